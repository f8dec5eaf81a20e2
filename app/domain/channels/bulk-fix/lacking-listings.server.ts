import { and, asc, eq, inArray } from 'drizzle-orm';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import { isEditable } from '#app/domain/catalog/listing-states.ts';
import { contentFixRows, type Fix, rulesFor } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import { breaks, hasRule, type ProblemSet } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Db, Store } from '#db/store.ts';

/** So many are looked at for one fix; the others follow when these are done. */
export const mostListings = 200;

/** A listing with what is open in it, else with what is published. */
export type Candidate = {
  id: string;
  title: string;
  setCode: string | null;
  setName: { vi: string; en: string } | null;
  isPublished: boolean;
  openState: string | null;
  content: ListingContent;
  /** What is on sale while a change is open; null where nothing is. */
  onSale: ListingContent | null;
};

/**
 * Of candidates those that lack what a fix gives: free to be written in, and `held` by a reviewer; `returned`: what is on
 * sale lacks it, a change gives it, and a reviewer has sent that back.
 */
export async function lackingOf(
  db: Db,
  store: Store,
  { fix, producerId, candidates }: { fix: Fix; producerId: string; candidates: readonly Candidate[] },
): Promise<{ free: Candidate[]; held: Candidate[]; returned: Candidate[] }> {
  if (fix.what === 'category') {
    const ids = candidates.map(({ id }) => id);
    const { channelCode } = fix;
    const chosen = await chosenCategories(db, store.tables, { producerId, channelCode, subjects: ids });
    const answered = new Set(chosen.map(({ subject }) => subject));
    return { free: candidates.filter(({ id }) => !answered.has(id)), held: [], returned: [] };
  }
  const { isMissingIn } = contentFixRows[fix.what];
  const lacking = candidates.filter(({ content }) => isMissingIn(content));
  const given = candidates.filter(({ content }) => !isMissingIn(content));
  return {
    free: lacking.filter(({ openState }) => openState !== 'submitted'),
    held: lacking.filter(({ openState }) => openState === 'submitted'),
    returned: given.filter(
      ({ openState, onSale }) => openState === 'returned' && onSale !== null && isMissingIn(onSale),
    ),
  };
}

/**
 * One more than is looked at, where there are more. The channel on which most lack it is asked first: it alone names
 * nearly all of them, and once there are enough the others need not be asked.
 */
export async function lackingIds(
  db: Db,
  { tables }: Store,
  { fix, producerId, sets: all }: { fix: Fix; producerId: string; sets: readonly ProblemSet[] },
): Promise<string[]> {
  const { channelReadiness } = tables;
  const isOwn = eq(channelReadiness.producerId, producerId);
  const asked = channels
    .map((channel) => {
      const ruleIds = rulesFor(fix, channel);
      const sets = all.filter((set) => set.channelCode === channel.code && breaks(set, ruleIds));
      return {
        code: channel.code,
        ruleIds,
        sets,
        listings: sets.reduce((sum, set) => sum + set.listings, 0),
      };
    })
    .filter(({ listings }) => listings > 0)
    .sort((a, b) => b.listings - a.listings);
  const ids = new Set<string>();
  for (const { code, ruleIds, sets } of asked) {
    if (ids.size > mostListings) break;
    const rows = await db
      .select({ id: channelReadiness.listingId })
      .from(channelReadiness)
      .where(and(isOwn, eq(channelReadiness.channelCode, code), hasRule(tables, sets, ruleIds)))
      .limit(mostListings + 1);
    for (const { id } of rows) ids.add(id);
  }
  return [...ids];
}

export async function candidatesOf(db: Db, { tables }: Store, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const { listing, listingRevision, productSet } = tables;
  const rows = await db
    .select({
      id: listing.id,
      title: listing.titleVi,
      setCode: listing.setCode,
      setVi: productSet.nameVi,
      setEn: productSet.nameEn,
      state: listing.state,
      approvedRevisionId: listing.approvedRevisionId,
    })
    .from(listing)
    .leftJoin(productSet, eq(productSet.code, listing.setCode))
    .where(inArray(listing.id, [...ids]))
    .orderBy(asc(listing.titleKey), asc(listing.id));
  const revisions = await db
    .select({
      id: listingRevision.id,
      listingId: listingRevision.listingId,
      state: listingRevision.state,
      content: listingRevision.content,
    })
    .from(listingRevision)
    .where(
      and(
        inArray(listingRevision.listingId, [...ids]),
        inArray(listingRevision.state, ['draft', 'submitted', 'returned', 'approved']),
      ),
    );
  return rows.flatMap(({ state, approvedRevisionId, setVi, setEn, ...row }) => {
    const own = revisions.filter(({ listingId }) => listingId === row.id);
    const open = own.find((one) => one.state !== 'approved');
    const approved = own.find(({ id }) => id === approvedRevisionId);
    const source = open ?? approved;
    if (!source || state === 'archived') return [];
    return {
      ...row,
      setName: setVi === null ? null : { vi: setVi, en: setEn ?? setVi },
      isPublished: state !== 'draft',
      openState: open && !isEditable(open.state) ? 'submitted' : (open?.state ?? null),
      content: parseContent(source.content),
      onSale: open && approved ? parseContent(approved.content) : null,
    };
  });
}
