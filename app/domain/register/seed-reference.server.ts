import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { readPlaceRows } from '#app/domain/register/places/read-place-rows.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';
import type { LegalTermKind, LegalTermUnit } from '#db/tables/reference.ts';

export type CsvRow = Readonly<Record<string, string>>;

/**
 * Brings the places, OCOP product sets, label content, channels and terms of law of `db/reference` into their tables. Runs after
 * every migration and may run in several processes at once: rows are compared first, and only what is new or differs
 * is written. Nothing is removed; words that people taught a channel stay.
 */
export async function seedReference(context: Context): Promise<void> {
  const wanted = await readReference(join(context.config.rootDir, 'db', 'reference'));
  const present = await context.store.read((db) => presentRows(db, context.store.tables));
  const known = new Map(present.channels.map((channel) => [channel.code, channel]));
  const channels = wanted.channels.map((channel) => ({
    ...channel,
    hosts: union(channel.hosts, known.get(channel.code)?.hosts ?? []),
    words: union(channel.words, known.get(channel.code)?.words ?? []),
  }));
  const changed = {
    communes: differing(wanted.communes, present.communes, (row) => row.code),
    districts: differing(wanted.districts, present.districts, (row) => row.code),
    communeDistricts: differing(
      wanted.communeDistricts,
      present.communeDistricts,
      (row) => `${row.communeCode} ${row.districtCode}`,
    ),
    legacyCommunes: differing(
      wanted.legacyCommunes,
      present.legacyCommunes,
      (row) => `${row.code} ${row.communeCode}`,
    ),
    productSets: differing(wanted.productSets, present.productSets, (row) => row.code),
    labelFields: differing(wanted.labelFields, present.labelFields, (row) => row.id),
    channels: differing(channels, present.channels, (row) => row.code),
    legalTerms: differing(wanted.legalTerms, present.legalTerms, (row) => row.id),
  };
  if (Object.values(changed).every((rows) => rows.length === 0)) return;
  const { tables } = context.store;
  await context.store.write(async (tx) => {
    await upsert(tx, tables.commune, changed.communes, [tables.commune.code]);
    await upsert(tx, tables.legacyDistrict, changed.districts, [tables.legacyDistrict.code]);
    for (const rows of chunks(changed.communeDistricts)) {
      await tx.insert(tables.communeLegacyDistrict).values(rows).onConflictDoNothing();
    }
    await upsert(tx, tables.legacyCommune, changed.legacyCommunes, [
      tables.legacyCommune.code,
      tables.legacyCommune.communeCode,
    ]);
    await upsert(tx, tables.productSet, changed.productSets, [tables.productSet.code]);
    await upsert(tx, tables.labelField, changed.labelFields, [tables.labelField.id]);
    await upsert(tx, tables.channel, changed.channels, [tables.channel.code]);
    await upsert(tx, tables.legalTerm, changed.legalTerms, [tables.legalTerm.id]);
  });
}

async function readReference(folder: string) {
  const csv = async (name: string): Promise<Array<CsvRow>> =>
    parse(await readFile(join(folder, name)), { bom: true, columns: true, skip_empty_lines: true });
  const [units, legacy, sets, labels, channels, terms] = await Promise.all([
    csv('laocai-units-2025.csv'),
    csv('laocai-legacy-to-new.csv'),
    csv('ocop-classification-2026.csv'),
    csv('label-fields.csv'),
    csv('channels.csv'),
    csv('legal-terms.csv'),
  ]);
  return {
    ...readPlaceRows(units, legacy),
    productSets: sets.map(productSetRow),
    labelFields: labels.map(labelFieldRow),
    channels: channels.map(channelRow),
    legalTerms: terms.map(legalTermRow),
  };
}

function productSetRow(row: CsvRow) {
  return {
    code: row.code ?? '',
    number: Number(row.set_no),
    branchNumber: row.branch_no ?? '',
    branchVi: row.branch_vi ?? '',
    groupVi: row.group_vi ?? '',
    nameVi: row.set_vi ?? '',
    nameEn: row.set_en ?? '',
    maxA: Number(row.max_a),
    maxB: Number(row.max_b),
    maxC: Number(row.max_c),
    source: row.legal_basis ?? '',
    validFrom: row.effective_from ?? '',
    validTo: null,
    confirmed: false,
  };
}

