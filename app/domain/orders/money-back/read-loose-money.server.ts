import { and, eq, gte, inArray, isNotNull, isNull, like, notExists, or, sql } from 'drizzle-orm';
import { endedByCancel } from '#app/domain/orders/money-back/ended-by-cancel.server.ts';
import { restOf } from '#app/domain/orders/money-back/transfer-rest.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';

/** Why money of a buyer's stands with no order, as far as it can be known whose it is. */
export type LooseKind =
  | Exclude<TransferTrouble, 'no-code' | 'unknown-code'>
  | 'card-amount'
  /** It came after the order was cancelled, by its buyer or another. */
  | 'after-own-cancel'
  | 'after-cancel'
  /** Whose account it came to by mistake has noted that it was sent back, or has put it aside for another reason. */
  | 'wrong-account-sent'
  | 'wrong-account-aside';

/** Money of a buyer's that was seen, belongs to no order, and waits for a person. */
export type LooseMoney = {
  readonly id: string;
  readonly kind: LooseKind;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  /** Capitals. */
  readonly currency: string;
  readonly paymentId: string;
  /** Of money on the account of another producer: who that is, and when they have dealt with it (ms UTC). */
  readonly astray?: { readonly holder: string; readonly dealtWithAt: number | null };
};

/** Those that carry a payment's code and could not be tied to it. */
const untied = ['unclear-split', 'wrong-account'] as const satisfies TransferTrouble[];

/**
 * Too much, late, double, or split nobody knows how: what came in for a checkout and waits until its producer, or staff,
 * have decided. What has been decided to go back stands among the refunds; what came to another producer's account is told on
 * after they have dealt with it, since no refund of this market's says so. Nothing of what the bank wrote is in it.
 */
export async function readLooseMoney(context: Context, groupId: string): Promise<LooseMoney[]> {
  const { payment } = context.store.tables;
  return context.store.read(async (db) => {
    const payments = await db.select().from(payment).where(eq(payment.groupId, groupId));
    const open = await looseMoneyOf(context, db, [groupId]);
    return [...open, ...(await untiedTransfers(context, db, payments, { isDealtWith: true }))];
  });
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
    ...(await untiedTransfers(context, db, payments, { isDealtWith: false })),
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

/** How those who got money by mistake deal with it; one that they put to an order of theirs was theirs. */
const dealtWith: Readonly<Record<string, LooseKind>> = {
  'sent-back': 'wrong-account-sent',
  'not-ours': 'wrong-account-aside',
  'told-twice': 'wrong-account-aside',
};

async function untiedTransfers(
  { store }: Context,
  db: Db,
  payments: readonly PaymentFacts[],
  { isDealtWith }: { isDealtWith: boolean },
): Promise<LooseMoney[]> {
  const { bankTransfer, bankAccount, producer } = store.tables;
  const asked = payments.filter(({ memoCode }) => memoCode !== null);
  if (asked.length === 0) return [];
  const rows = await db
    .select({
      id: bankTransfer.id,
      amount: bankTransfer.amount,
      trouble: bankTransfer.trouble,
      codes: bankTransfer.codes,
      resolution: bankTransfer.resolution,
      resolvedAt: bankTransfer.resolvedAt,
      holder: producer.name,
    })
    .from(bankTransfer)
    .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
    .innerJoin(producer, eq(producer.id, bankAccount.producerId))
    .where(
      and(
        isDealtWith
          ? and(
              eq(bankTransfer.trouble, 'wrong-account'),
              inArray(bankTransfer.resolution, Object.keys(dealtWith)),
            )
          : and(inArray(bankTransfer.trouble, [...untied]), isNull(bankTransfer.resolvedAt)),
        gte(bankTransfer.seenAt, Math.min(...asked.map(({ createdAt }) => createdAt))),
        // The database leaves out all of the market's others; below it is asked to the letter.
        or(...asked.map(({ memoCode }) => like(sql`cast(${bankTransfer.codes} as text)`, `%${memoCode}%`))),
      ),
    )
    .orderBy(bankTransfer.id);
  return rows.flatMap(({ id, amount, trouble, codes, resolution, resolvedAt, holder }) => {
    const open = untied.find((one) => one === trouble);
    const kind = isDealtWith ? dealtWith[resolution ?? ''] : open;
    const astray = trouble === 'wrong-account' ? { astray: { holder, dealtWithAt: resolvedAt } } : {};
    return asked.flatMap(({ id: paymentId, memoCode }) =>
      kind && memoCode !== null && codes.includes(memoCode)
        ? [{ id, kind, amount, currency: 'VND', paymentId, ...astray }]
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
