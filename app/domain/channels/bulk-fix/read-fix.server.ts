import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type ListingContent, parseContent } from '#app/domain/catalog/listing-content.ts';
import { isEditable } from '#app/domain/catalog/listing-states.ts';
import { stepMark } from '#app/domain/catalog/own-listing.server.ts';
import {
  type ContentFix,
  contentFixRows,
  type Fix,
  rulesFor,
} from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import { ownProposals } from '#app/domain/channels/categories/own-proposals.server.ts';
import {
  type CategoryProposals,
  readProposals,
} from '#app/domain/channels/categories/read-proposals.server.ts';
import { breaks, hasRule, problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';

/** One line of the check list: a listing, or one of its sizes. */
export type FixItem = {
  listingId: string;
  /** Null for the whole listing. */
  variantId: string | null;
  title: string;
  sizeName: string | null;
  isPublished: boolean;
  /** A change is open already: the answer joins it and is handed in with it. */
  hasDraft: boolean;
  /** `stepMark` of what is shown here; '' where nothing of the content is changed. */
  mark: string;
  /** Of the kind shown: ticked as it stands. */
  isOfKind: boolean;
};

/** Items of a group for which, each by itself, the same category is likeliest; `id` '' and no path where none is. */
export type FixKind = { id: string; path: string | null; items: number };

/** Items that are likely to have the same answer: sizes of one name, goods of one product set. */
export type FixGroup = { key: string; name: { vi: string; en: string } | null; items: number };

export type ReadFix = {
  groups: FixGroup[];
  /** The group shown. */
  group: string;
  /** Those of the kind shown first. */
  items: FixItem[];
  /** Kinds of goods in the group shown, the largest first; one at most where no category is lacking. */
  kinds: FixKind[];
  /** The kind shown. */
  kind: string;
  /** Listings that lack it and are with a reviewer, so that nothing can be written in them. */
  waiting: number;
  /** There are more than were looked at; they follow when these are done. */
  hasMore: boolean;
  /** What to choose from where a category is lacking; null for all else. */
  categories: CategoryProposals | null;
};

const mostListings = 200;
export const mostItems = 60;

type Candidate = {
  id: string;
  title: string;
  setCode: string | null;
  setName: FixGroup['name'];
  isPublished: boolean;
  openState: string | null;
  content: ListingContent;
};

export type FixAsked = {
  fix: Fix;
  /** Key of a group; null or unknown for the largest. */
  group: string | null;
  /** Id of a kind in the group; null or unknown for the largest for which something is likely. */
  kind?: string | null;
  /** Words that a category is looked for by. */
  search: string;
};

/** The producer's listings that lack what one answer gives, as they stand now, the largest group first. */
export async function readFix(
  { store }: Context,
  { producerId }: SellerActor,
  { fix, group, kind = null, search }: FixAsked,
): Promise<ReadFix> {
  return store.read(async (db) => {
    const ids = await lackingIds(db, store, fix, producerId);
    const some = ids.slice(0, mostListings);
    const candidates = await candidatesOf(db, store, some);
    const answered =
      fix.what === 'category' ? await answeredIds(db, store, fix.channelCode, producerId, some) : [];
    const lacking = candidates.filter(({ id, content }) =>
      fix.what === 'category' ? !answered.includes(id) : contentFixRows[fix.what].isMissingIn(content),
    );
    const isLocked = ({ openState }: Candidate) => openState === 'submitted' && fix.what !== 'category';
    const keyed = lacking
      .filter((one) => !isLocked(one))
      .flatMap((one) => (fix.what === 'category' ? [ofSet(one)] : itemsOf(fix.what, one)));
    const groups = groupsOf(keyed);
    const shown = groups.find(({ key }) => key === group) ?? groups[0];
    const ofGroup = keyed.filter(({ key }) => key === shown?.key).map(({ item }) => item);
    const setCode = shown?.key || null;
    const looked = ofGroup.slice(0, mostItems);
    const titles = looked.map(({ title }) => title);
    const proposals =
      fix.what === 'category' ? await ownProposals(db, store, fix.channelCode, { titles, setCode }) : [];
    const kinds = kindsOf(proposals);
    const shownKind = kinds.find(({ id }) => id === kind) ?? kinds.find(({ id }) => id !== '') ?? kinds[0];
    const marked = looked.map((item, at) => ({
      ...item,
      isOfKind: shownKind === undefined || (proposals[at]?.id ?? '') === shownKind.id,
    }));
    const ofKind = marked.filter(({ isOfKind }) => isOfKind);
    return {
      groups,
      group: shown?.key ?? '',
      items: [...ofKind, ...marked.filter(({ isOfKind }) => !isOfKind)],
      kinds,
      kind: shownKind?.id ?? '',
      waiting: lacking.filter(isLocked).length,
      hasMore: ids.length > mostListings || ofGroup.length > mostItems,
      categories:
        fix.what === 'category'
          ? await readProposals(db, store, {
              producerId,
              channelCode: fix.channelCode,
              goods: { titles: ofKind.map(({ title }) => title), setCode },
              search,
            })
          : null,
    };
  });
}

/** The largest first. */
function kindsOf(proposals: ReadonlyArray<{ id: string; path: string } | null>): FixKind[] {
  const kinds = new Map<string, FixKind>();
  for (const proposal of proposals) {
    const id = proposal?.id ?? '';
    const kind = kinds.get(id) ?? { id, path: proposal?.path ?? null, items: 0 };
    kinds.set(id, { ...kind, items: kind.items + 1 });
  }
  return [...kinds.values()].sort((a, b) => b.items - a.items || (a.id < b.id ? -1 : 1));
}

type Keyed = { key: string; name: FixGroup['name']; item: Omit<FixItem, 'isOfKind'> };

function itemsOf(what: ContentFix, listing: Candidate): Keyed[] {
  const { id, title, isPublished, openState, content } = listing;
  const { step, isMissingInSize } = contentFixRows[what];
  const item = {
    listingId: id,
    title,
    isPublished,
    hasDraft: isPublished && openState !== null,
    mark: stepMark(content, step),
  };
  if (!isMissingInSize) return [{ key: '', name: null, item: { ...item, variantId: null, sizeName: null } }];
  return content.variants.filter(isMissingInSize).map(({ variantId, nameVi, nameEn }) => ({
    key: fold(nameVi),
    name: { vi: nameVi, en: nameEn || nameVi },
    item: { ...item, variantId, sizeName: nameVi },
  }));
}

function ofSet({ id, title, setCode, setName, isPublished }: Candidate): Keyed {
  return {
    key: setCode ?? '',
    name: setName,
    item: { listingId: id, variantId: null, title, sizeName: null, isPublished, hasDraft: false, mark: '' },
  };
}

function groupsOf(keyed: readonly Keyed[]): FixGroup[] {
  const groups = new Map<string, FixGroup>();
  for (const { key, name } of keyed) {
    const group = groups.get(key) ?? { key, name, items: 0 };
    groups.set(key, { ...group, items: group.items + 1 });
  }
  return [...groups.values()].sort((a, b) => b.items - a.items || (a.key < b.key ? -1 : 1));
}

/**
 * One more than is looked at, where there are more. The channel on which most lack it is asked first: it alone names
 * nearly all of them, and once there are enough the others need not be asked.
 */
async function lackingIds(db: Db, { tables }: Store, fix: Fix, producerId: string): Promise<string[]> {
  const { channelReadiness } = tables;
  const isOwn = eq(channelReadiness.producerId, producerId);
  const all = await problemSets(db, tables, isOwn);
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

/** Listings with what is open in them, else with what is published. */
async function candidatesOf(db: Db, { tables }: Store, ids: readonly string[]): Promise<Candidate[]> {
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
    const source = open ?? own.find(({ id }) => id === approvedRevisionId);
    if (!source || state === 'archived') return [];
    return {
      ...row,
      setName: setVi === null ? null : { vi: setVi, en: setEn ?? setVi },
      isPublished: state !== 'draft',
      openState: open && !isEditable(open.state) ? 'submitted' : (open?.state ?? null),
      content: parseContent(source.content),
    };
  });
}

async function answeredIds(
  db: Db,
  { tables: { channelChoice } }: Store,
  channelCode: string,
  producerId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: channelChoice.subject })
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        eq(channelChoice.channelCode, channelCode),
        eq(channelChoice.field, categoryField),
        inArray(channelChoice.subject, [...ids]),
      ),
    );
  return rows.map(({ id }) => id);
}
