import { and, asc, gte, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Papers of some producers that hold on a day and were not refused, as channels see them; built once, run for each batch
 * with `producers` (JSON list of ids) and `today`.
 */
export function preparePapers(db: Db, { tables, dialect }: Store) {
  const { paper } = tables;
  return prepare(
    db
      .select({
        id: paper.id,
        producerId: paper.producerId,
        listingId: paper.listingId,
        kind: paper.kind,
        number: paper.number,
        validTo: paper.validTo,
        state: paper.state,
      })
      .from(paper)
      .where(
        and(
          dialect.isInJson(paper.producerId, 'producers'),
          isNull(paper.archivedAt),
          ne(paper.state, 'refused'),
          or(isNull(paper.validTo), gte(paper.validTo, sql.placeholder('today'))),
          or(isNull(paper.issuedOn), lte(paper.issuedOn, sql.placeholder('today'))),
        ),
      )
      .orderBy(asc(paper.producerId), asc(paper.id)),
  );
}
