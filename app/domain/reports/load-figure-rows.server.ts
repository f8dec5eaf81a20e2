import { and, asc, count, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { parseGroup } from '#app/domain/register/parse/parse-group.ts';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type {
  ChannelRow,
  CheckRow,
  EntryRow,
  FigureRows,
  FigureTarget,
} from '#app/domain/reports/figure-rows.ts';
import { otherPagesAmong } from '#app/domain/reports/other-pages.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Db, Store } from '#db/store.ts';

/** From this moment (inclusive) to that one (exclusive), ms UTC. */
export type CheckWindow = { from: number; before: number };

/**
 * The target asked for. Without a code the main one, or, where none was fixed yet, the whole register read today.
 * @param today local day: the date of the whole register's figure.
 * @throws NotFound for an unknown code
 */
export async function findTarget(
  db: Db,
  { target, targetEntry, registerEntry }: Store['tables'],
  code: string | null,
  today: string,
): Promise<FigureTarget> {
  if (code !== WHOLE_REGISTER) {
    const [found] = await db
      .select({ code: target.code, name: target.name, asOf: target.asOf })
      .from(target)
      .where(code === null ? undefined : eq(target.code, code))
      .orderBy(asc(target.position), asc(target.code))
      .limit(1);
    if (found) {
      const [counted] = await db
        .select({ size: count() })
        .from(targetEntry)
        .where(eq(targetEntry.targetCode, found.code));
      return { ...found, size: Number(counted?.size ?? 0) };
    }
    if (code !== null) throw new NotFound('target');
  }
  const [counted] = await db
    .select({ size: count() })
    .from(registerEntry)
    .where(isNull(registerEntry.archivedAt));
  return { code: WHOLE_REGISTER, name: '', asOf: today, size: Number(counted?.size ?? 0) };
}

/**
 * The rows that a target's figures are counted over: seven queries and one for each 500 links in doubt, whatever its size.
 * @param window only the last verified check of each presence in it, which is all that a figure at its end can ask;
 *   null for every verified check. A presence is looked at week after week: at 10,000 entries reading every check of 90
 *   days took longer than everything else together.
 */
export async function loadFigureRows(
  db: Db,
  tables: Store['tables'],
  target: FigureTarget,
  window: CheckWindow | null = null,
): Promise<FigureRows> {
  const { recognition, presence, presenceCheck, productSet } = tables;
  const recognitions = await db
    .select({
      entryId: recognition.entryId,
      round: recognition.round,
      stars: recognition.stars,
      decidedOn: recognition.decidedOn,
      expiresOn: recognition.expiresOn,
      revokedOn: recognition.revokedOn,
    })
    .from(recognition)
    .where(inTarget(db, tables, target, recognition.entryId));
  const presences = await db
    .select({
      id: presence.id,
      entryId: presence.entryId,
      channelCode: presence.channelCode,
      url: presence.url,
      state: presence.state,
      firstSeenOn: presence.firstSeenOn,
      endedOn: presence.endedOn,
      source: presence.source,
    })
    .from(presence)
    .where(and(isNull(presence.revokedAt), inTarget(db, tables, target, presence.entryId)))
    .orderBy(asc(presence.id));
  const inWindow = and(
    eq(presenceCheck.verified, true),
    window === null ? undefined : gte(presenceCheck.checkedAt, window.from),
    window === null ? undefined : lt(presenceCheck.checkedAt, window.before),
  );
  const lastInWindow = db
    .select({ id: presenceCheck.id })
    .from(presenceCheck)
    .where(and(sql`${presenceCheck.presenceId} = ${presence.id}`, inWindow))
    .orderBy(desc(presenceCheck.checkedAt), desc(presenceCheck.id))
    .limit(1);
  const found = await db
    .select({
      id: presenceCheck.id,
      presenceId: presenceCheck.presenceId,
      checkedAt: presenceCheck.checkedAt,
      method: presenceCheck.method,
      state: presenceCheck.state,
    })
    .from(presence)
    .innerJoin(
      presenceCheck,
      window === null
        ? and(eq(presenceCheck.presenceId, presence.id), inWindow)
        : sql`${presenceCheck.id} = (${lastInWindow})`,
    )
    .where(and(isNull(presence.revokedAt), inTarget(db, tables, target, presence.entryId)));
  const checks: CheckRow[] = found
    .sort((a, b) => a.checkedAt - b.checkedAt || (a.id < b.id ? -1 : 1))
    .map(({ id: _, ...check }) => check);
  const otherPages = await otherPagesAmong(db, tables, presences);
  const sets = await db.select().from(productSet).orderBy(asc(productSet.number));
  return {
    target,
    entries: await loadEntries(db, tables, target, sets),
    recognitions,
    presences: presences.map(({ source: _, ...row }) =>
      otherPages.has(row.id) ? { ...row, isOtherPage: true } : row,
    ),
    checks,
    channels: await loadChannels(db, tables),
    groups: new Map(sets.map(({ branchNumber, branchVi }) => [branchNumber, branchVi])),
  };
}

/** In the order in which breakdowns list them. */
export async function loadChannels(db: Db, { channel }: Store['tables']): Promise<ChannelRow[]> {
  return db
    .select({
      code: channel.code,
      name: channel.name,
      countsFrom: channel.countsFrom,
      countsTo: channel.countsTo,
      position: channel.position,
    })
    .from(channel)
    .orderBy(asc(channel.position), asc(channel.code));
}

type ProductSetRow = Store['tables']['productSet']['$inferSelect'];

async function loadEntries(
  db: Db,
  tables: Store['tables'],
  target: FigureTarget,
  sets: ReadonlyArray<ProductSetRow>,
): Promise<EntryRow[]> {
  const { registerEntry, producer, commune, legacyDistrict } = tables;
  const rows = await db
    .select({
      id: registerEntry.id,
      code: registerEntry.code,
      name: registerEntry.name,
      nameKey: registerEntry.nameKey,
      producerCode: producer.code,
      producerName: producer.name,
      producerKey: producer.nameKey,
      legalType: producer.legalType,
      womenLed: producer.womenLed,
      minorityLed: producer.minorityLed,
      communeCode: registerEntry.communeCode,
      communeName: commune.name,
      districtCode: registerEntry.legacyDistrictCode,
      districtName: legacyDistrict.name,
      groupText: registerEntry.groupText,
      setCode: registerEntry.setCode,
      blocker: registerEntry.blocker,
      blockerOwner: registerEntry.blockerOwner,
      blockerNextStep: registerEntry.blockerNextStep,
      archivedAt: registerEntry.archivedAt,
    })
    .from(registerEntry)
    .innerJoin(producer, eq(producer.id, registerEntry.producerId))
    .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
    .leftJoin(legacyDistrict, eq(legacyDistrict.code, registerEntry.legacyDistrictCode))
    .where(inTarget(db, tables, target, registerEntry.id))
    .orderBy(asc(registerEntry.nameKey), asc(registerEntry.id));
  const groupOf = groupReader(sets);
  return rows.map(({ groupText, ...row }) => ({ ...row, groupKey: groupOf(row.setCode, groupText) }));
}

/** The branch of an entry's set, else the one that the register's own words mean; few words, so each is read once. */
function groupReader(sets: ReadonlyArray<ProductSetRow>) {
  const bySet = new Map(sets.map(({ code, branchNumber }) => [code, branchNumber]));
  const byText = new Map<string, string | null>();
  return (setCode: string | null, text: string | null): string | null => {
    const known = setCode === null ? undefined : bySet.get(setCode);
    if (known !== undefined || text === null) return known ?? null;
    let group = byText.get(text);
    if (group === undefined) {
      group = parseGroup(text, sets).branchNumber;
      byText.set(text, group);
    }
    return group;
  };
}

/** A condition on a column that holds an entry's id. */
export function inTarget(
  db: Db,
  { registerEntry, targetEntry }: Store['tables'],
  { code }: FigureTarget,
  entryId: AnySQLiteColumn,
): SQL {
  return inArray(
    entryId,
    code === WHOLE_REGISTER
      ? db.select({ id: registerEntry.id }).from(registerEntry).where(isNull(registerEntry.archivedAt))
      : db.select({ id: targetEntry.entryId }).from(targetEntry).where(eq(targetEntry.targetCode, code)),
  );
}
