import { and, asc, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type SetChoice = { code: string; branchVi: string; nameVi: string; nameEn: string };
export type CommuneChoice = { code: string; fullName: string };

/**
 * The product sets that hold today, in the order of the law; those of the branch that the register names for the
 * listing's product come first. A register often says "Thực phẩm" and no more, which is a branch of thirteen sets.
 * @returns the sets, and that branch by its Vietnamese name; null where the register names none.
 */
export async function listSets(
  { store, clock }: Context,
  actor: SellerActor,
  listingId: string,
): Promise<{ sets: SetChoice[]; registerBranch: string | null }> {
  const { productSet, registerEntry, listing } = store.tables;
  const today = localDate(clock.now());
  const { rows, entry } = await store.read(async (db) => {
    const [found] = await db
      .select({ setCode: registerEntry.setCode, groupText: registerEntry.groupText })
      .from(listing)
      .innerJoin(registerEntry, eq(registerEntry.id, listing.entryId))
      .where(and(eq(listing.id, listingId), eq(listing.producerId, actor.producerId)));
    return { rows: await db.select().from(productSet).orderBy(asc(productSet.number)), entry: found };
  });
  const branchNumber =
    rows.find(({ code }) => code === entry?.setCode)?.branchNumber ??
    parseGroup(entry?.groupText ?? '', rows).branchNumber;
  const sets = rows
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
    .sort((a, b) => Number(b.branchNumber === branchNumber) - Number(a.branchNumber === branchNumber));
  return {
    sets: sets.map(({ code, branchVi, nameVi, nameEn }) => ({ code, branchVi, nameVi, nameEn })),
    registerBranch: sets.find((set) => set.branchNumber === branchNumber)?.branchVi ?? null,
  };
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
