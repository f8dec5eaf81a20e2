import { and, eq } from 'drizzle-orm';
import {
  type Leaf,
  suggestCategories,
  telltales,
} from '#app/domain/channels/categories/suggest-categories.ts';
import type { Db, Store } from '#db/store.ts';

/** Comparing one name with three thousand categories takes a fifth of a second, and there are sixty names. */
const mostCompared = 60;

/**
 * The likeliest category of a channel for each of some names of one product set, each by itself; null where none is
 * likely. The tree is read once for all of them, and only what shares most words with a name is compared with it.
 */
export async function ownProposals(
  db: Db,
  { tables: { channelCategory } }: Store,
  channelCode: string,
  { titles, setCode }: { titles: readonly string[]; setCode: string | null },
): Promise<Array<Leaf | null>> {
  const leaves = await db
    .select({ id: channelCategory.id, path: channelCategory.path, pathKey: channelCategory.pathKey })
    .from(channelCategory)
    .where(and(eq(channelCategory.channelCode, channelCode), eq(channelCategory.isLeaf, true)));
  const byWord = new Map<string, typeof leaves>();
  for (const leaf of leaves) {
    for (const word of new Set(leaf.pathKey.split(' '))) {
      const holders = byWord.get(word);
      if (holders) holders.push(leaf);
      else byWord.set(word, [leaf]);
    }
  }
  const known = new Map<string, Leaf | null>();
  return titles.map((title) => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const goods = { titles: [title], setCode };
    const shared = new Map<(typeof leaves)[number], number>();
    for (const phrase of telltales(goods)) {
      const words = phrase.split(' ');
      for (const leaf of byWord.get(words[0] ?? '') ?? []) {
        if (words.length > 1 && !` ${leaf.pathKey} `.includes(` ${phrase} `)) continue;
        shared.set(leaf, (shared.get(leaf) ?? 0) + words.length);
      }
    }
    const compared = [...shared]
      .sort(([a, more], [b, less]) => less - more || a.pathKey.length - b.pathKey.length)
      .slice(0, mostCompared)
      .map(([leaf]) => leaf);
    const [first] = suggestCategories(compared, goods);
    const proposal = first ? { id: first.id, path: first.path } : null;
    known.set(title, proposal);
    return proposal;
  });
}