function labelFieldRow(row: CsvRow) {
  const required: 'yes' | 'no' | 'when' =
    row.required === 'yes' ? 'yes' : row.required === 'no' ? 'no' : 'when';
  const note = [row.required === 'batch' ? 'batch' : '', row.note ?? ''].filter(Boolean).join(': ');
  return {
    id: [row.family, row.product_sets, row.field, row.valid_from].join(' '),
    family: row.family ?? '',
    setNumbers: numbersOf(row.product_sets ?? ''),
    field: row.field ?? '',
    required,
    note,
    source: row.source ?? '',
    validFrom: row.valid_from ?? '',
    validTo: null,
    confirmed: row.confirmed === 'yes',
  };
}

/** `5-7` → [5, 6, 7]; `18` → [18]. */
function numbersOf(range: string): Array<number> {
  const [from = 0, to = from] = range.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Empty `counts_from`: the channel never counts for a target. */
function channelRow(row: CsvRow) {
  return {
    code: row.code ?? '',
    name: row.name ?? '',
    hosts: (row.hosts ?? '').split(' ').filter(Boolean),
    words: (row.words ?? '').split('|').filter(Boolean),
    countsFrom: row.counts_from || null,
    countsTo: row.counts_to || null,
    closedOn: row.closed_on || null,
    closedSource: row.closed_source || null,
    source: row.source ?? '',
    position: Number(row.position),
  };
}

function legalTermRow(row: CsvRow) {
  return {
    id: [row.kind, row.valid_from].join(' '),
    kind: row.kind as LegalTermKind,
    amount: Number(row.amount),
    unit: row.unit as LegalTermUnit,
    validFrom: row.valid_from ?? '',
    validTo: row.valid_to || null,
    source: row.source ?? '',
    confirmed: row.confirmed === 'yes',
  };
}

async function presentRows(db: Pick<Tx, 'select'>, tables: Tables) {
  return {
    communes: await db.select().from(tables.commune),
    districts: await db.select().from(tables.legacyDistrict),
    communeDistricts: await db.select().from(tables.communeLegacyDistrict),
    legacyCommunes: await db.select().from(tables.legacyCommune),
    productSets: await db.select().from(tables.productSet),
    labelFields: await db.select().from(tables.labelField),
    legalTerms: await db.select().from(tables.legalTerm),
    channels: await db.select().from(tables.channel),
  };
}

function differing<Row extends object>(
  wanted: ReadonlyArray<Row>,
  present: ReadonlyArray<Row>,
  key: (row: Row) => string,
): Array<Row> {
  const text = (row: Row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = new Map(present.map((row) => [key(row), text(row)]));
  return wanted.filter((row) => known.get(key(row)) !== text(row));
}

type SeededTable =
  | Tables['commune']
  | Tables['legacyDistrict']
  | Tables['legacyCommune']
  | Tables['productSet']
  | Tables['labelField']
  | Tables['channel']
  | Tables['legalTerm'];

async function upsert<Table extends SeededTable>(
  tx: Tx,
  table: Table,
  rows: ReadonlyArray<Table['$inferInsert']>,
  target: Array<Table['_']['columns'][keyof Table['_']['columns']]>,
): Promise<void> {
  for (const some of chunks(rows)) {
    const set: Record<string, SQL> = {};
    for (const field of Object.keys(some[0] ?? {})) set[field] = sql.raw(`excluded.${toSnakeCase(field)}`);
    await tx
      .insert(table)
      .values(some as never)
      .onConflictDoUpdate({ target: target as never, set: set as never });
  }
}

/** SQLite takes 32,766 parameters in a statement; a row here has at most twenty. */
function chunks<Row>(rows: ReadonlyArray<Row>): Array<Array<Row>> {
  const some: Array<Array<Row>> = [];
  for (let start = 0; start < rows.length; start += 200) some.push(rows.slice(start, start + 200));
  return some;
}

function union(first: ReadonlyArray<string>, second: ReadonlyArray<string>): Array<string> {
  return [...new Set([...first, ...second])];
}
