import { sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { readYear } from '#app/routes/seller/statement/read-year.ts';
import { taxSheet } from '#app/routes/tax-sheet.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/seller/statement.xlsx?year=`: the year's tax of the producer, month by month. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const year = readYear(url.searchParams.get('year'), localDate(context.clock.now()));
  const { producerId } = actor;
  const rows = await sumWithholding(context, { from: `${year}-01`, to: `${year}-12`, producerId });
  const title = translate(payoutMessages, language)('taxTitle', { year });
  return sendWorkbook([taxSheet(language, title, rows)], `khau-tru-${year}`);
});
