import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { addDays, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';
import type { LegalTermKind, LegalTermUnit } from '#db/tables/reference.ts';

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
    .where(
      and(
        eq(legalTerm.kind, kind),
        lte(legalTerm.validFrom, day),
        or(isNull(legalTerm.validTo), gte(legalTerm.validTo, day)),
      ),
    )
    .orderBy(desc(legalTerm.validFrom))
    .limit(1);
  return row ?? null;
}

/** The end of the last local day of a term that begins at a moment; ms UTC. The day it begins on does not count. */
export function endOfTerm(begins: number, { amount, unit }: LegalTerm): number {
  const day = localDate(begins);
  switch (unit) {
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
