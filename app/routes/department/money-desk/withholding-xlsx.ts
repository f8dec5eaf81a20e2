import { sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { readMonth } from '#app/routes/department/money-desk/read-month.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { readYear } from '#app/routes/read-year.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { taxSheet } from '#app/routes/tax-sheet.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/withholding.xlsx?month=2026-11`: the month's sheet; with `?year=2026` all of a year, producer by producer. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const today = localDate(context.clock.now());
  const t = translate(payoutMessages, language);
  if (url.searchParams.has('year')) {
    const year = readYear(url.searchParams.get('year'), today);
    const rows = await sumWithholding(context, { from: `${year}-01`, to: `${year}-12` });
    return sendWorkbook([taxSheet(language, t('taxTitle', { year }), rows)], t('taxFile', { period: year }));
  }
  const month = readMonth(url.searchParams.get('month'), today);
  const rows = await sumWithholding(context, { from: month, to: month });
  const title = t('monthSheetTitle', {
    month: `${month.slice(5)}-${month.slice(0, 4)}`,
  });
  return sendWorkbook([taxSheet(language, title, rows)], t('taxFile', { period: month }));
});
