import { and, eq, gte, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
import { endedByCancel } from '#app/domain/orders/money-back/ended-by-cancel.server.ts';
import { restOf } from '#app/domain/payments/bank-transfers/transfer-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** Why money of a buyer's stands with no order, as far as it can be known whose it is. */
export type LooseKind =
  | Exclude<TransferTrouble, 'no-code' | 'unknown-code'>
  | 'card-amount'
  /** It came after the order was cancelled, by its buyer or another. */
  | 'after-own-cancel'
  | 'after-cancel';

/** Money of a buyer's that was seen, belongs to no order, and waits for a person. */
export type LooseMoney = {
  readonly id: string;
  readonly kind: LooseKind;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  /** Capitals. */
  readonly currency: string;
  readonly paymentId: string;
};

/** Those that carry a payment's code and could not be tied to it. */
const untied = ['unclear-split', 'wrong-account'] as const satisfies TransferTrouble[];

/**
 * Too much, late, double, or split nobody knows how: what came in for a checkout and waits until its producer, or staff,
 * have decided. What has been decided to go back stands among the refunds. Nothing of what the bank wrote is in it.
 */
export async function readLooseMoney(context: Context, groupId: string): Promise<LooseMoney[]> {
  return context.store.read((db) => looseMoneyOf(context, db, [groupId]));
}

/** The same for several checkouts, as part of the caller's read or write. */
export async function looseMoneyOf(
  context: Context,
  db: Db,
  groupIds: readonly string[],
): Promise<LooseMoney[]> {
  const { payment } = context.store.tables;
  const payments = await db
    .select()
    .from(payment)
    .where(inArray(payment.groupId, [...groupIds]));
  if (payments.length === 0) return [];
  return [
    ...(await tiedTransfers(context, db, payments)),
    ...(await untiedTransfers(context, db, payments)),
    ...(await wrongCardMoney(context, db, payments)),
  ];
}

type PaymentFacts = {
  id: string;
  memoCode: string | null;
  createdAt: number;
  settledAt: number | null;
  closedAt: number | null;
};

async function tiedTransfers(
  context: Context,
  db: Db,
  payments: readonly PaymentFacts[],
): Promise<LooseMoney[]> {
  const { bankTransfer, transferMatch } = context.store.tables;
  const rows = await db
    .select({ transfer: bankTransfer, match: transferMatch })
    .from(transferMatch)
    .innerJoin(bankTransfer, eq(bankTransfer.id, transferMatch.transferId))
    .where(
      and(
        inArray(
          transferMatch.paymentId,
          payments.map(({ id }) => id),
        ),
        isNotNull(bankTransfer.trouble),
        isNull(bankTransfer.resolvedAt),
      ),
    )
    .orderBy(bankTransfer.id);
  const ended = await endedByCancel(
    context.store.tables,
    db,
    payments.map(({ id }) => id),
  );
  const found: LooseMoney[] = [];
  for (const { transfer, match } of rows) {
    const { trouble } = transfer;
    const asked = payments.find(({ id }) => id === match.paymentId);
    if (trouble === null || trouble === 'no-code' || trouble === 'unknown-code' || !asked) continue;
    // The rest of it is still asked for: that stands where one pays.
    if (trouble === 'too-little' && asked.closedAt === null) continue;
    // What its order was sold for is no loose money; what is late was sold for nothing.
    const isAll = trouble === 'late' || trouble === 'too-little';
    const amount = isAll ? transfer.amount : await restOf(context, db, transfer);
    const by = trouble === 'late' ? ended.get(match.paymentId) : undefined;
    const kind = by === undefined ? trouble : by === 'buyer' ? 'after-own-cancel' : 'after-cancel';
    if (amount > 0)
      found.push({ id: transfer.id, kind, amount, currency: 'VND', paymentId: match.paymentId });
  }
  return found;
}

async function untiedTransfers(
  { store }: Context,
  db: Db,
  payments: readonly PaymentFacts[],
): Promise<LooseMoney[]> {
  const { bankTransfer } = store.tables;
  const asked = payments.filter(({ memoCode }) => memoCode !== null);
  if (asked.length === 0) return [];
  const rows = await db
    .select({
      id: bankTransfer.id,
      amount: bankTransfer.amount,
      trouble: bankTransfer.trouble,
      codes: bankTransfer.codes,
    })
    .from(bankTransfer)
    .where(
      and(
        inArray(bankTransfer.trouble, [...untied]),
        isNull(bankTransfer.resolvedAt),
        gte(bankTransfer.seenAt, Math.min(...asked.map(({ createdAt }) => createdAt))),
      ),
    )
    .orderBy(bankTransfer.id);
  return rows.flatMap(({ id, amount, trouble, codes }) => {
    const kind = untied.find((one) => one === trouble);
    return asked.flatMap(({ id: paymentId, memoCode }) =>
      kind && memoCode !== null && codes.includes(memoCode)
        ? [{ id, kind, amount, currency: 'VND', paymentId }]
        : [],
    );
  });
}

async function wrongCardMoney(
  { store }: Context,
  db: Db,
  payments: readonly PaymentFacts[],
): Promise<LooseMoney[]> {
  const { cardMoney, refund, reconciliationFinding: finding } = store.tables;
  // Staff have seen to it elsewhere: nobody waits for it.
  const decided = db
    .select({ id: finding.id })
    .from(finding)
    .where(
      and(
        inArray(finding.kind, ['amount', 'currency']),
        eq(finding.subject, cardMoney.externalId),
        isNotNull(finding.resolvedAt),
      ),
    );
  const rows = await db
    .select({
      id: cardMoney.id,
      amount: cardMoney.amount,
      currency: cardMoney.currency,
      paymentId: cardMoney.paymentId,
    })
    .from(cardMoney)
    .leftJoin(refund, eq(refund.cardMoneyId, cardMoney.id))
    .where(
      and(
        inArray(
          cardMoney.paymentId,
          payments.map(({ id }) => id),
        ),
        inArray(cardMoney.standing, ['wrong', 'foreign']),
        isNull(refund.id),
        notExists(decided),
      ),
    )
    .orderBy(cardMoney.id);
  return rows.map((row) => ({ ...row, kind: 'card-amount' as const }));
}
