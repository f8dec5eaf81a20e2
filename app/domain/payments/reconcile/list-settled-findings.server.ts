import { and, count, desc, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import { claimDetail } from '#app/domain/orders/money-back/claim-detail.ts';
import { BOOKS } from '#app/domain/payments/ledger/watch-books.server.ts';
import { type FindingKind, findingKind } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Store } from '#db/store.ts';

/**
 * What did not agree and a person has settled, with what they wrote for whoever looks later; and claims on buyers that fell away by
 * themselves, because money may come for them all the same.
 */
export type SettledFinding = {
  readonly id: string;
  readonly kind: FindingKind;
  /** The provider's or our id. */
  readonly subject: string;
  /** ms UTC. */
  readonly settledAt: number;
  /** Who settled it; null for one who was forgotten, or where the last payment of a claim did. */
  readonly by: string | null;
  /** Who had proposed to write it off, where another one has confirmed it. */
  readonly askedBy: string | null;
  readonly note: string | null;
  /** A claim of which nothing is owed any more: all that its buyer pays on it is sent back to them. */
  readonly isDropped: boolean;
};

export const SETTLED_PER_PAGE = 20;

const isSettled = (
  { reconciliationFinding: finding }: Store['tables'],
  kind: FindingKind | null,
): SQL | undefined =>
  and(
    ne(finding.provider, BOOKS),
    or(isNotNull(finding.resolvedAt), and(eq(finding.kind, 'buyer-claim'), isNotNull(finding.mendedAt))),
    kind === null ? undefined : eq(finding.kind, kind),
  );

/** How many of a kind, or of all kinds, are in that list. */
export async function countSettledFindings({ store }: Context, kind: FindingKind | null): Promise<number> {
  const [counted] = await store.read((db) =>
    db
      .select({ total: count() })
      .from(store.tables.reconciliationFinding)
      .where(isSettled(store.tables, kind)),
  );
  return Number(counted?.total ?? 0);
}

/**
 * What is settled, the last first.
 * @param kind of this kind alone; null for all.
 * @param page from 1, of `SETTLED_PER_PAGE`.
 * @throws NotFound (no staff)
 */
export async function listSettledFindings(
  context: Context,
  actor: Actor,
  { kind, page }: { kind: FindingKind | null; page: number },
): Promise<SettledFinding[]> {
  if (staffRole(actor) === null) throw new NotFound('findings');
  const { store } = context;
  const { reconciliationFinding: finding } = store.tables;
  return store.read(async (db) => {
    const rows = await db
      .select()
      .from(finding)
      .where(isSettled(store.tables, kind))
      // One of the two is there.
      .orderBy(desc(sql`coalesce(${finding.resolvedAt}, ${finding.mendedAt})`), desc(finding.id))
      .limit(SETTLED_PER_PAGE)
      .offset((page - 1) * SETTLED_PER_PAGE);
    const names = await personNames(
      context,
      db,
      rows.flatMap((row) => [row.resolvedBy, askedBy(row)].flatMap((id) => id ?? [])),
    );
    return rows.map((row) => {
      const { id, kind: of, subject, foundAt, resolvedAt, mendedAt, resolvedBy, note } = row;
      const asked = askedBy(row);
      return {
        ...{ id, kind: findingKind.parse(of), subject, note },
        settledAt: resolvedAt ?? mendedAt ?? foundAt,
        isDropped: of === 'buyer-claim' && claimDetail.parse(row.detail).isDropped,
        by: names.get(resolvedBy ?? '') ?? null,
        askedBy: asked === resolvedBy ? null : (names.get(asked ?? '') ?? null),
      };
    });
  });
}

/** Who proposed to write a claim off that was written off; null of everything else. */
function askedBy({ kind, detail }: { kind: string; detail: unknown }): string | null {
  if (kind !== 'buyer-claim') return null;
  const { writeOffAskedBy, writtenOff } = claimDetail.parse(detail);
  return writtenOff > 0 ? writeOffAskedBy : null;
}
