import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { bookSentThere } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import { promiseForeignRefund } from '#app/domain/payments/refunds/promise-foreign-refund.server.ts';
import { promiseRefund } from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** What staff do about something that does not agree. */
export type Resolve =
  /** They have seen to it elsewhere. */
  | { how: 'note' }
  /** The money goes back to whom it came from, whole. */
  | { how: 'give-back' }
  /** What was given back over there was for this order. */
  | { how: 'assign'; orderId: string };

const moneyDetail = z.object({ moneyId: z.string() });
const refundDetail = z.object({ intentId: z.string(), amount: z.number() });

/**
 * Closes what did not agree, once, with what was done about it and why.
 * @throws NotFound when it is not open; DomainError findingNote (note), cannotGiveBack, refundTooMuch.
 */
export async function resolveFinding(
  context: Context,
  actor: Actor,
  { findingId, note, resolve }: { findingId: string; note: string; resolve: Resolve },
): Promise<void> {
  const { store, clock } = context;
  const { reconciliationFinding: finding } = store.tables;
  const words = note.trim();
  if (words.length < 3) throw new DomainError('findingNote', { field: 'note' });
  await store.write(
    async (tx) => {
      const [open] = await tx
        .update(finding)
        .set({ resolvedAt: clock.now(), resolvedBy: actor.personId, note: words.slice(0, 500) })
        .where(and(eq(finding.id, findingId), isNull(finding.resolvedAt)))
        .returning();
      if (!open) throw new NotFound('open finding');
      if (resolve.how === 'give-back') await giveBack(context, tx, actor, open);
      if (resolve.how === 'assign') await assign(context, tx, open, resolve.orderId);
      await recordAudit(context, tx, {
        personId: actor.personId,
        role: staffRole(actor),
        act: 'resolve-finding',
        subject: 'reconciliation-finding',
        subjectId: findingId,
        detail: { kind: open.kind, about: open.subject, how: resolve.how },
      });
    },
    { isolation: 'guarded' },
  );
}

type Finding = Store['tables']['reconciliationFinding']['$inferSelect'];

async function giveBack(context: Context, tx: Tx, actor: Actor, { kind, detail }: Finding): Promise<void> {
  const { cardMoney } = context.store.tables;
  const about = moneyDetail.safeParse(detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.id, about.data.moneyId))
    : [];
  // What somebody gave back over there meanwhile has gone already.
  const amount = money ? await leftOfCardMoney(context.store.tables, tx, money.id) : 0;
  if (amount <= 0) throw new DomainError('cannotGiveBack');
  const rest = {
    amount,
    reason: 'wrong-amount',
    causeKey: `money:${money?.externalId}`,
    by: { role: 'staff', personId: actor.personId },
  } as const;
  if (kind === 'currency' && money?.standing === 'foreign') {
    await promiseForeignRefund(context, tx, { money, ...rest });
    return;
  }
  if (kind !== 'amount' || money?.standing !== 'wrong') throw new DomainError('cannotGiveBack');
  const { id: cardMoneyId, paymentId } = money;
  await promiseRefund(context, tx, { paymentId, orderId: null, cardMoneyId, ...rest });
}

async function assign(context: Context, tx: Tx, finding: Finding, orderId: string): Promise<void> {
  const { cardMoney, paymentAllocation } = context.store.tables;
  const about = refundDetail.safeParse(finding.detail);
  const [money] = about.success
    ? await tx.select().from(cardMoney).where(eq(cardMoney.externalId, about.data.intentId))
    : [];
  if (finding.kind !== 'refund-there' || !about.success || money?.standing !== 'settles')
    throw new DomainError('cannotGiveBack');
  const [part] = await tx
    .select()
    .from(paymentAllocation)
    .where(and(eq(paymentAllocation.paymentId, money.paymentId), eq(paymentAllocation.orderId, orderId)));
  if (!part) throw new NotFound('order of this payment');
  await bookSentThere(context, tx, money, {
    orderId,
    amount: about.data.amount,
    externalId: finding.subject,
  });
}
