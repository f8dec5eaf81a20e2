import { and, count, desc, eq, inArray, isNotNull, isNull, ne, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import { claimCode } from '#app/domain/orders/money-back/claim-code.ts';
import { type ClaimDetail, claimDetail, openOfClaim } from '#app/domain/orders/money-back/claim-detail.ts';
import { cardMoneyStands } from '#app/domain/payments/card/card-money-stands.server.ts';
import { goneBackOf } from '#app/domain/payments/card/left-beside-banks.server.ts';
import { arrivedTwice, twiceOf } from '#app/domain/payments/claims/arrived-twice.server.ts';
import { mostToClaim } from '#app/domain/payments/claims/most-to-claim.server.ts';
import { BOOKS } from '#app/domain/payments/ledger/watch-books.server.ts';
import { type FindingKind, findingKind } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

const detailShape = z
  .object({
    what: z.string(),
    amount: z.number(),
    currency: z.string(),
    asked: z.number(),
    paymentId: z.string(),
    moneyId: z.string(),
    refundId: z.string(),
    code: z.string(),
    isBooked: z.number(),
    isPending: z.number(),
    transferId: z.string(),
    source: z.string(),
    intentId: z.string(),
  })
  .partial();

/** A claim on a buyer, as it stands: VND, but for its payments' days and references. */
export type ListedClaim = Pick<ClaimDetail, 'payments' | 'isDropped' | 'sent'> & {
  readonly open: number;
  /** What its buyer writes into the transfer. */
  readonly reference: string;
  /** Why somebody wants it written off; null while nobody does. */
  readonly writeOffReason: string | null;
  /** Who does. */
  readonly writeOffAskedBy: string | null;
  /** Their name; null for one who was forgotten. */
  readonly writeOffAskedName: string | null;
};

/** What does not agree, for a person to look at. */
export type OpenFinding = {
  readonly id: string;
  readonly provider: string;
  readonly kind: FindingKind;
  /** The provider's or our id. */
  readonly subject: string;
  readonly detail: z.infer<typeof detailShape>;
  readonly foundAt: number;
  /** Orders that the money is of, to be looked up, and to book it to. */
  readonly orders: ReadonlyArray<{ id: string; code: string }>;
  /** It can be given back to the buyer from here. */
  readonly canGiveBack: boolean;
  /** It has left already, and staff say for which order. */
  readonly canAssign: boolean;
  /** It is on its way and may still fail: nothing is to be done but to wait. */
  readonly isOnItsWay: boolean;
  /** VND of it that may be claimed from the buyer, who had the same money before; nothing of what is no such thing. */
  readonly mostToClaim: number;
  /** Of a claim on a buyer alone. */
  readonly claim: ListedClaim | null;
};

export const FINDINGS_PER_PAGE = 50;

const isVnd = (currency = 'VND') => currency.toUpperCase() === 'VND';

/** What does not agree and waits for a person. What the check of the books found stands at `/department/books`. */
export const isOpenFinding = ({ reconciliationFinding: finding }: Store['tables']): SQL | undefined =>
  and(ne(finding.provider, BOOKS), isNull(finding.mendedAt), isNull(finding.resolvedAt));

/** How many wait for staff. */
export async function countOpenFindings({ store }: Context): Promise<number> {
  const { reconciliationFinding: finding } = store.tables;
  const [counted] = await store.read((db) =>
    db.select({ total: count() }).from(finding).where(isOpenFinding(store.tables)),
  );
  return Number(counted?.total ?? 0);
}

/**
 * Those that wait for staff, the newest first.
 * @param page from 1, of `FINDINGS_PER_PAGE`.
 */
export async function listOpenFindings(context: Context, page = 1): Promise<OpenFinding[]> {
  const { store } = context;
  const { reconciliationFinding: finding, order, paymentAllocation } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select()
      .from(finding)
      .where(isOpenFinding(store.tables))
      .orderBy(desc(finding.foundAt), desc(finding.id))
      .limit(FINDINGS_PER_PAGE)
      .offset((page - 1) * FINDINGS_PER_PAGE);
    const details = rows.map(({ detail }) => detailShape.parse(detail));
    const allOrders = await db
      .select({ paymentId: paymentAllocation.paymentId, id: order.id, code: order.code })
      .from(paymentAllocation)
      .innerJoin(order, eq(order.id, paymentAllocation.orderId))
      .where(
        inArray(
          paymentAllocation.paymentId,
          details.flatMap(({ paymentId }) => paymentId ?? []),
        ),
      )
      .orderBy(order.code);
    const names = await personNames(
      context,
      db,
      rows.flatMap(({ kind, detail }) =>
        kind === 'buyer-claim' ? (claimDetail.parse(detail).writeOffAskedBy ?? []) : [],
      ),
    );
    const found: OpenFinding[] = [];
    for (const [at, row] of rows.entries()) {
      const kind = findingKind.parse(row.kind);
      const detail = details[at] ?? {};
      const orders = allOrders
        .filter(({ paymentId }) => paymentId === detail.paymentId)
        .map(({ id, code }) => ({ id, code }));
      found.push({
        ...{ id: row.id, provider: row.provider, kind, subject: row.subject, detail },
        ...{ foundAt: row.foundAt, orders },
        canGiveBack:
          (kind === 'amount' || kind === 'currency') &&
          detail.moneyId !== undefined &&
          (await leftOfCardMoney(store.tables, db, detail.moneyId)) > 0,
        canAssign:
          kind === 'refund-there' &&
          detail.isBooked === 0 &&
          detail.isPending !== 1 &&
          isVnd(detail.currency),
        isOnItsWay: kind === 'refund-there' && detail.isPending === 1,
        mostToClaim: await claimableOf(store.tables, db, { kind, subject: row.subject }, detail),
        claim: kind === 'buyer-claim' ? claimOf(row, names) : null,
      });
    }
    return found;
  });
}

