import { asc } from 'drizzle-orm';
import type { ChannelPaper, LapsedPaper } from '#app/domain/channels/listing/channel-listing.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * Papers of some producers, put away or not; built once, run for each batch with `producers` (JSON list of ids). Which of
 * them hold, `papersOn` says.
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
        issuedOn: paper.issuedOn,
        validTo: paper.validTo,
        archivedAt: paper.archivedAt,
        state: paper.state,
      })
      .from(paper)
      .where(dialect.isInJson(paper.producerId, 'producers'))
      .orderBy(asc(paper.producerId), asc(paper.id)),
  );
}

type PaperRow = Awaited<ReturnType<ReturnType<typeof preparePapers>>>[number];

export type PapersOfDay = {
  holding: Array<ChannelPaper & { listingId: string | null }>;
  lapsed: Array<LapsedPaper & { listingId: string | null }>;
  putAway: Array<{ kind: string; listingId: string | null }>;
};

/** A producer's papers on a local day. One that has not begun yet is neither. */
export function papersOn(rows: readonly PaperRow[], today: string): PapersOfDay {
  const sorted: PapersOfDay = { holding: [], lapsed: [], putAway: [] };
  for (const { id, kind, number, listingId, issuedOn, validTo, state, archivedAt } of rows) {
    const isOver = validTo !== null && validTo < today;
    if (state === 'refused' || isOver) {
      sorted.lapsed.push({ kind, listingId, endedOn: state === 'refused' ? null : validTo });
    } else if (archivedAt !== null) {
      sorted.putAway.push({ kind, listingId });
    } else if (issuedOn === null || issuedOn <= today) {
      sorted.holding.push({ id, kind, number, listingId, validTo, isChecked: state === 'checked' });
    }
  }
  return sorted;
}
