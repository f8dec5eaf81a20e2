import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Store } from '#db/store.ts';

/** What a finding of the kind `refund-there` says: a refund that somebody made in the provider's own pages. */
export const refundThere = z.object({
  paymentId: z.string(),
  intentId: z.string(),
  /** In the smallest unit of `currency`. */
  amount: z.number(),
  currency: z.string(),
  /** Whether it was clear what it was for, so that it stood in the books at once. */
  isBooked: z.number(),
  /** 1 while it has not arrived over there yet: it may still fail. */
  isPending: z.number().optional(),
  /** When it was made there, ms UTC; unknown of what was noted before that was kept. */
  wentAt: z.number().optional(),
  /** For which order it was, as staff have said. */
  orderId: z.string().optional(),
});

/** A refund over there that stands nowhere in the books yet. */
export type Unassigned = {
  readonly findingId: string;
  /** The provider's id of it. */
  readonly externalId: string;
  readonly paymentId: string;
  readonly intentId: string;
  /** VND. */
  readonly amount: number;
  /** When it was made there, ms UTC, where that was kept. */
  readonly wentAt: number | undefined;
  /** When it was first heard of, ms UTC. */
  readonly foundAt: number;
  /** It is on its way, and may still fail: it is not booked before it has arrived, and counts as gone until it has failed. */
  readonly isPending: boolean;
};

/**
 * What has gone back in the provider's own pages and stands nowhere in the books, because nobody has said yet for which order
 * it was, or because it is on its way yet; in the order in which it was heard of.
 * @param paymentIds of these payments; of all where it is left out.
 */
export async function listUnassigned(
  tables: Store['tables'],
  db: Db,
  paymentIds?: readonly string[],
): Promise<Unassigned[]> {
  const open = await openThere(tables, db);
  return open.flatMap(({ id: findingId, subject: externalId, foundAt, about }) => {
    if (about.isBooked !== 0 || about.currency.toUpperCase() !== 'VND') return [];
    const { paymentId, intentId, amount, wentAt } = about;
    if (paymentIds !== undefined && !paymentIds.includes(paymentId)) return [];
    const isPending = about.isPending === 1;
    return [{ findingId, externalId, paymentId, intentId, amount, wentAt, foundAt, isPending }];
  });
}

/** Refunds in the provider's own pages that nobody has closed, with what is known of each; in the order in which they were heard of. */
async function openThere({ reconciliationFinding: finding }: Store['tables'], db: Db) {
  const open = await db
    .select({ id: finding.id, subject: finding.subject, detail: finding.detail, foundAt: finding.foundAt })
    .from(finding)
    .where(
      and(
        eq(finding.provider, 'stripe'),
        eq(finding.kind, 'refund-there'),
        isNull(finding.mendedAt),
        isNull(finding.resolvedAt),
      ),
    )
    .orderBy(asc(finding.id));
  return open.flatMap(({ detail, ...row }) => {
    const about = refundThere.safeParse(detail).data;
    return about ? [{ ...row, about }] : [];
  });
}

/** Whether something of these payments waits there, in whichever currency: it is on its way, or nobody has said what it was for. */
export async function isWaitingThere(
  tables: Store['tables'],
  db: Db,
  paymentIds: ReadonlySet<string>,
): Promise<boolean> {
  const open = await openThere(tables, db);
  return open.some(({ about }) => about.isBooked === 0 && paymentIds.has(about.paymentId));
}

/** VND of `listUnassigned` of these payments: it is not there any more to be promised. */
export async function goneThere(
  tables: Store['tables'],
  db: Db,
  paymentIds: readonly string[],
): Promise<number> {
  const gone = await listUnassigned(tables, db, paymentIds);
  return gone.reduce((sum, { amount }) => sum + amount, 0);
}

/** Refunds in the provider's own pages that were on their way when they were heard of last, in whichever currency: their ids over there. */
export async function listPendingThere(tables: Store['tables'], db: Db): Promise<string[]> {
  const open = await openThere(tables, db);
  return open.flatMap(({ subject, about }) => (about.isPending === 1 ? [subject] : []));
}

/** One refund over there that is several here: the first has its id, and each further one that with its number. */
export const partId = (externalId: string, at: number) => (at === 0 ? externalId : `${externalId}/${at + 1}`);

/** The id over there of which `partId` made one. */
export const wholeId = (externalId: string) => externalId.split('/')[0] ?? externalId;
