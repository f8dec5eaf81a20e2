import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { ColumnMeaning, TemplateSheet } from '#app/domain/channels/template/template-kind.ts';

const codes: ReadonlySet<ColumnMeaning> = new Set(['sku', 'productSku', 'group']);

/** A row that holds a product already. */
type TypedRow = { sheet: string; row: number };

/** Where the file holds goods already: its rows by the codes that stand in them. */
type TypedSkus = ReadonlyMap<string, readonly TypedRow[]>;

/** The codes in all data rows of the sheets, whoever typed them. */
export function typedSkus(sheets: readonly TemplateSheet[]): TypedSkus {
  const found = new Map<string, TypedRow[]>();
  for (const { name, columns, taken, occupiedRows } of sheets) {
    if (occupiedRows === 0) continue;
    const indexes = columns.flatMap(({ index, means }) => (codes.has(means) ? index : []));
    for (const [row, texts] of taken) {
      for (const key of new Set(indexes.map((index) => keyOf(texts.get(index) ?? '')))) {
        if (key === '') continue;
        const rows = found.get(key) ?? [];
        found.set(key, rows);
        rows.push({ sheet: name, row });
      }
    }
  }
  return found;
}

/** The rows that hold the listing, or one of its sizes; by row. */
export function rowsWith(typed: TypedSkus, { variants }: ChannelListing): TypedRow[] {
  if (typed.size === 0) return [];
  const keys = new Set([...variants.map(({ sku }) => sku), variants[0]?.publicCode ?? ''].map(keyOf));
  const rows = [...keys].flatMap((key) => typed.get(key) ?? []);
  const byPlace = new Map(rows.map((one) => [`${one.sheet}\n${one.row}`, one]));
  return [...byPlace.values()].sort((a, b) => a.row - b.row);
}

function keyOf(code: string): string {
  return code.normalize('NFC').trim().toLowerCase();
}
