import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { type ContentFix, contentFixRows, type Fix } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import {
  type Candidate,
  candidatesOf,
  lackingIds,
  lackingOf,
  mostListings,
} from '#app/domain/channels/bulk-fix/lacking-listings.server.ts';
import { ownProposals } from '#app/domain/channels/categories/own-proposals.server.ts';
import {
  type CategoryProposals,
  readProposals,
} from '#app/domain/channels/categories/read-proposals.server.ts';
import { reasonHolds } from '#app/domain/channels/categories/suggest-categories.ts';
import { problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { Context } from '#app/server/context.ts';
import { fold } from '#app/server/text/fold.ts';

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
  /** Of the kind shown, and the reason for its category holds for this one too: ticked as it stands. */
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
  /** Listings that lack it and can be written in, over all groups. */
  listings: number;
  /** Listings that lack it and are with a reviewer, so that nothing can be written in them. */
  waiting: number;
  /** Their change gives it, and a reviewer has sent it back: each is to be looked at by itself. */
  returned: Array<{ id: string; title: string }>;
  /** There are more than were looked at; they follow when these are done. */
  hasMore: boolean;
  /** What to choose from where a category is lacking; null for all else. */
  categories: CategoryProposals | null;
};

export const mostItems = 60;

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
    const sets = await problemSets(
      db,
      store.tables,
      eq(store.tables.channelReadiness.producerId, producerId),
    );
    const ids = await lackingIds(db, store, { fix, producerId, sets });
    const candidates = await candidatesOf(db, store, ids.slice(0, mostListings));
    const { free, held, returned } = await lackingOf(db, store, { fix, producerId, candidates });
    const keyed = free.flatMap((one) => (fix.what === 'category' ? [ofSet(one)] : itemsOf(fix.what, one)));
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
    const kindOf = (at: number) => proposals[at]?.id ?? '';
    const categories =
      fix.what === 'category'
        ? await readProposals(db, store, {
            producerId,
            channelCode: fix.channelCode,
            goods: { titles: titles.filter((_, at) => kindOf(at) === shownKind?.id), setCode },
            search,
            isNothingLikely: shownKind?.id === '',
          })
        : null;
    const because = categories?.proposed.find(({ id }) => id === shownKind?.id)?.because;
    const holds = (title: string) =>
      because === undefined || because.kind === 'remembered' || reasonHolds(because, title);
    const marked = looked.map((item, at) => ({
      ...item,
      isOfKind:
        shownKind === undefined || (shownKind.id !== '' && kindOf(at) === shownKind.id && holds(item.title)),
    }));
    const ofKind = marked.filter(({ isOfKind }) => isOfKind);
    return {
      groups,
      group: shown?.key ?? '',
      items: [...ofKind, ...marked.filter(({ isOfKind }) => !isOfKind)],
      kinds,
      kind: shownKind?.id ?? '',
      listings: free.length,
      waiting: held.length,
      returned: returned.map(({ id, title }) => ({ id, title })),
      hasMore: ids.length > mostListings || ofGroup.length > mostItems,
      categories,
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
