import { and, eq, inArray } from 'drizzle-orm';
import { askWhereTo } from '#app/domain/payments/refund-account/ask-where-to.server.ts';
import { refundsToAccount } from '#app/domain/payments/refund-account/refunds-to-account.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * Asks the buyer of a card payment, once for each refund, to which account the market sends what their card takes no more
 * (`refundsToAccount`). Part of the write that learns that a refund has failed, or what a bank has decided, after all that
 * follows of it.
 */
export async function askForAccount(context: Context, tx: Tx, paymentId: string): Promise<void> {
  const { tables } = context.store;
  const [paid] = await tx
    .select({ groupId: tables.payment.groupId })
    .from(tables.payment)
    .where(eq(tables.payment.id, paymentId));
  if (!paid) return;
  const waiting = (await refundsToAccount(tables, tx, [paid.groupId])).filter(
    (one) => one.method === 'card' && one.paymentId === paymentId,
  );
  if (waiting.length === 0) return;
  const { outgoingMessage } = tables;
  const asked = await tx
    .select({ subject: outgoingMessage.subject })
    .from(outgoingMessage)
    .where(
      and(
        eq(outgoingMessage.kind, 'refund-account-asked'),
        inArray(
          outgoingMessage.subject,
          waiting.map(({ id }) => `refund:${id}`),
        ),
      ),
    );
  const first = waiting.find(({ id }) => !asked.some(({ subject }) => subject === `refund:${id}`));
  if (first) await askWhereTo(context, tx, { groupId: paid.groupId, refundId: first.id, isNamedOnly: true });
}
