import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fold } from '#app/server/text/fold.ts';

/** One row of product-kinds.csv: what such goods are, in what pack, for about how much. */
export type DemoKind = {
  nameVi: string;
  nameEn: string;
  key: string;
  setCode: string;
  pack: string;
  lowestPrice: number;
  highestPrice: number;
  /** Months 1..12; empty is all year. */
  months: number[];
  flags: ReadonlySet<string>;
};

/** Reads the kinds of goods that Lào Cai makes; their prices are estimates. */
export function readDemoKinds(rootDir: string): DemoKind[] {
  const text = readFileSync(join(rootDir, 'db', 'reference', 'product-kinds.csv'), 'utf8');
  const rows: Array<Record<string, string>> = parse(text, { columns: true, skip_empty_lines: true });
  return rows
    .map((row) => ({
      nameVi: row.kind_vi ?? '',
      nameEn: row.kind_en ?? '',
      key: fold(row.kind_vi ?? ''),
      setCode: row.criteria_set ?? '',
      pack: row.typical_unit ?? '',
      lowestPrice: Number(row.price_min_vnd) || 0,
      highestPrice: Number(row.price_max_vnd) || 0,
      months: monthsOf(row.season_months ?? ''),
      flags: new Set((row.flags ?? '').split(/[;|\s]+/).filter(Boolean)),
    }))
    .sort((a, b) => b.key.length - a.key.length);
}

/** The kind that a product's name begins with, and the rest of the name. */
export function kindOf(
  name: string,
  kinds: ReadonlyArray<DemoKind>,
): { kind: DemoKind; rest: string } | null {
  const key = fold(name);
  const kind = kinds.find((one) => key === one.key || key.startsWith(`${one.key} `));
  if (!kind) return null;
  const words = name.normalize('NFC').trim().split(/\s+/);
  return { kind, rest: words.slice(kind.nameVi.trim().split(/\s+/).length).join(' ') };
}

/** "9-12", "11-2", "5;6;7" or "" to month numbers. */
function monthsOf(text: string): number[] {
  return text
    .split(/[;,]/)
    .flatMap((part) => {
      const [from, to] = part.trim().split('-').map(Number);
      if (!from) return [];
      const last = to ?? from;
      const count = ((last - from + 12) % 12) + 1;
      return Array.from({ length: count }, (_, at) => ((from - 1 + at) % 12) + 1);
    })
    .filter((month, at, all) => month >= 1 && month <= 12 && all.indexOf(month) === at);
}
