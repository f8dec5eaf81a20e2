import { and, eq, inArray } from 'drizzle-orm';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import {
  proposeCategories,
  searchCategories,
} from '#app/domain/channels/categories/find-categories.server.ts';
import {
  type Goods,
  isAgainst,
  type Leaf,
  type Suggestion,
} from '#app/domain/channels/categories/suggest-categories.ts';
import { setSubject } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Db, Store } from '#db/store.ts';

export type ProposedCategory = Leaf & { because: Suggestion['because'] | { kind: 'remembered' } };

export type CategoryProposals = {
  /** Whether anybody has named a category of the channel: a connected shop or a workbook. */
  hasTree: boolean;
  /** What was chosen last for the product set first, then what is likely. */
  proposed: ProposedCategory[];
  found: Leaf[];
  hasMore: boolean;
};

export type ProposalsAsked = {
  producerId: string;
  channelCode: string;
  goods: Goods;
  search: string;
  /** Nothing is likely for any of the goods by itself: then what they share is chance. */
  isNothingLikely?: boolean;
};

/** Categories of a channel to choose from: what a producer chose before, what the goods suggest, what a search finds. */
export async function readProposals(
  db: Db,
  store: Store,
  { producerId, channelCode, goods, search, isNothingLikely = false }: ProposalsAsked,
): Promise<CategoryProposals> {
  const { channelCategory } = store.tables;
  const [any] = await db
    .select({ id: channelCategory.id })
    .from(channelCategory)
    .where(eq(channelCategory.channelCode, channelCode))
    .limit(1);
  if (!any) return { hasTree: false, proposed: [], found: [], hasMore: false };
  const chosen = await rememberedLeaf(db, store, producerId, channelCode, goods.setCode);
  // What was right for the dried fruit of a set is not for its fresh ones.
  const remembered = chosen.filter((leaf) => !isAgainst(leaf, goods));
  const suggested = isNothingLikely ? [] : await proposeCategories(db, store, channelCode, goods);
  return {
    hasTree: true,
    proposed: [
      ...remembered.map((leaf) => ({ ...leaf, because: { kind: 'remembered' as const } })),
      ...suggested.filter(({ id }) => !remembered.some((one) => one.id === id)),
    ],
    ...(await searchCategories(db, store, channelCode, search)),
  };
}

/** One or none: a category that can no longer be chosen is not proposed. */
async function rememberedLeaf(
  db: Db,
  { tables }: Store,
  producerId: string,
  channelCode: string,
  setCode: string | null,
): Promise<Leaf[]> {
  if (setCode === null) return [];
  const { channelCategory } = tables;
  const subjects = [setSubject(setCode)];
  const kept = await chosenCategories(db, tables, { producerId, channelCode, subjects });
  return db
    .select({ id: channelCategory.id, path: channelCategory.path })
    .from(channelCategory)
    .where(
      and(
        eq(channelCategory.channelCode, channelCode),
        eq(channelCategory.isLeaf, true),
        inArray(
          channelCategory.id,
          kept.map(({ value }) => value),
        ),
      ),
    );
}
