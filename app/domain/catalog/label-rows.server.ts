import { eq } from 'drizzle-orm';
import {
  isAlcoholSet,
  type LabelRequirement,
  type LabelRow,
  labelRequirements,
} from '#app/domain/catalog/label-requirements.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import type { Db } from '#db/store.ts';

export type LabelGrounds = { labelFields: LabelRequirement[]; isAlcohol: boolean };

/** Every row of the label rules: a few dozen. */
export async function loadLabelRows(db: Db, tables: Tables): Promise<LabelRow[]> {
  return db.select().from(tables.labelField).orderBy(tables.labelField.id);
}

/** What the label rules ask of a content on a local day, and whether it is alcohol. */
export async function labelGrounds(
  db: Db,
  tables: Tables,
  content: Pick<ListingContent, 'setCode' | 'isAlcohol'>,
  today: string,
): Promise<LabelGrounds> {
  const rows = await loadLabelRows(db, tables);
  const [set] = content.setCode
    ? await db.select().from(tables.productSet).where(eq(tables.productSet.code, content.setCode)).limit(1)
    : [];
  return groundsOf(rows, set ?? null, content, today);
}

/** The same from rows that are at hand: for many listings at once. */
export function groundsOf(
  rows: readonly LabelRow[],
  set: { number: number; groupVi: string } | null,
  content: Pick<ListingContent, 'isAlcohol'>,
  today: string,
): LabelGrounds {
  return {
    labelFields: labelRequirements(rows, set?.number ?? null, today),
    isAlcohol: content.isAlcohol || isAlcoholSet(rows, set),
  };
}
