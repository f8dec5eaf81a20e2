import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { twiceByDisputes } from '#app/domain/payments/claims/twice-by-disputes.server.ts';
import { listUnassigned } from '#app/domain/payments/refunds/gone-there.server.ts';
import type { Db, Store } from '#db/store.ts';

/** What of card money has gone back to its buyer by now, or may be on its way, by whichever way: VND. */
export type GoneBack = {
  readonly paid: number;
  /** Ours to the card: arrived, under way, or promised and to be sent by itself. */
  readonly card: number;
  /** In the provider's own pages, and in no book yet; also what is on its way there. */
  readonly there: number;
  /** By the operator's bank. */
  readonly transfers: number;
  /** Taken by the card's bank for good. */
  readonly lost: number;
  /** Taken by the card's bank, which is still deciding whom it gives that to. */
  readonly held: number;
  /** Of what lost disputes took, what had gone back before: shown to staff or claimed from the buyer, and no part of what is owed to them. */
  readonly twice: number;
};

/** VND that can still go back without paying anything twice, should the bank give what it holds to the buyer; never less than nothing. */
export const leftBesideBanks = ({ paid, card, there, transfers, lost, held, twice }: GoneBack): number =>
  Math.max(0, paid + twice - card - there - transfers - lost - held);

/**
 * What has gone back of whole card payments, of all their orders together: the card's bank takes of the one payment, however it
 * is shared here. A refund that failed has gone nowhere, and one that was settled by a dispute is in what the bank took.
 * @returns by payment's id.
 */
export async function eachGoneBack(
  tables: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, GoneBack>> {
  const { cardMoney, dispute, refund } = tables;
  const ids = [...new Set(paymentIds)];
  if (ids.length === 0) return new Map();
  const moneys = await db
    .select({ paymentId: cardMoney.paymentId, amount: cardMoney.amount })
    .from(cardMoney)
    .where(and(inArray(cardMoney.paymentId, ids), eq(cardMoney.currency, 'VND')));
  const refunds = await db
    .select({ paymentId: refund.paymentId, amount: refund.amount, settledBy: refund.settledBy })
    .from(refund)
    .where(
      and(
        ...[inArray(refund.paymentId, ids), eq(refund.method, 'card')],
        ...[eq(refund.currency, 'VND'), isNull(refund.failedAt)],
      ),
    );
  const unbooked = await listUnassigned(tables, db, ids);
  const disputes = await db
    .select()
    .from(dispute)
    .where(
      and(inArray(dispute.paymentId, ids), isNotNull(dispute.withdrawnAt), isNull(dispute.reinstatedAt)),
    );
  const twice = disputes.length === 0 ? [] : await twiceByDisputes(tables, db, disputes);
  return new Map(
    ids.map((id) => {
      const of = <Row extends { paymentId: string; amount: number }>(
        rows: readonly Row[],
        which: (row: Row) => boolean = () => true,
      ) => rows.reduce((sum, row) => (row.paymentId === id && which(row) ? sum + row.amount : sum), 0);
      return [
        id,
        {
          paid: of(moneys),
          card: of(refunds, ({ settledBy }) => settledBy === null),
          there: of(unbooked),
          transfers: of(refunds, ({ settledBy }) => settledBy === 'transfer'),
          // The money of one that was won may be some days on its way back: it is nobody's but the market's.
          lost: of(disputes, ({ closedAt, status }) => closedAt !== null && status !== 'won'),
          held: of(disputes, ({ closedAt }) => closedAt === null),
          twice: of(twice),
        },
      ];
    }),
  );
}

/** The same of one payment. */
export async function goneBackOf(tables: Store['tables'], db: Db, paymentId: string): Promise<GoneBack> {
  const all = await eachGoneBack(tables, db, [paymentId]);
  return all.get(paymentId) ?? { paid: 0, card: 0, there: 0, transfers: 0, lost: 0, held: 0, twice: 0 };
}
