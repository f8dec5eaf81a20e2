import { open } from 'node:fs/promises';
import { openXlsx } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { openCsv } from '#app/server/spreadsheet/read-csv.server.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import {
  registerWorkbookLimits,
  type SpreadsheetLimits,
  SpreadsheetRefused,
} from '#app/server/spreadsheet/spreadsheet-refused.ts';

const CFB_HEADER = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP_HEADER = Buffer.from('504b0304', 'hex');

/**
 * Opens a file by what it is, not by what it is called: .xlsx or CSV. Everything else is refused with the code that
 * tells the person what to do instead.
 * @param name the file's own name; a CSV's only sheet is called so
 * @param signal stops the reading, now and while rows are asked for: e.g. whoever sent the file has hung up.
 * @throws SpreadsheetRefused, of what is known by its first bytes with `found` (`pdf`, `image`, `other`); the signal's reason.
 */
export async function openSpreadsheet(
  file: Buffer,
  name: string,
  limits: SpreadsheetLimits = registerWorkbookLimits,
  signal?: AbortSignal,
): Promise<Spreadsheet> {
  if (file.length === 0) throw new SpreadsheetRefused('empty_file');
  refuseTooLarge(file.length, limits);
  if (startsWith(file, ZIP_HEADER)) return openXlsx(file, limits, signal);
  if (startsWith(file, CFB_HEADER)) throw refusalOfCompoundFile(file, name);
  const start = startOf(file);
  if (/^(<!doctype html|<html|<table|<\?xml|<meta|<head|MIME-Version)/i.test(start)) {
    throw new SpreadsheetRefused('html_table');
  }
  const found = foreignKind(start);
  if (found) throw new SpreadsheetRefused('not_a_spreadsheet', { found });
  return openCsv(file, name, limits, signal);
}

/** Like `openSpreadsheet`, from disk; a file over the limit is refused by its size, before it is read. */
export async function openSpreadsheetFile(
  path: string,
  name: string,
  limits: SpreadsheetLimits = registerWorkbookLimits,
): Promise<{ file: Buffer; spreadsheet: Spreadsheet }> {
  const handle = await open(path, 'r');
  try {
    refuseTooLarge((await handle.stat()).size, limits);
    const file = await handle.readFile();
    return { file, spreadsheet: await openSpreadsheet(file, name, limits) };
  } finally {
    await handle.close();
  }
}

function refuseTooLarge(bytes: number, limits: SpreadsheetLimits): void {
  if (bytes <= limits.fileBytes) return;
  throw new SpreadsheetRefused('too_large', { limitMb: Math.round(limits.fileBytes / (1024 * 1024)) });
}

/** The first words, whichever of the encodings that `openCsv` reads they stand in. */
function startOf(file: Buffer): string {
  const start = file.subarray(0, 4096).toString('latin1');
  return start
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
    .trimStart();
}

/** A file of another kind by its first bytes, as latin-1; null for what may be a list. */
function foreignKind(start: string): 'pdf' | 'image' | 'other' | null {
  if (start.startsWith('%PDF')) return 'pdf';
  // PNG, JPEG, GIF, WebP, TIFF; HEIC and AVIF, as phones take them.
  if (
    /^(\x89PNG|\xff\xd8\xff|GIF8|RIFF[\s\S]{4}WEBP|II\*|MM\*|[\s\S]{0,4}ftyp(heic|heix|mif1|avif))/.test(
      start,
    )
  )
    return 'image';
  return /^(\{\\rtf|Rar!|7z\xbc\xaf|PK)/.test(start) ? 'other' : null;
}

function startsWith(file: Buffer, header: Buffer): boolean {
  return file.subarray(0, header.length).equals(header);
}

/**
 * A compound file is an old .xls, an .xlsx behind a password (MS-OFFCRYPTO: the streams EncryptionInfo and
 * EncryptedPackage), or an old Word document. What is called .xlsx and holds no old workbook is taken for a locked one.
 */
function refusalOfCompoundFile(file: Buffer, name: string): SpreadsheetRefused {
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return new SpreadsheetRefused('encrypted');
  if (holds('WordDocument') || holds('PowerPoint Document'))
    return new SpreadsheetRefused('not_a_spreadsheet');
  const isCalledNew = /\.xls[xm]$/i.test(name) && !holds('Workbook') && !holds('Book');
  return new SpreadsheetRefused(isCalledNew ? 'encrypted' : 'old_xls');
}
