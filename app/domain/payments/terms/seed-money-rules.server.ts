import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Context } from '#app/server/context.ts';
import type { WithholdingMode } from '#db/tables/books.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

type CsvRow = Readonly<Record<string, string>>;

/**
 * Brings the tax rates and modes of `db/reference` in where they are not yet. A row is known by
 * what it is for and its first day, so what staff have changed since stays.
 */
export async function seedMoneyRules(context: Context): Promise<void> {
  const { store, clock, config } = context;
  const { withholdingRate, withholdingMode } = store.tables;
  const read = async (name: string): Promise<CsvRow[]> =>
    parse(await readFile(join(config.rootDir, 'db', 'reference', name)), { bom: true, columns: true });
  const createdAt = clock.now();
  const rates = (await read('withholding-rates.csv')).map((row) => ({
    id: `${row.tax_class} ${row.valid_from}`,
    taxClass: row.tax_class ?? '',
    vatRate: Number(row.vat_rate),
    pitRate: Number(row.pit_rate),
    validFrom: row.valid_from ?? '',
    validTo: row.valid_to || null,
    source: row.source ?? '',
    confirmed: row.confirmed === 'yes',
    createdAt,
  }));
  const modes = (await read('withholding-modes.csv')).map((row) => ({
    id: `${row.method} ${row.valid_from}`,
    method: row.method as PaymentMethodCode,
    mode: row.mode as WithholdingMode,
    validFrom: row.valid_from ?? '',
    source: row.source ?? '',
    createdAt,
  }));
  const known = await store.read(
    async (db) =>
      new Set(
        [
          await db.select({ id: withholdingRate.id }).from(withholdingRate),
          await db.select({ id: withholdingMode.id }).from(withholdingMode),
        ].flatMap((rows) => rows.map(({ id }) => id)),
      ),
  );
  const isNew = ({ id }: { id: string }) => !known.has(id);
  const fresh = { rates: rates.filter(isNew), modes: modes.filter(isNew) };
  if (Object.values(fresh).every((rows) => rows.length === 0)) return;
  await store.write(async (tx) => {
    if (fresh.rates.length > 0) await tx.insert(withholdingRate).values(fresh.rates).onConflictDoNothing();
    if (fresh.modes.length > 0) await tx.insert(withholdingMode).values(fresh.modes).onConflictDoNothing();
  });
}
