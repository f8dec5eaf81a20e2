import { loadKeptAnswers } from '#app/domain/register/import/remember-answers.server.ts';
import type { KnownProductSet } from '#app/domain/register/parse/parse-group.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import { loadPlaceIndex } from '#app/domain/register/places/load-place-index.server.ts';
import type { PlaceIndex } from '#app/domain/register/places/place-index.ts';
import type { Context } from '#app/server/context.ts';

export interface ReadingReference {
  places: PlaceIndex;
  placeAnswers: ReadonlyMap<string, string>;
  /** To other questions, by their keys. */
  keptAnswers: Readonly<Record<string, string>>;
  channels: ReadonlyArray<KnownChannel>;
  productSets: ReadonlyArray<KnownProductSet>;
}

/** Places with people's answers about them, channels and product sets, as the tables have them now. */
export function loadReadingReference({ store }: Context): Promise<ReadingReference> {
  const { tables } = store;
  return store.read(async (db) => {
    const answers = await db.select().from(tables.placeAnswer);
    return {
      places: await loadPlaceIndex(db, tables),
      placeAnswers: new Map(answers.map((row) => [row.textKey, row.communeCode])),
      keptAnswers: await loadKeptAnswers(db, tables),
      channels: await db.select().from(tables.channel).orderBy(tables.channel.position),
      productSets: await db.select().from(tables.productSet).orderBy(tables.productSet.number),
    };
  });
}
