import { isNull } from 'drizzle-orm';
import { personNames } from '#app/domain/accounts/person-names.server.ts';
import { zones } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';

/** Every carrier rate that was not put away, with who wrote it (as `listFees`): by carrier, zone and weight, the latest first. */
export async function listCarrierRates(context: Context) {
  const { carrierRate } = context.store.tables;
  const rows = await context.store.read(async (db) => {
    const found = await db.select().from(carrierRate).where(isNull(carrierRate.archivedAt));
    const names = await personNames(
      context,
      db,
      found.flatMap(({ createdBy }) => createdBy ?? []),
    );
    return found.map((row) => ({ ...row, writtenBy: names.get(row.createdBy ?? '') ?? null }));
  });
  return rows.sort(
    (a, b) =>
      a.carrier.localeCompare(b.carrier, 'vi') ||
      zones.indexOf(a.zone) - zones.indexOf(b.zone) ||
      a.uptoGrams - b.uptoGrams ||
      (a.validFrom < b.validFrom ? 1 : -1),
  );
}
