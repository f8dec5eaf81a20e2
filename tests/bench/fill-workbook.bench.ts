import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { TemplateFill } from '#app/domain/channels/channel.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';
import { replaceZipPart } from '#app/domain/channels/template/replace-zip-part.server.ts';
import { openXlsx } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { median, reportRates } from '#tests/bench/support/report.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

/** One row for each; the platform's limit makes several files of them. */
const ROWS = 5_000;
const ROUNDS = 7;
const SHEET = 'xl/worksheets/sheet2.xml';

const file = readFileSync(join(process.cwd(), 'tests/fixtures/templates/shopee-constructed.xlsx'));
const { descriptionVi } = channelListing();
const fill: TemplateFill = {
  answers: {},
  today: '2026-11-23',
  // Every title and description is one of its own: a check remembers the text that it saw last.
  listings: Array.from({ length: ROWS }, (_, n) =>
    channelListing({
      id: `l${n}`,
      publicCode: `L${n}`,
      titleVi: `Chè Shan tuyết cổ thụ Bản Liền số ${n}`,
      descriptionVi: `Mẻ hái thứ ${n}. ${descriptionVi}`,
      variants: [channelVariant({ publicCode: `V${n}`, sku: `CHE-${n}` })],
    }),
  ),
};

const raw = await openRaw();
if (!(await writeRaw()).every((written, at) => written.equals(raw.filled[at] as Buffer)))
  throw new Error('the raw files are not the same, byte for byte');
const ours: number[] = [];
const limits: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  limits.push(ROWS / (await seconds(writeRaw)));
  ours.push(ROWS / (await seconds(fillOurs)));
}
reportRates(
  `Shopee workbook filled with ${ROWS} rows against the same cells written raw`,
  'rows/s',
  median(ours),
  median(limits),
  0.5,
);

/** From the bytes that the seller sent to the bytes that they get: recognised, checked, laid out, written. */
async function fillOurs(): Promise<Buffer[]> {
  const { files } = await (await shopeeTemplate.open(file)).fill(fill);
  if (files.length !== Math.ceil(ROWS / 1_000)) throw new Error(`${files.length} files`);
  return files;
}

type RawCell = { column: string; style: string; value: string | null; isNumber: boolean };
type RawSheet = {
  before: string;
  rows: Array<{ row: number; open: string; cells: RawCell[] }>;
  after: string;
};

/** Everything that is known beforehand when nothing has to be found out: every row, and every cell of it. */
async function openRaw() {
  const filled = await fillOurs();
  const offset = (await openXlsx(file)).zip.find(SHEET)?.entry.relativeOffsetOfLocalHeader ?? Number.NaN;
  return {
    filled,
    offset,
    sheets: filled.map((one) => sheetOf(strFromU8(unzipSync(one)[SHEET] as Uint8Array))),
  };
}

function sheetOf(xml: string): RawSheet {
  const from = xml.indexOf('<row r="7"');
  const to = xml.indexOf('</sheetData>');
  const rows = [...xml.slice(from, to).matchAll(/<row r="(\d+)"([^>]*)>(.*?)<\/row>/gs)];
  return {
    before: xml.slice(0, from),
    after: xml.slice(to),
    rows: rows.map(([, row, open = '', cells = '']) => ({
      row: Number(row),
      open,
      cells: [
        ...cells.matchAll(
          /<c r="([A-Z]+)\d+" s="(\d+)"(?:\/>|[^>]*>(<v>)?(?:<is><t [^>]*>)?([^<]*)<.*?<\/c>)/gs,
        ),
      ].map(([, column = '', style = '', isNumber, value]) => ({
        column,
        style,
        value: value === undefined ? null : unescaped(value),
        isNumber: isNumber !== undefined,
      })),
    })),
  };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

async function writeRaw(): Promise<Buffer[]> {
  const files: Buffer[] = [];
  for (const { before, rows, after } of raw.sheets) {
    const pieces = [before];
    for (const { row, open, cells } of rows) {
      pieces.push(`<row r="${row}"${open}>`);
      for (const { column, style, value, isNumber } of cells) {
        if (value === null) {
          pieces.push(`<c r="${column}${row}" s="${style}"/>`);
        } else if (isNumber) {
          pieces.push(`<c r="${column}${row}" s="${style}"><v>${value}</v></c>`);
        } else {
          const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
          pieces.push(
            `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
          );
        }
      }
      pieces.push('</row>');
    }
    pieces.push(after);
    files.push(await replaceZipPart(file, raw.offset, Buffer.from(pieces.join(''), 'utf8')));
  }
  return files;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
