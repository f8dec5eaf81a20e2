import { and, eq, gte, inArray } from 'drizzle-orm';
import { leaveMessage } from '#app/domain/orders/messages/leave-message.server.ts';
import { newestAccount } from '#app/domain/payments/refund-account/newest-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * Asks a buyer by message to which account money goes back, unless they have said so for the checkout, were asked
 * today (several refunds of one act are one question), or have been erased: then there is nobody to ask. Part of the write that promises the money, or
 * learns that its card takes it no more.
 * @param isNamedOnly card money is among it, for which the account that they paid from is no answer.
 */
export async function askWhereTo(
  context: Context,
  tx: Tx,
  { groupId, refundId, isNamedOnly = false }: { groupId: string; refundId: string; isNamedOnly?: boolean },
): Promise<void> {
  const { tables } = context.store;
  const said = await newestAccount(tx, tables, groupId);
  if (said && (said.kind === 'named' || !isNamedOnly)) return;
  const { orderGroup, outgoingMessage, payment, personKey, refund } = tables;
  const [group] = await tx
    .select({ buyerId: orderGroup.buyerId, key: personKey.wrappedKey })
    .from(orderGroup)
    .leftJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
    .where(eq(orderGroup.id, groupId));
  if (!group?.key) return;
  const { buyerId: personId } = group;
  const kind = 'refund-account-asked';
  const refunds = await tx
    .select({ id: refund.id })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(eq(payment.groupId, groupId));
  const [asked] = await tx
    .select({ id: outgoingMessage.id })
    .from(outgoingMessage)
    .where(
      and(
        inArray(
          outgoingMessage.subject,
          // What they have said since is no answer for this one.
          said ? [`refund:${refundId}`] : refunds.map(({ id }) => `refund:${id}`),
        ),
        eq(outgoingMessage.kind, kind),
        gte(outgoingMessage.createdAt, context.clock.now() - DAY_MS),
      ),
    )
    .limit(1);
  if (asked) return;
  await leaveMessage(context, tx, { personId, kind, subject: `refund:${refundId}` });
}
