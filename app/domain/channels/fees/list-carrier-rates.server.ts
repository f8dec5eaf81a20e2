import { isNull } from 'drizzle-orm';
import { zones } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';

/** Every carrier rate that was not put away: by carrier, zone and weight, the latest first. */
export async function listCarrierRates({ store }: Context) {
  const { carrierRate } = store.tables;
  const rows = await store.read((db) => db.select().from(carrierRate).where(isNull(carrierRate.archivedAt)));
  return rows.sort(
    (a, b) =>
      a.carrier.localeCompare(b.carrier, 'vi') ||
      zones.indexOf(a.zone) - zones.indexOf(b.zone) ||
      a.uptoGrams - b.uptoGrams ||
      (a.validFrom < b.validFrom ? 1 : -1),
  );
}
