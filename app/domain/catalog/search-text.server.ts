import { eq } from 'drizzle-orm';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { searchWordsOfSet } from '#app/domain/catalog/set-search-words.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';
import type { Tx } from '#db/store.ts';

/**
 * Goes up whenever the words below come out differently for the same listing: other text, other folding, other words of
 * a set. Kept with each listing's words, so that older ones are made anew (`reindexSearch`); a test notices a change.
 */
export const SEARCH_VERSION = 2;

/**
 * What a published listing is found by: its names and short texts, the name under which it stands in the register, producer,
 * a few words for its set, and its place with the former communes and districts that people still call it by.
 * `folded` holds [a-z0-9] tokens without marks, `marked` the same words by `foldKeepingMarks`; a query is folded by the
 * same two functions.
 */
export async function searchTextOf(
  tx: Tx,
  tables: Tables,
  content: ListingContent,
  { maker, registered }: { maker: string; registered: string | null },
): Promise<{ folded: string; marked: string }> {
  const places = content.communeCode === null ? [] : await placeNames(tx, tables, content.communeCode);
  const text = [
    content.titleVi,
    content.titleEn,
    content.brand,
    content.summaryVi,
    content.summaryEn,
    ...content.variants.flatMap(({ nameVi, nameEn }) => [nameVi, nameEn]),
    maker,
    registered,
    searchWordsOfSet(content.setCode),
    ...places,
    content.originText,
  ].join('\n');
  return { folded: unique(fold(text)), marked: unique(foldKeepingMarks(text)) };
}

/** Each token once: hits are unranked, so repeats only make the index larger. */
function unique(text: string): string {
  return [...new Set(text.split(' ').filter((token) => /[\p{L}\p{N}]/u.test(token)))].join(' ');
}

async function placeNames(tx: Tx, tables: Tables, communeCode: string): Promise<string[]> {
  const { commune, legacyCommune, communeLegacyDistrict, legacyDistrict } = tables;
  const now = await tx.select().from(commune).where(eq(commune.code, communeCode));
  const former = await tx
    .select({ name: legacyCommune.name })
    .from(legacyCommune)
    .where(eq(legacyCommune.communeCode, communeCode));
  const districts = await tx
    .select({ name: legacyDistrict.name })
    .from(communeLegacyDistrict)
    .innerJoin(legacyDistrict, eq(legacyDistrict.code, communeLegacyDistrict.districtCode))
    .where(eq(communeLegacyDistrict.communeCode, communeCode));
  return [...now, ...former, ...districts].map(({ name }) => name);
}
