/**
 * Workbooks that are not read: how long the longest refusal takes and how much memory the costliest one needs. Each is
 * opened from disk by a process of its own that has read nothing yet, as an import's first file is.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { openSpreadsheetFile } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import type { SpreadsheetProblem } from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { median, reportMost } from '#tests/bench/support/report.ts';
import { type CostlyWorkbook, costlyWorkbooks } from '#tests/server/spreadsheet/costly-workbooks.ts';
import { rawWorkbookFile, sheetXml } from '#tests/server/spreadsheet/workbook-file.ts';

const ROUNDS = 3;
const MB = 1024 * 1024;
const MOST_MS = 500;
const MOST_MB = 64;

type Opened = { ms: number; mb: number; code: string | null };

const [, , path] = process.argv;
if (path) await openOnce(path);
else await measure();
process.exit(0);

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cho-phien-refusals-'));
  const found: Array<{ what: string; ms: number; mb: number }> = [];
  try {
    for (const { what, code, file } of kinds()) {
      const bad = join(folder, 'bad.xlsx');
      writeFileSync(bad, file());
      const rounds: Opened[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await inOwnProcess(bad));
      const other = rounds.find((opened) => opened.code !== code);
      if (other) throw new Error(`${what}: expected ${code}, got ${other.code ?? 'a workbook'}`);
      found.push({ what, ms: median(rounds.map(({ ms }) => ms)), mb: median(rounds.map(({ mb }) => mb)) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [slowest] = found.toSorted((a, b) => b.ms - a.ms);
  const [largest] = found.toSorted((a, b) => b.mb - a.mb);
  const of = `of ${found.length} bad workbooks`;
  reportMost(`refusal, slowest ${of} (${slowest?.what})`, 'ms', slowest?.ms ?? Number.NaN, MOST_MS);
  reportMost(`refusal, memory, most ${of} (${largest?.what})`, 'MB', largest?.mb ?? Number.NaN, MOST_MB);
}

function inOwnProcess(file: string): Promise<Opened> {
  const child = fork(process.argv[1] ?? '', [file], { execArgv: ['--expose-gc'] });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message as Opened));
    child.on('exit', (code) => reject(new Error(`the reader ended with ${code}`)));
  });
}

async function openOnce(file: string): Promise<void> {
  globalThis.gc?.();
  const before = resident('VmRSS');
  forgetPeak();
  const startedAt = performance.now();
  const code = await readWhole(file).then(
    () => null,
    (error: { code?: SpreadsheetProblem }) => error.code ?? String(error),
  );
  const ms = performance.now() - startedAt;
  const mb = (resident('VmHWM') - before) / MB;
  await new Promise((sent) => process.send?.({ ms, mb, code } satisfies Opened, sent));
}

/** Some are refused by what stands far down in their rows. */
async function readWhole(file: string): Promise<void> {
  const { spreadsheet } = await openSpreadsheetFile(file, 'so.xlsx');
  for await (const _ of spreadsheet.rows(0));
}

/** Bytes of this process, now or at most, as the kernel counts them. */
function resident(line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024;
}

/** From here on the kernel's peak begins anew. */
function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

/** Every kind of refusal, each as large as it may come. */
function kinds(): CostlyWorkbook[] {
  const compound = (name: string) => {
    const file = Buffer.alloc(10 * MB - 1);
    file.write('d0cf11e0a1b11ae1', 'hex');
    file.write(name, 9 * MB, 'utf16le');
    return file;
  };
  return [
    { what: 'more than 10 MB', code: 'too_large', file: () => Buffer.alloc(64 * MB, 'a;b\n') },
    { what: 'a password', code: 'encrypted', file: () => compound('EncryptedPackage') },
    { what: 'an old .xls', code: 'old_xls', file: () => compound('Workbook') },
    {
      what: 'no spreadsheet',
      code: 'not_a_spreadsheet',
      file: () => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(9 * MB)]),
    },
    {
      what: 'macros',
      code: 'macros',
      file: () => rawWorkbookFile(sheetXml(''), { 'xl/vbaProject.bin': new Uint8Array(50 * MB) }),
    },
    {
      what: 'more than 100 MB inflated',
      code: 'inflates_too_much',
      file: () => rawWorkbookFile(sheetXml(''), { 'xl/media/a.bin': new Uint8Array(101 * MB) }),
    },
    {
      what: 'more than 10,000 rows',
      code: 'too_many_rows',
      file: () => rawWorkbookFile(sheetXml('<row><c><v>1</v></c></row>'.repeat(1_000_000))),
    },
    {
      what: 'more than 10,000 rows of CSV',
      code: 'too_many_rows',
      file: () => Buffer.alloc(9 * MB, 'Chè Shan;HTX\n'),
    },
    {
      what: 'more than 200 columns',
      code: 'too_many_columns',
      file: () =>
        rawWorkbookFile(
          sheetXml(
            `<row>${'<c><v>1</v></c>'.repeat(200)}</row>`.repeat(1_000) +
              '<row><c r="GS1001"><v>1</v></c></row>',
          ),
        ),
    },
    {
      what: 'thousands of files inside',
      code: 'too_many_entries',
      file: () =>
        Buffer.from(
          zipSync(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`a${at}`, strToU8('x')]))),
        ),
    },
    ...costlyWorkbooks(true),
  ];
}
