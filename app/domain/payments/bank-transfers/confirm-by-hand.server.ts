import { and, eq } from 'drizzle-orm';
import { receivedFor } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import { lockAccount } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { newestTransferPayment } from '#app/domain/payments/bank-transfers/newest-payment.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { placeOn } from '#app/domain/payments/bank-transfers/place-on.server.ts';
import { LONGEST_NOTE } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { readByHand } from '#app/domain/payments/bank-transfers/read-by-hand.server.ts';
import { leaveInQueue, writeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { sealTransferText } from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import { lockPayments } from '#app/domain/payments/refunds/lock-payments.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound, refuseTogether } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

export type SaidByHand = {
  orderId: string;
  /** VND, as seen on the account. */
  amount: number;
  note: string;
  /** Asked a second time, since it makes goods leave the house; left out where nobody is asked. */
  isSure?: boolean;
};

/**
 * The producer's own word that an order's money has come, in full. It counts as the transfer itself, until the bank tells
 * of the real one, which then is the same. Said twice (a double click), it is said once.
 * @returns why the money waits: `late` when the order's time is over; null when the order is paid.
 * @throws NotFound; DomainError byHandOtherAmount (amount), byHandOtherOrder, required, tooLong (note), byHandNotSure
 *   (sure); all that is wrong with what was typed at once.
 */
export async function confirmByHand(
  context: Context,
  actor: MoneyActor & { producerId: string },
  { orderId, amount, note, isSure = true }: SaidByHand,
): Promise<TransferTrouble | null> {
  const { store, clock, config } = context;
  const words = tidy(note);
  const wrong = wrongWords(words, isSure);
  if (wrong.length > 0) {
    const { missing } = await readByHand(context, actor.producerId, orderId);
    refuseTogether([...(amount === missing ? [] : [otherAmount(missing)]), ...wrong]);
  }
  const id = newId();
  const sealed = sealTransferText(config, 'text', id, words);
  return store.write(
    async (tx) => {
      const asked = await paymentOf(context, tx, actor.producerId, orderId);
      const account = await lockAccount(context, tx, asked.accountId);
      const [payment] = await lockPayments(context, tx, [asked.paymentId]);
      if (!payment?.memoCode) throw new NotFound('payment');
      if (payment.settledAt !== null) return null;
      const missing = payment.amount - (await receivedFor(context, tx, payment.id));
      if (amount !== missing) throw otherAmount(missing);
      const seen = {
        source: 'hand' as const,
        externalId: id,
        reference: null,
        amount,
        text: words,
        occurredAt: clock.now(),
      };
      const transfer = await writeTransfer(context, tx, account, seen, {
        id,
        toldAt: clock.now(),
        sealed,
        codes: [payment.memoCode],
      });
      const trouble = await placeOn(context, tx, transfer, payment, { personId: actor.personId });
      if (trouble !== null) await leaveInQueue(context, tx, account, id, trouble);
      const by = { role: actor.role, personId: actor.personId };
      await writeOrderEvent(context, tx, {
        orderId,
        kind: 'money-by-hand',
        by,
        detail: { transferId: id, amount },
      });
      await recordAudit(context, tx, {
        ...by,
        act: 'confirm-transfer-by-hand',
        subject: 'bank-transfer',
        subjectId: id,
        detail: { orderId, paymentId: payment.id, amount, trouble },
      });
      return trouble;
    },
    { isolation: 'guarded' },
  );
}

function wrongWords(words: string, isSure: boolean): DomainError[] {
  return [
    ...(words === '' ? [new DomainError('required', { field: 'note' })] : []),
    ...([...words].length > LONGEST_NOTE
      ? [new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } })]
      : []),
    ...(isSure ? [] : [new DomainError('byHandNotSure', { field: 'sure' })]),
  ];
}

function otherAmount(missing: number): DomainError {
  return new DomainError('byHandOtherAmount', { field: 'amount', params: { amount: missing } });
}

async function paymentOf(
  { store }: Context,
  tx: Tx,
  producerId: string,
  orderId: string,
): Promise<{ paymentId: string; accountId: string }> {
  const { order } = store.tables;
  const [ordered] = await tx
    .select({ id: order.id })
    .from(order)
    .where(and(eq(order.id, orderId), eq(order.producerId, producerId)));
  if (!ordered) throw new NotFound('order');
  const asked = await newestTransferPayment(tx, store.tables, orderId);
  if (!asked?.bankAccountId) throw new DomainError('byHandOtherOrder');
  return { paymentId: asked.id, accountId: asked.bankAccountId };
}
