import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import {
  type Goods,
  type Leaf,
  type Suggestion,
  suggestCategories,
  telltales,
} from '#app/domain/channels/categories/suggest-categories.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db, Store } from '#db/store.ts';

const mostFound = 30;
const mostWords = 6;
/** Of the categories that share a word with the goods, as many are compared. */
const mostCompared = 3_000;

/** Categories that can be chosen on a channel and hold every typed word, marks or not; at most 30 and whether there are more. */
export async function searchCategories(
  db: Db,
  { tables: { channelCategory } }: Store,
  channelCode: string,
  typed: string,
): Promise<{ found: Leaf[]; hasMore: boolean }> {
  const words = fold(typed.slice(0, 100)).split(' ').filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return { found: [], hasMore: false };
  const rows = await db
    .select({ id: channelCategory.id, path: channelCategory.path })
    .from(channelCategory)
    .where(
      and(
        eq(channelCategory.channelCode, channelCode),
        eq(channelCategory.isLeaf, true),
        // The last word may be unfinished.
        ...words.map((word, at) => holds(channelCategory.pathKey, word, at === words.length - 1)),
      ),
    )
    .orderBy(asc(sql`length(${channelCategory.path})`), asc(channelCategory.pathKey), asc(channelCategory.id))
    .limit(mostFound + 1);
  return { found: rows.slice(0, mostFound), hasMore: rows.length > mostFound };
}

/** The likeliest categories of a channel for the goods, with their reasons. */
export async function proposeCategories(
  db: Db,
  { tables: { channelCategory } }: Store,
  channelCode: string,
  goods: Goods,
): Promise<Suggestion[]> {
  const words = telltales(goods);
  if (words.length === 0) return [];
  const leaves = await db
    .select({ id: channelCategory.id, path: channelCategory.path })
    .from(channelCategory)
    .where(
      and(
        eq(channelCategory.channelCode, channelCode),
        eq(channelCategory.isLeaf, true),
        or(...words.map((word) => holds(channelCategory.pathKey, word, false))),
      ),
    )
    .limit(mostCompared);
  return suggestCategories(leaves, goods);
}

/** `word` is folded: letters, digits and blanks only, nothing that LIKE would take for a sign. */
function holds(pathKey: Store['tables']['channelCategory']['pathKey'], word: string, mayGoOn: boolean): SQL {
  return sql`' ' || ${pathKey} || ' ' like ${`% ${word}${mayGoOn ? '' : ' '}%`}`;
}
