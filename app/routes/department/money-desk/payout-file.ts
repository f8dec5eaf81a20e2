import { Readable } from 'node:stream';
import { writePayoutFile } from '#app/domain/payments/payouts/write-payout-file.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { writeCsv } from '#app/server/spreadsheet/write-csv.server.ts';

/** `/department/payouts/:runId/file?as=xlsx|csv`: what of a run is still to be paid, as the operator's bank takes it. */
export const loader = loaderFor('department', async ({ context, actor, params, url, language }) => {
  const { number, lines } = await writePayoutFile(context, actor, params.runId ?? '');
  const t = translate(payoutMessages, language);
  const name = `chi-tra-${number}`;
  const headings = [
    t('file_bank'),
    t('file_bin'),
    t('file_account'),
    t('file_holder'),
    t('file_amount'),
    t('file_memo'),
  ];
  const rows = lines.map(({ bankName, bin, account, holder, amount, memo }) => [
    bankName,
    bin,
    account,
    holder,
    amount,
    memo,
  ]);
  if (url.searchParams.get('as') === 'csv') {
    return new Response(Readable.toWeb(writeCsv(headings, rows)) as ReadableStream, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  }
  const widths = [18, 10, 22, 32, 16, 60];
  return sendWorkbook(
    [
      {
        sheetName: t('runName', { number: String(number) }),
        columns: headings.map((heading, at) => ({
          heading,
          width: widths[at] ?? 20,
          format: at === 4 ? ('money' as const) : ('text' as const),
        })),
        rows,
      },
    ],
    name,
  );
});
