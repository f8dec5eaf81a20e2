import { and, eq, gte, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
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
  return context.store.read(async (db) => {
    const { open, dealtWith } = await looseOf(context, db, [groupId]);
    return [...open, ...dealtWith];
  });
}

/** What waits of several checkouts, as part of the caller's read or write. */
export async function looseMoneyOf(
  context: Context,
  db: Db,
  groupIds: readonly string[],
): Promise<LooseMoney[]> {
  return (await looseOf(context, db, groupIds)).open;
}

type Loose = {
  readonly open: LooseMoney[];
  /** On another producer's account, and dealt with there. */
  readonly dealtWith: LooseMoney[];
};

async function looseOf(context: Context, db: Db, groupIds: readonly string[]): Promise<Loose> {
  const { payment } = context.store.tables;
  const payments = await db
    .select()
    .from(payment)
    .where(inArray(payment.groupId, [...groupIds]));
  if (payments.length === 0) return { open: [], dealtWith: [] };
  const tied = await tiedTransfers(context, db, payments);
  const untied = await untiedTransfers(context, db, payments);
  const cards = await wrongCardMoney(context, db, payments);
  return { open: [...tied, ...untied.open, ...cards], dealtWith: untied.dealtWith };
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

/** By the codes that they carry, which are none of any other checkout's. */
async function untiedTransfers(
  { store }: Context,
  db: Db,
  payments: readonly PaymentFacts[],
): Promise<Loose> {
  const { bankTransfer, transferCode, bankAccount, producer } = store.tables;
  const asked = payments.flatMap(({ id, memoCode, createdAt }) =>
    memoCode === null ? [] : [{ id, memoCode, createdAt }],
  );
  if (asked.length === 0) return { open: [], dealtWith: [] };
  const rows = await db
    .select({
      id: bankTransfer.id,
      amount: bankTransfer.amount,
      trouble: bankTransfer.trouble,
      code: transferCode.code,
      resolution: bankTransfer.resolution,
      resolvedAt: bankTransfer.resolvedAt,
      holder: producer.name,
    })
    .from(transferCode)
    .innerJoin(bankTransfer, eq(bankTransfer.id, transferCode.transferId))
    .innerJoin(bankAccount, eq(bankAccount.id, bankTransfer.bankAccountId))
    .innerJoin(producer, eq(producer.id, bankAccount.producerId))
    .where(
      and(
        inArray(
          transferCode.code,
          asked.map(({ memoCode }) => memoCode),
        ),
        inArray(bankTransfer.trouble, [...untied]),
        gte(bankTransfer.seenAt, Math.min(...asked.map(({ createdAt }) => createdAt))),
      ),
    )
    .orderBy(bankTransfer.id, transferCode.code);
  const found: Loose = { open: [], dealtWith: [] };
  for (const { id, amount, trouble, code, resolution, resolvedAt, holder } of rows) {
    const isOpen = resolvedAt === null;
    const kind = isOpen ? untied.find((one) => one === trouble) : endOf(trouble, resolution);
    const paymentId = asked.find(({ memoCode }) => memoCode === code)?.id;
    if (!kind || paymentId === undefined) continue;
    const astray = trouble === 'wrong-account' ? { astray: { holder, dealtWithAt: resolvedAt } } : {};
    found[isOpen ? 'open' : 'dealtWith'].push({ id, kind, amount, currency: 'VND', paymentId, ...astray });
  }
  return found;
}

/** Of what came to another producer's account alone the buyer is told how it ended: the rest stands among the refunds. */
function endOf(trouble: TransferTrouble | null, resolution: string | null): LooseKind | undefined {
  return trouble === 'wrong-account' ? dealtWith[resolution ?? ''] : undefined;
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
