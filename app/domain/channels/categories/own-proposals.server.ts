import { and, eq } from 'drizzle-orm';
import { pathSeparator } from '#app/domain/channels/categories/paths-of.ts';
import {
  type Leaf,
  type Suggestion,
  suggestCategories,
  telltales,
} from '#app/domain/channels/categories/suggest-categories.ts';
import { fold } from '#app/server/text/fold.ts';
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
): Promise<Array<Suggestion | null>> {
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
  const rarity = (word: string) =>
    Math.min(6, Math.log2(leaves.length / (byWord.get(word)?.length ?? leaves.length)));
  const nameKeys = new Map<string, string>();
  const nameKey = ({ id, path }: Leaf) => {
    const known = nameKeys.get(id) ?? fold(path.slice(path.lastIndexOf(pathSeparator) + 1));
    nameKeys.set(id, known);
    return known;
  };
  const known = new Map<string, Suggestion | null>();
  return titles.map((title) => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const goods = { titles: [title], setCode };
    const shared = new Map<(typeof leaves)[number], number>();
    const add = (leaf: (typeof leaves)[number], phrase: string, words: number) => {
      const name = ` ${nameKey(leaf)} `;
      // A category that is called by the word, or begins with it, is likelier than one where it stands somewhere.
      const more =
        name === ` ${phrase} `
          ? 6
          : name.startsWith(` ${phrase} `)
            ? 3
            : name.includes(` ${phrase} `)
              ? 1
              : 0;
      shared.set(leaf, (shared.get(leaf) ?? 0) + words + more);
    };
    for (const phrase of telltales(goods)) {
      const words = phrase.split(' ');
      for (const leaf of byWord.get(words[0] ?? '') ?? []) {
        if (words.length > 1 && !` ${leaf.pathKey} `.includes(` ${phrase} `)) continue;
        add(leaf, phrase, words.length);
      }
    }
    const compared = [...shared]
      .sort(([a, more], [b, less]) => less - more || a.pathKey.length - b.pathKey.length)
      .slice(0, mostCompared)
      .map(([leaf]) => leaf);
    const [first] = suggestCategories(compared, goods, rarity);
    const proposal = first ?? null;
    known.set(title, proposal);
    return proposal;
  });
}
