import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { BOOKS } from '#app/domain/payments/ledger/watch-books.server.ts';
import { type FindingKind, findingKind } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { leftOfCardMoney } from '#app/domain/payments/refunds/left-of-card-money.server.ts';
import type { Context } from '#app/server/context.ts';

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
    transferId: z.string(),
    source: z.string(),
  })
  .partial();

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
};

const MOST = 200;

const isVnd = (currency = 'VND') => currency.toUpperCase() === 'VND';

/** The newest first; at most 200. What the check of the books found stands at `/department/books`. */
export async function listOpenFindings({ store }: Context): Promise<OpenFinding[]> {
  const { reconciliationFinding: finding, order, paymentAllocation } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select()
      .from(finding)
      .where(and(ne(finding.provider, BOOKS), isNull(finding.mendedAt), isNull(finding.resolvedAt)))
      .orderBy(desc(finding.foundAt), desc(finding.id))
      .limit(MOST);
    const found: OpenFinding[] = [];
    for (const row of rows) {
      const kind = findingKind.parse(row.kind);
      const detail = detailShape.parse(row.detail);
      const orders = detail.paymentId
        ? await db
            .select({ id: order.id, code: order.code })
            .from(paymentAllocation)
            .innerJoin(order, eq(order.id, paymentAllocation.orderId))
            .where(eq(paymentAllocation.paymentId, detail.paymentId))
            .orderBy(order.code)
        : [];
      found.push({
        ...{ id: row.id, provider: row.provider, kind, subject: row.subject, detail },
        ...{ foundAt: row.foundAt, orders },
        canGiveBack:
          (kind === 'amount' || kind === 'currency') &&
          detail.moneyId !== undefined &&
          (await leftOfCardMoney(store.tables, db, detail.moneyId)) > 0,
        canAssign: kind === 'refund-there' && detail.isBooked === 0 && isVnd(detail.currency),
      });
    }
    return found;
  });
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
