import { VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import { type BreakdownNames, NONE, UNKNOWN } from '#app/domain/reports/count-figure.ts';
import { type EntryFacts, factsAt } from '#app/domain/reports/facts-at.ts';
import type { ChannelRow, FigureRows, FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { findTarget, loadFigureRows } from '#app/domain/reports/load-figure-rows.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import { changeVersion } from '#app/server/change-version.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { addDays, endOfLocalDay, isLocalDate, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

/** Which figure is meant. */
export type FigureChoice = {
  /** Null: the main target (`showTargetFirst`), or the whole register where there is none. */
  targetCode: string | null;
  /** Local day; null: the target's own. */
  asOf: string | null;
};

/** A target's entries at a date, with the names of what they are counted by. */
export type TargetFacts = {
  target: FigureTarget;
  asOf: string;
  facts: ReadonlyArray<EntryFacts>;
  names: BreakdownNames;
  channels: ReadonlyArray<ChannelRow>;
};

/** Counting 10,000 entries takes a tenth of a second, so what was counted last is kept until something changes. */
const KEPT_AT_MOST = 6;
const kept = new WeakMap<Store, Map<string, TargetFacts>>();

/**
 * The facts that figures and lists are counted from, so that they cannot disagree.
 * @throws NotFound for an unknown target; DomainError notADate, dateInFuture (field asOf)
 */
export async function readFacts(context: Context, choice: FigureChoice): Promise<TargetFacts> {
  const { store, clock } = context;
  const today = localDate(clock.now());
  if (choice.asOf !== null) refuseDay(choice.asOf, today);
  return store.read(async (db) => {
    const version = await changeVersion(db, store.tables, ['figures', 'register', 'catalog']);
    const key = [version, today, choice.targetCode ?? '', choice.asOf ?? ''].join(' ');
    const known = kept.get(store)?.get(key);
    if (known) return known;
    const target = await findTarget(db, store.tables, choice.targetCode, today);
    const asOf = choice.asOf ?? (target.asOf < today ? target.asOf : today);
    const rows = await loadFigureRows(db, store.tables, target, windowOf(asOf));
    const facts = { ...describeRows(rows), asOf, facts: factsAt(rows, asOf) };
    keep(store, key, facts);
    return facts;
  });
}

const vi = translate(departmentMessages, 'vi');
const yesNo = new Map([
  ['yes', vi('yes')],
  ['no', vi('no')],
  [UNKNOWN, vi('unknown')],
]);

/** Names of the keys that are the same in every register, in Vietnamese. */
const CODE_NAMES: BreakdownNames = {
  byMethod: new Map(
    (['api', 'http', 'hand', 'claimed', 'none'] as const).map((key) => [key, vi(`method_${key}`)]),
  ),
  byStar: new Map([
    ...[1, 2, 3, 4, 5].map((count): [string, string] => [String(count), vi('stars', { count })]),
    [NONE, vi('noStar')],
  ]),
  byLegalType: new Map(
    (['cooperative', 'cooperative_group', 'household', 'enterprise', 'unknown'] as const).map((key) => [
      key,
      vi(`type_${key}`),
    ]),
  ),
  byWomenLed: yesNo,
  byMinorityLed: yesNo,
};

/** As the desk and its workbooks call a branch: one name for one key, wherever it is read. */
function groupName(key: string): string | null {
  const text = `group_${key}`;
  return Object.hasOwn(departmentMessages.vi, text) ? vi(text as 'group_I') : null;
}

/** The names of the keys that occur in these rows. */
export function describeRows(rows: FigureRows): Omit<TargetFacts, 'asOf' | 'facts'> {
  const districts = new Map<string, string>();
  const communes = new Map<string, string>();
  for (const { districtCode, districtName, communeCode, communeName } of rows.entries) {
    if (districtCode !== null && districtName !== null) districts.set(districtCode, districtName);
    if (communeCode !== null && communeName !== null) communes.set(communeCode, communeName);
  }
  return {
    target: rows.target,
    channels: rows.channels,
    names: {
      ...CODE_NAMES,
      byLegacyDistrict: districts.set(UNKNOWN, vi('unknown')),
      byCommune: communes.set(UNKNOWN, vi('unknown')),
      byGroup: new Map([...rows.groups].map(([key, name]) => [key, groupName(key) ?? name])).set(
        UNKNOWN,
        vi('unknown'),
      ),
    },
  };
}

/** The checks that can matter on a day: an older one has lapsed, whatever it saw. */
export function windowOf(asOf: string): { from: number; before: number } {
  return { from: startOfLocalDay(addDays(asOf, -VERIFIED_DAYS)), before: endOfLocalDay(asOf) };
}

function refuseDay(asOf: string, today: string): void {
  if (!isLocalDate(asOf)) throw new DomainError('notADate', { field: 'asOf' });
  if (asOf > today) throw new DomainError('dateInFuture', { field: 'asOf' });
}

function keep(store: Store, key: string, facts: TargetFacts): void {
  const own = kept.get(store) ?? new Map<string, TargetFacts>();
  kept.set(store, own);
  own.set(key, facts);
  const [oldest] = own.keys();
  if (own.size > KEPT_AT_MOST && oldest !== undefined) own.delete(oldest);
}
