import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { makeMemoCode } from '#app/domain/payments/memo-code/make-memo-code.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Db, Tx } from '#db/store.ts';

/** The account on which a producer is paid now; null when they have given none. */
export async function accountOf({ store }: Context, db: Db, producerId: string) {
  const { bankAccount } = store.tables;
  const [account] = await db
    .select()
    .from(bankAccount)
    .where(and(eq(bankAccount.producerId, producerId), isNull(bankAccount.archivedAt)))
    .orderBy(desc(bankAccount.createdAt))
    .limit(1);
  return account ?? null;
}

/** Those of these producers who can be paid now, by one statement. */
export async function producersWithAccount(
  { store }: Context,
  db: Db,
  producerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { bankAccount } = store.tables;
  const rows = await db
    .selectDistinct({ producerId: bankAccount.producerId })
    .from(bankAccount)
    .where(and(inArray(bankAccount.producerId, [...producerIds]), isNull(bankAccount.archivedAt)));
  return new Set(rows.map(({ producerId }) => producerId));
}

/**
 * Asks for an order's money by a transfer straight to its producer's account, found again by a memo code of its own. Part
 * of the caller's write.
 * @throws DomainError cannotPaySo when the producer has no account.
 */
export async function askByVietqr(context: Context, tx: Tx, order: OrderRow): Promise<string> {
  const { store, clock } = context;
  const { payment, paymentAllocation } = store.tables;
  const account = await accountOf(context, tx, order.producerId);
  if (!account) throw new DomainError('cannotPaySo', { field: `method.${order.producerId}` });
  const paymentId = newId();
  await tx.insert(payment).values({
    id: paymentId,
    groupId: order.groupId,
    method: 'vietqr',
    amount: order.totalAmount,
    currency: order.currency,
    memoCode: await newMemoCode(context, tx),
    bankAccountId: account.id,
    createdAt: clock.now(),
    expiresAt: order.payBy,
  });
  await tx.insert(paymentAllocation).values({ paymentId, orderId: order.id, amount: order.totalAmount });
  return paymentId;
}

async function newMemoCode({ store }: Context, tx: Tx): Promise<string> {
  const { payment } = store.tables;
  for (;;) {
    const code = makeMemoCode();
    const taken = await tx
      .select({ id: payment.id })
      .from(payment)
      .where(eq(payment.memoCode, code))
      .limit(1);
    if (taken.length === 0) return code;
  }
}
