import { and, type Column, gte, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';

/** A table of dated rows. Without `validTo` a row holds until the next one of its figure begins. */
type DatedTable = { validFrom: Column; validTo?: Column; archivedAt?: Column };

/** The condition that a row holds on a local day, or on the one that a prepared query is given; of several the one that began last is meant. */
export function holdsOn(
  { validFrom, validTo, archivedAt }: DatedTable,
  day: string | Placeholder,
): SQL | undefined {
  return and(
    lte(validFrom, day),
    validTo && or(isNull(validTo), gte(validTo, day)),
    archivedAt && isNull(archivedAt),
  );
}
