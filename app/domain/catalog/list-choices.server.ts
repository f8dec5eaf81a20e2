import { asc, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type SetChoice = { code: string; branchVi: string; nameVi: string; nameEn: string };
export type CommuneChoice = { code: string; fullName: string };

/** The product sets that hold today, in the order of the law. */
export async function listSets({ store, clock }: Context): Promise<SetChoice[]> {
  const { productSet } = store.tables;
  const today = localDate(clock.now());
  const rows = await store.read((db) => db.select().from(productSet).orderBy(asc(productSet.number)));
  return rows
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
    .map(({ code, branchVi, nameVi, nameEn }) => ({ code, branchVi, nameVi, nameEn }));
}

/** Today's communes and wards, by name. */
export async function listCommunes({ store }: Context): Promise<CommuneChoice[]> {
  const { commune } = store.tables;
  return store.read((db) =>
    db
      .select({ code: commune.code, fullName: commune.fullName })
      .from(commune)
      .where(isNull(commune.validTo))
      .orderBy(asc(commune.nameKey), asc(commune.code)),
  );
}
