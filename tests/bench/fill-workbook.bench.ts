import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { TemplateFill, TemplatePlan } from '#app/domain/channels/channel.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';
import { replaceZipPart } from '#app/domain/channels/template/replace-zip-part.server.ts';
import { openXlsx } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { columnName } from '#app/server/spreadsheet/spreadsheet.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';
import { median, reportRates } from './support/report.ts';

/** One row for each; the platform's limit makes several files of them. */
const ROWS = 5_000;
const ROUNDS = 5;
const SHEET = 'xl/worksheets/sheet2.xml';

const file = readFileSync(join(process.cwd(), 'tests/fixtures/templates/shopee-constructed.xlsx'));
const fill: TemplateFill = {
  answers: {},
  today: '2026-11-23',
  listings: Array.from({ length: ROWS }, (_, n) =>
    channelListing({
      id: `l${n}`,
      publicCode: `L${n}`,
      titleVi: `Chè Shan tuyết cổ thụ Bản Liền số ${n}`,
      variants: [channelVariant({ publicCode: `V${n}`, sku: `CHE-${n}` })],
    }),
  ),
};

const raw = await openRaw();
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
async function fillOurs(): Promise<void> {
  const { files } = await (await shopeeTemplate.open(file)).fill(fill);
  if (files.length !== Math.ceil(ROWS / 1_000)) throw new Error(`${files.length} files`);
}

/** Everything that is known beforehand when nothing has to be found out: where the rows go, and every cell. */
async function openRaw() {
  const plan = await (await shopeeTemplate.open(file)).plan(fill);
  const workbook = await openXlsx(file);
  const offset = workbook.zip.find(SHEET)?.entry.relativeOffsetOfLocalHeader ?? -1;
  const xml = strFromU8(unzipSync(file)[SHEET] ?? new Uint8Array());
  const labels = await labelsOf(workbook);
  const [before = '', after = ''] = xml.split(/<row r="7".*<\/row>(?=<\/sheetData>)/s);
  return { rowsOfFile: rowsByFile(plan, labels), offset, before, after };
}

async function labelsOf(workbook: Awaited<ReturnType<typeof openXlsx>>): Promise<string[]> {
  const labels: string[] = [];
  for await (const row of workbook.rows(workbook.sheetParts.indexOf(SHEET))) {
    if (row.number === 3) for (const { column, text } of row.cells) labels[column] = text;
  }
  return labels;
}

type RawRow = { row: number; cells: Array<{ column: string; value: string; isNumber: boolean }> };

function rowsByFile(plan: TemplatePlan, labels: readonly string[]): RawRow[][] {
  const files: RawRow[][] = [];
  for (const { row, file: number, cells } of plan.listings.flatMap(({ rows }) => rows)) {
    const rows = files[number - 1] ?? [];
    files[number - 1] = rows;
    rows.push({
      row,
      cells: cells.map(({ column, value }) => ({
        column: columnName(labels.indexOf(column)),
        value,
        isNumber: /^\d{1,10}(\.\d+)?$/.test(value),
      })),
    });
  }
  return files;
}

async function writeRaw(): Promise<void> {
  for (const rows of raw.rowsOfFile) {
    const pieces = [raw.before];
    for (const { row, cells } of rows) {
      pieces.push(`<row r="${row}">`);
      for (const { column, value, isNumber } of cells) {
        const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        pieces.push(
          isNumber
            ? `<c r="${column}${row}"><v>${value}</v></c>`
            : `<c r="${column}${row}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
        );
      }
      pieces.push('</row>');
    }
    pieces.push(raw.after);
    await replaceZipPart(file, raw.offset, Buffer.from(pieces.join(''), 'utf8'));
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
