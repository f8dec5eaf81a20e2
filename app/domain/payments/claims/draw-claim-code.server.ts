import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { claimCode } from '#app/domain/orders/money-back/claim-code.ts';
import { readClaims } from '#app/domain/orders/money-back/read-claims.server.ts';
import { readPayments } from '#app/domain/payments/buyer-page/read-payments.server.ts';
import { drawPayloadPng, drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * The VietQR code by which a buyer pays back to the market what they have of it twice, as a picture.
 * @throws NotFound for a claim on another buyer, where nothing of it is open, and where the market has said no account.
 */
export async function drawClaimCode(
  context: Context,
  { group, claimId, format }: { group: GroupRow; claimId: string; format: 'svg' | 'png' },
): Promise<{ type: string; content: Buffer }> {
  const { store, config } = context;
  const payments = (await readPayments(context, group)).map(({ id }) => id);
  const claims = await store.read((db) => readClaims(store.tables, db, payments));
  const claim = claims.find(({ id }) => id === claimId);
  if (!claim || claim.open <= 0 || !config.marketAccount) throw new NotFound('nothing is asked for so');
  const { bin, number: account } = config.marketAccount;
  const payload = writePayload({
    ...{ kind: 'account', use: 'dynamic', bin, account },
    ...{ amount: claim.open, memo: claimCode(claim.id) },
  });
  return format === 'svg'
    ? { type: 'image/svg+xml', content: Buffer.from(drawPayloadSvg(payload)) }
    : { type: 'image/png', content: await drawPayloadPng(payload) };
}
