import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Db } from '#db/store.ts';

/** Folded names of today's and former communes and of districts, two words or more: single syllables are common words. */
export async function placeNamesIn(db: Db, tables: Tables): Promise<ReadonlySet<string>> {
  const { commune, legacyCommune, legacyDistrict } = tables;
  const rows = [
    ...(await db.select({ name: commune.name }).from(commune)),
    ...(await db.select({ name: legacyCommune.name }).from(legacyCommune)),
    ...(await db.select({ name: legacyDistrict.name }).from(legacyDistrict)),
  ];
  return new Set(rows.map(({ name }) => fold(name)).filter((name) => name.includes(' ')));
}
