import { sumWithholding } from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { readMonth } from '#app/routes/department/money-desk/read-month.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { taxSheet } from '#app/routes/tax-sheet.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/withholding.xlsx?month=2026-11`: the month's sheet. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const month = readMonth(url.searchParams.get('month'), localDate(context.clock.now()));
  const rows = await sumWithholding(context, { from: month, to: month });
  const title = translate(payoutMessages, language)('monthSheetTitle', {
    month: `${month.slice(5)}-${month.slice(0, 4)}`,
  });
  return sendWorkbook([taxSheet(language, title, rows)], `khau-tru-${month}`);
});
