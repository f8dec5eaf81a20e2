import { buildPlaceIndex, type PlaceIndex } from '#app/domain/register/places/place-index.ts';
import type { Db, Store } from '#db/store.ts';

/** Every name of a place in the province, of today and of before, as the tables have them now. */
export async function loadPlaceIndex(db: Db, tables: Store['tables']): Promise<PlaceIndex> {
  return buildPlaceIndex({
    communes: await db.select().from(tables.commune),
    districts: await db.select().from(tables.legacyDistrict),
    communeDistricts: await db.select().from(tables.communeLegacyDistrict),
    legacyCommunes: await db.select().from(tables.legacyCommune),
  });
}
