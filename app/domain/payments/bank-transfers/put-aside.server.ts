import { restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { dropLinks, freeUnsold } from '#app/domain/payments/bank-transfers/free-unsold.server.ts';
import {
  decide,
  holdWaiting,
  type MoneyActor,
} from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { tellWhoPaid } from '#app/domain/payments/bank-transfers/tell-who-paid.server.ts';
import { sealTransferText } from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

/** Why money is no business of the market's: private money, told of twice, or sent back to who it came from. */
export const asideReasons = ['not-ours', 'told-twice', 'sent-back'] as const;
export type AsideReason = (typeof asideReasons)[number];

export const LONGEST_NOTE = 300;

/**
 * Puts aside what is left of a transfer, with a note: the books hold it no more. What an order was sold for stays. Of money that
 * came by mistake and was sent back its buyer is told by mail.
 * @throws NotFound, DomainError transferDecided; required, tooLong (field note).
 */
export async function putAside(
  context: Context,
  actor: MoneyActor,
  { transferId, why, note }: { transferId: string; why: AsideReason; note: string },
): Promise<void> {
  const words = tidy(note);
  if (words === '') throw new DomainError('required', { field: 'note' });
  if ([...words].length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  const sealedNote = sealTransferText(context.config, 'note', transferId, words);
  await context.store.write(
    async (tx) => {
      const { account, transfer } = await holdWaiting(context, tx, actor, transferId);
      await freeUnsold(context, tx, transferId);
      await dropLinks(context, tx, transferId);
      const rest = await restOf(context, tx, transfer);
      const { producerId } = account;
      await post(context, tx, {
        kind: 'transfer-aside',
        subject: `transfer:${transferId}`,
        entries: [
          { account: 'producer_direct', amount: -rest, producerId },
          { account: 'buyer_receivable', amount: rest, producerId },
        ],
      });
      await decide(context, tx, actor, transfer, {
        resolution: why,
        trouble: null,
        sealedNote,
        detail: { aside: rest },
      });
      if (why === 'sent-back' && transfer.trouble === 'wrong-account')
        await tellWhoPaid(context, tx, transfer, 'astray-sent-back');
    },
    { isolation: 'guarded' },
  );
}
