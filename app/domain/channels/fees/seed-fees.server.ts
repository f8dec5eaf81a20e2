import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Zone } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Brings the fees and rates of `db/reference` in where they are not yet. Rows are known by channel, kind and first day,
 * so what staff have changed or put away since stays as they left it.
 */
export async function seedFees(context: Context): Promise<void> {
  const { store, clock, config } = context;
  const { channelFee, carrierRate } = store.tables;
  const read = async (name: string): Promise<Array<Record<string, string>>> =>
    parse(await readFile(join(config.rootDir, 'db', 'reference', name)), { bom: true, columns: true });
  const [fees, rates] = await Promise.all([read('channel-fees.csv'), read('carrier-rates.csv')]);
  const known = await store.read(async (db) => ({
    fees: new Set((await db.select({ id: channelFee.id }).from(channelFee)).map(({ id }) => id)),
    rates: new Set((await db.select({ id: carrierRate.id }).from(carrierRate)).map(({ id }) => id)),
  }));
  const createdAt = clock.now();
  const newFees = fees
    .map((row) => ({
      id: `${row.channel} ${row.kind} ${row.valid_from}`,
      channelCode: row.channel ?? '',
      kind: row.kind ?? '',
      name: row.name_vi ?? '',
      setCodes: [],
      rate: Number(row.rate),
      amount: Number(row.amount),
      cap: row.cap ? Number(row.cap) : null,
      isAlways: row.always === 'yes',
      validFrom: row.valid_from ?? '',
      source: row.source ?? '',
      confirmed: row.confirmed === 'yes',
      createdAt,
    }))
    .filter(({ id }) => !known.fees.has(id));
  const newRates = rates
    .map((row) => ({
      id: `${row.carrier} ${row.zone} ${row.upto_grams} ${row.valid_from}`,
      carrier: row.carrier ?? '',
      zone: row.zone as Zone,
      uptoGrams: Number(row.upto_grams),
      amount: Number(row.amount),
      validFrom: row.valid_from ?? '',
      source: row.source ?? '',
      confirmed: row.confirmed === 'yes',
      createdAt,
    }))
    .filter(({ id }) => !known.rates.has(id));
  if (newFees.length === 0 && newRates.length === 0) return;
  await store.write(async (tx) => {
    if (newFees.length > 0) await tx.insert(channelFee).values(newFees).onConflictDoNothing();
    if (newRates.length > 0) await tx.insert(carrierRate).values(newRates).onConflictDoNothing();
  });
}
