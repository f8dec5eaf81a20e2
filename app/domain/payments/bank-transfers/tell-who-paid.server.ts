import { and, asc, eq, inArray } from 'drizzle-orm';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { endedByCancel } from '#app/domain/orders/money-back/ended-by-cancel.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

type AboutTransfer =
  | 'paid-in-part'
  | 'money-after-cancel'
  | 'money-to-divide'
  | 'money-astray'
  | 'astray-sent-back';

/**
 * Tells by mail whoever has paid, when their money is seen and has not paid an order for a reason that they cannot guess: it is
 * less than was asked for, it names several orders and does not match them, it came to another producer's account, or after the
 * order was cancelled. Part of the write that takes it in.
 */
export async function tellOfTrouble(
  context: Context,
  tx: Tx,
  transferId: string,
  trouble: TransferTrouble,
): Promise<void> {
  const { bankTransfer, transferMatch } = context.store.tables;
  const [transfer] = await tx.select().from(bankTransfer).where(eq(bankTransfer.id, transferId));
  if (!transfer) return;
  if (trouble === 'wrong-account') await tellWhoPaid(context, tx, transfer, 'money-astray');
  if (trouble === 'unclear-split') await tellWhoPaid(context, tx, transfer, 'money-to-divide');
  if (trouble !== 'late' && trouble !== 'too-little') return;
  const matches = await tx
    .select({ paymentId: transferMatch.paymentId })
    .from(transferMatch)
    .where(eq(transferMatch.transferId, transferId));
  const ids = matches.map(({ paymentId }) => paymentId);
  if (trouble === 'too-little') {
    await tell(context, tx, { transferId, paymentIds: ids, kind: 'paid-in-part' });
    return;
  }
  const ended = await endedByCancel(context.store.tables, tx, ids);
  await tell(context, tx, { transferId, paymentIds: [...ended.keys()], kind: 'money-after-cancel' });
}

/** Whoever's code is in a transfer that could not be tied to their order: once for each checkout. */
export async function tellWhoPaid(
  context: Context,
  tx: Tx,
  { id: transferId, codes }: { id: string; codes: readonly string[] },
  kind: AboutTransfer,
): Promise<void> {
  const { payment } = context.store.tables;
  const rows = await tx
    .select({ id: payment.id })
    .from(payment)
    .where(inArray(payment.memoCode, [...codes]));
  await tell(context, tx, { transferId, paymentIds: rows.map(({ id }) => id), kind });
}

/** Each checkout of these payments, once of each transfer: told of again, by whichever source, it is known. */
async function tell(
  context: Context,
  tx: Tx,
  {
    transferId,
    paymentIds,
    kind,
  }: { transferId: string; paymentIds: readonly string[]; kind: AboutTransfer },
): Promise<void> {
  const { payment, orderGroup, outgoingMessage } = context.store.tables;
  if (paymentIds.length === 0) return;
  const rows = await tx
    .select({ paymentId: payment.id, groupId: payment.groupId, personId: orderGroup.buyerId })
    .from(payment)
    .innerJoin(orderGroup, eq(orderGroup.id, payment.groupId))
    .where(inArray(payment.id, [...paymentIds]))
    .orderBy(asc(payment.id));
  const subjectOf = (paymentId: string) => `transfer:${transferId}:${paymentId}` as const;
  const known = await tx
    .select({ subject: outgoingMessage.subject })
    .from(outgoingMessage)
    .where(
      and(
        eq(outgoingMessage.kind, kind),
        inArray(
          outgoingMessage.subject,
          rows.map(({ paymentId }) => subjectOf(paymentId)),
        ),
      ),
    );
  const told = new Set(
    rows.flatMap(({ paymentId, groupId }) =>
      known.some(({ subject }) => subject === subjectOf(paymentId)) ? [groupId] : [],
    ),
  );
  for (const { paymentId, groupId, personId } of rows) {
    if (told.has(groupId)) continue;
    told.add(groupId);
    await leaveMessage(context, tx, { personId, kind, subject: subjectOf(paymentId) });
  }
}