/** As `resolveFinding` allows it. */
async function claimableOf(
  tables: Store['tables'],
  db: Db,
  { kind, subject }: { kind: FindingKind; subject: string },
  detail: OpenFinding['detail'],
): Promise<number> {
  const { amount = 0, currency, paymentId, intentId, isBooked, isPending } = detail;
  if (!isVnd(currency) || paymentId === undefined) return 0;
  if (kind === 'paid-twice') return amount;
  if (kind === 'state') {
    const twice = arrivedTwice.safeParse(detail).data;
    const isHeld = (await goneBackOf(tables, db, paymentId)).held > 0;
    return twice && !isHeld ? twiceOf(tables, db, subject, twice) : 0;
  }
  if (kind !== 'refund-there' || isBooked !== 0 || isPending === 1) return 0;
  const [money] = await db
    .select()
    .from(tables.cardMoney)
    .where(eq(tables.cardMoney.externalId, intentId ?? ''));
  if (!money) return 0;
  return mostToClaim(
    amount,
    await cardMoneyStands(tables, db, money),
    await goneBackOf(tables, db, paymentId),
  );
}

function claimOf(
  { id, detail, note }: { id: string; detail: unknown; note: string | null },
  names: ReadonlyMap<string, string>,
): ListedClaim {
  const claim = claimDetail.parse(detail);
  const { payments, isDropped, writeOffAskedBy, sent } = claim;
  const writeOffReason = writeOffAskedBy === null ? null : (note ?? '');
  return {
    payments,
    isDropped,
    ...(sent && { sent }),
    open: openOfClaim(claim),
    reference: claimCode(id),
    writeOffReason,
    writeOffAskedBy,
    writeOffAskedName: names.get(writeOffAskedBy ?? '') ?? null,
  };
}

export type MendedFinding = { id: string; kind: FindingKind; subject: string; mendedAt: number };

/** What was missing and has been fetched by itself, the newest first. */
export async function listMendedFindings({ store }: Context, most: number): Promise<MendedFinding[]> {
  const { reconciliationFinding: finding } = store.tables;
  const rows = await store.read((db) =>
    db
      .select()
      .from(finding)
      .where(and(ne(finding.provider, BOOKS), isNotNull(finding.mendedAt)))
      .orderBy(desc(finding.foundAt), desc(finding.id))
      .limit(most),
  );
  return rows.map(({ id, kind, subject, mendedAt, foundAt }) => ({
    ...{ id, kind: findingKind.parse(kind), subject },
    mendedAt: mendedAt ?? foundAt,
  }));
}
