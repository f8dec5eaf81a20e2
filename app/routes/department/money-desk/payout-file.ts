import { redirect } from '@remix-run/node';
import { payoutHeadings, payoutRow } from '#app/domain/payments/payouts/payout-lines.server.ts';
import { readPayoutFile } from '#app/domain/payments/payouts/read-payout-file.server.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/** Characters of the checksum in the file's name. */
const MARK = 8;

/** Why a file must not go to the bank as it was recorded; the run's page says so. */
const unsendable: Readonly<Record<string, string>> = {
  payoutFileChanged: 'changed',
  payoutFileReversed: 'reversed',
};

/** `/department/payouts/:runId/file?as=xlsx|csv`: what of a run is to be paid, as its file was recorded, for the operator's bank. */
export const loader = loaderFor('department', async ({ context, actor, params, url }) => {
  const runId = params.runId ?? '';
  const { number, lines, csv, hash } = await readPayoutFile(context, actor, runId).catch((error) => {
    const asked = isDomainError(error) ? unsendable[error.code] : undefined;
    if (!asked) throw error;
    throw redirect(`/department/payouts/${runId}?file=${asked}`, 303);
  });
  const name = `chi-tra-${number}-${hash.slice(0, MARK)}`;
  if (url.searchParams.get('as') === 'csv') {
    return new Response(new Uint8Array(csv), {
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
        sheetName: translate(payoutMessages, 'vi')('runName', { number: String(number) }),
        columns: payoutHeadings.map((heading, at) => ({
          heading,
          width: widths[at] ?? 20,
          format: at === 4 ? ('money' as const) : ('text' as const),
        })),
        rows: lines.map(payoutRow),
      },
    ],
    name,
  );
});
