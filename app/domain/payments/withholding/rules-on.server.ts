import { and, desc, eq } from 'drizzle-orm';
import { holdsOn } from '#app/domain/channels/fees/holds-on.server.ts';
import type { Db, Store } from '#db/store.ts';
import type { WithholdingMode } from '#db/tables/books.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

export type RateRow = Store['tables']['withholdingRate']['$inferSelect'];

/** What is done about tax for a way of paying on a local day; `none` where nothing was said. */
export async function modeOn(
  db: Db,
  { withholdingMode }: Store['tables'],
  method: PaymentMethodCode,
  day: string,
): Promise<WithholdingMode> {
  const [row] = await db
    .select({ mode: withholdingMode.mode })
    .from(withholdingMode)
    .where(and(eq(withholdingMode.method, method), holdsOn(withholdingMode, day)))
    .orderBy(desc(withholdingMode.validFrom))
    .limit(1);
  return row?.mode ?? 'none';
}

/**
 * The rates that hold on a local day, by class of tax. A class that nobody has named is taxed as the highest of them (Decree
 * 117/2025 and 252/2026, unconfirmed).
 */
export async function ratesOn(
  db: Db,
  { withholdingRate }: Store['tables'],
  day: string,
): Promise<(taxClass: string) => RateRow | null> {
  const rows = await db
    .select()
    .from(withholdingRate)
    .where(holdsOn(withholdingRate, day))
    .orderBy(desc(withholdingRate.validFrom));
  const sum = ({ vatRate, pitRate }: RateRow) => vatRate + pitRate;
  const highest = rows.toSorted((one, other) => sum(other) - sum(one))[0] ?? null;
  return (taxClass) => rows.find((row) => row.taxClass === taxClass) ?? highest;
}
