import { Readable } from 'node:stream';
import { sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { readYear } from '#app/routes/read-year.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { taxSheet } from '#app/routes/tax-sheet.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';

/** `/seller/statement.xlsx?year=`: the year's tax of the producer, month by month. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const year = readYear(url.searchParams.get('year'), localDate(context.clock.now()));
  const { producerId } = actor;
  const rows = await sumWithholding(context, { from: `${year}-01`, to: `${year}-12`, producerId });
  const t = translate(payoutMessages, language);
  const title = t('taxTitle', { year });
  const workbook = writeXlsx([taxSheet(language, title, rows)]);
  return new Response(Readable.toWeb(workbook) as ReadableStream, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${t('taxFile', { period: year })}.xlsx"`,
      'Cache-Control': 'no-store',
    },
  });
});
