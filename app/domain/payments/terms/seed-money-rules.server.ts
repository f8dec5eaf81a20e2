import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Context } from '#app/server/context.ts';

/**
 * Brings the terms of `db/reference` that money keeps to in where they are not yet. A row is known by its code and first
 * day, so what staff have changed since stays.
 */
export async function seedMoneyRules(context: Context): Promise<void> {
  const { store, clock, config } = context;
  const { paymentTerm } = store.tables;
  const read = async (name: string): Promise<Array<Record<string, string>>> =>
    parse(await readFile(join(config.rootDir, 'db', 'reference', name)), { bom: true, columns: true });
  const terms = await read('payment-terms.csv');
  const known = await store.read(
    async (db) => new Set((await db.select({ id: paymentTerm.id }).from(paymentTerm)).map(({ id }) => id)),
  );
  const createdAt = clock.now();
  const newTerms = terms
    .map((row) => ({
      id: `${row.code} ${row.valid_from}`,
      code: row.code ?? '',
      days: Number(row.days),
      validFrom: row.valid_from ?? '',
      source: row.source ?? '',
      confirmed: row.confirmed === 'yes',
      createdAt,
    }))
    .filter(({ id }) => !known.has(id));
  if (newTerms.length === 0) return;
  await store.write((tx) => tx.insert(paymentTerm).values(newTerms).onConflictDoNothing());
}
