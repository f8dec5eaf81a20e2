import type { Readable } from 'node:stream';
import {
  type CatalogueRow,
  catalogueColumns,
  catalogueRows,
} from '#app/domain/channels/catalogue/catalogue-table.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { writeCsv } from '#app/server/spreadsheet/write-csv.server.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';

export type CatalogueAbout = {
  of: string;
  language: Language;
  /** ms UTC. */
  now: number;
  /** For a file of the changes alone: the file before it, and what has been taken off sale since. */
  changes: { since: string; gone: readonly string[] } | null;
};

/**
 * The catalogue for people: one row per pack size, headings in the reader's language, texts guarded against being read as
 * formulas. Streamed: memory does not grow with the number of listings.
 */
export function writeCatalogue(
  format: 'xlsx' | 'csv',
  batches: AsyncIterable<readonly ChannelListing[]>,
  { of, language, now, changes }: CatalogueAbout,
): Readable {
  const columns = catalogueColumns(language);
  if (format === 'csv') {
    return writeCsv(
      columns.map(({ heading }) => heading),
      rowsOf(batches),
    );
  }
  const t = translate(channelMessages, language);
  return writeXlsx([
    {
      sheetName: t('catalogueSheet'),
      title: [
        t('catalogueTitle', { of }),
        t('catalogueAsOf', { when: formatDateTime(language, now) }),
        ...(changes ? [t('catalogueChanged', { file: changes.since })] : []),
        ...(changes && changes.gone.length > 0
          ? [t('catalogueGone', { titles: changes.gone.join('; ') })]
          : []),
      ],
      columns,
      rows: rowsOf(batches),
    },
  ]);
}

async function* rowsOf(batches: AsyncIterable<readonly ChannelListing[]>): AsyncGenerator<CatalogueRow> {
  for await (const listings of batches) for (const listing of listings) yield* catalogueRows(listing);
}
