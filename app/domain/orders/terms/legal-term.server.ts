import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { holdsOn } from '#app/domain/channels/fees/holds-on.server.ts';
import { addDays, DAY_MS, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';
import type { LegalTermKind, LegalTermUnit } from '#db/tables/reference.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type LegalTerm = { readonly amount: number; readonly unit: LegalTermUnit };

/** The term of a kind that holds on a local day; null where none is known. */
export async function legalTermOn(
  db: Db,
  { legalTerm }: Store['tables'],
  kind: LegalTermKind,
  day: string,
): Promise<LegalTerm | null> {
  const [row] = await db
    .select({ amount: legalTerm.amount, unit: legalTerm.unit })
    .from(legalTerm)
    .where(and(eq(legalTerm.kind, kind), holdsOn(legalTerm, day)))
    .orderBy(desc(legalTerm.validFrom))
    .limit(1);
  return row ?? null;
}

/** The same of several kinds, by one statement. */
export async function legalTermsOn<Kind extends LegalTermKind>(
  db: Db,
  { legalTerm }: Store['tables'],
  kinds: readonly Kind[],
  day: string,
): Promise<Partial<Record<Kind, LegalTerm>>> {
  const rows = await db
    .select({ kind: legalTerm.kind, amount: legalTerm.amount, unit: legalTerm.unit })
    .from(legalTerm)
    .where(and(inArray(legalTerm.kind, [...kinds]), holdsOn(legalTerm, day)))
    .orderBy(asc(legalTerm.validFrom));
  // Of one kind the latest counts.
  const terms: Partial<Record<LegalTermKind, LegalTerm>> = {};
  for (const { kind, ...term } of rows) terms[kind] = term;
  return terms as Partial<Record<Kind, LegalTerm>>;
}

/**
 * The moment by which something that begins now is to be done: the end of its term's last local day.
 * @returns ms UTC; null where no row holds on that day.
 */
export async function dueAfter(
  db: Db,
  tables: Store['tables'],
  kind: LegalTermKind,
  now: number,
): Promise<number | null> {
  const term = await legalTermOn(db, tables, kind, localDate(now));
  return term && endOfTerm(now, term);
}

/** How long one step of an order may take on a local day, ms. @throws RangeError where no row holds, or it has no length */
export async function orderTermMs(
  db: Db,
  tables: Store['tables'],
  kind: OrderTerm,
  today: string,
): Promise<number> {
  const term = await legalTermOn(db, tables, kind, today);
  const unit = term && lengths[term.unit];
  if (!unit) throw new RangeError(`no term "${kind}" holds on ${today}`);
  return term.amount * unit;
}

export type OrderTerm = Extract<
  LegalTermKind,
  'accept' | 'hand-over' | 'unpaid-warning' | 'contact-after-delivery'
>;

const lengths: Partial<Record<LegalTermUnit, number>> = { minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS };

/** The end of a term that begins at a moment: of its last local day where it counts days or years; ms UTC. The day it begins on does not count. */
export function endOfTerm(begins: number, { amount, unit }: LegalTerm): number {
  const day = localDate(begins);
  switch (unit) {
    case 'minutes':
      return begins + amount * MINUTE_MS;
    case 'hours':
      return begins + amount * HOUR_MS;
    case 'days':
      return endOfLocalDay(addDays(day, amount));
    case 'years':
      return endOfLocalDay(`${Number(day.slice(0, 4)) + amount}${day.slice(4).replace('-02-29', '-02-28')}`);
    case 'working-days':
      return endOfLocalDay(workingDaysAfter(day, amount));
  }
}

/** Monday to Friday; public holidays are not known here. */
function workingDaysAfter(day: string, amount: number): string {
  let at = day;
  for (let left = amount; left > 0; ) {
    at = addDays(at, 1);
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}
