import { and, asc, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { isAlcoholSet } from '#app/domain/catalog/label-requirements.ts';
import { loadLabelRows } from '#app/domain/catalog/label-rows.server.ts';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db } from '#db/store.ts';

export type SetChoice = {
  code: string;
  branchNumber: string;
  branchVi: string;
  nameVi: string;
  nameEn: string;
};
export type CommuneChoice = { code: string; fullName: string };

/** The product sets that hold today, in the order of the law. */
export async function listSets(context: Context): Promise<SetChoice[]> {
  const rows = await context.store.read((db) => readSets(db, context));
  return setsOn(rows, context.clock.now()).map(choiceOf);
}

/**
 * The same for one listing: the sets of the branch that the register names for its product come first. A register often
 * says "Thực phẩm" and no more, which is a branch of thirteen sets.
 * @returns the sets, the number of that branch (null where the register names none), and the codes of the sets that are
 * alcohol whatever the producer ticks.
 */
export async function listSetsFor(
  context: Context,
  actor: SellerActor,
  listingId: string,
): Promise<{ sets: SetChoice[]; registerBranch: string | null; alcoholSets: string[] }> {
  const { registerEntry, listing } = context.store.tables;
  const { rows, labelRows, entry } = await context.store.read(async (db) => {
    const [found] = await db
      .select({ setCode: registerEntry.setCode, groupText: registerEntry.groupText })
      .from(listing)
      .innerJoin(registerEntry, eq(registerEntry.id, listing.entryId))
      .where(and(eq(listing.id, listingId), eq(listing.producerId, actor.producerId)));
    return {
      rows: await readSets(db, context),
      labelRows: await loadLabelRows(db, context.store.tables),
      entry: found,
    };
  });
  const branchNumber =
    rows.find(({ code }) => code === entry?.setCode)?.branchNumber ??
    parseGroup(entry?.groupText ?? '', rows).branchNumber;
  const sets = setsOn(rows, context.clock.now()).sort(
    (a, b) => Number(b.branchNumber === branchNumber) - Number(a.branchNumber === branchNumber),
  );
  return {
    sets: sets.map(choiceOf),
    registerBranch: branchNumber,
    alcoholSets: sets.filter((set) => isAlcoholSet(labelRows, set)).map(({ code }) => code),
  };
}

function readSets(db: Db, { store }: Context) {
  const { productSet } = store.tables;
  return db.select().from(productSet).orderBy(asc(productSet.number));
}

type SetRow = Awaited<ReturnType<typeof readSets>>[number];

function setsOn(rows: readonly SetRow[], now: number): SetRow[] {
  const today = localDate(now);
  return rows.filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today),
  );
}

function choiceOf({ code, branchNumber, branchVi, nameVi, nameEn }: SetRow): SetChoice {
  return { code, branchNumber, branchVi, nameVi, nameEn };
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
