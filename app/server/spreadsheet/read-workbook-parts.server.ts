import { isDateFormat, paddedDigits } from '#app/server/spreadsheet/number-format.ts';
import type { GuardedZip, ZipPart } from '#app/server/spreadsheet/open-zip.server.ts';
import { unescapeXmlText, xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** What a cell's style says about how its number is meant, by style index. */
export type WorkbookStyles = ReadonlyArray<{ date: boolean; paddedDigits: number }>;

/**
 * The texts that cells point at, NFC, formatting and phonetic guides left out. At most a third of the inflated
 * limit: these are kept in memory, unlike everything else.
 */
export async function loadSharedStrings(
  zip: GuardedZip,
  part: ZipPart | undefined,
  limits: SpreadsheetLimits,
): Promise<Array<string>> {
  const strings: Array<string> = [];
  if (!part) return strings;
  if (part.inflatedBytes > limits.inflatedBytes / 3) {
    const limitMb = Math.round(limits.inflatedBytes / (1024 * 1024));
    throw new SpreadsheetRefused('inflates_too_much', { limitMb });
  }
  let current = '';
  let inText = false;
  let inPhonetic = false;
  const reader = xmlReader({
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(text) {
      if (inText && !inPhonetic) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeXmlText(current).normalize('NFC'));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
    },
  });
  for await (const chunk of zip.stream(part)) reader.write(chunk);
  reader.end();
  return strings;
}

/** Reads only what tells a date, or a number shown with leading zeros, from a plain number. */
export async function loadStyles(zip: GuardedZip, part: ZipPart | undefined): Promise<WorkbookStyles> {
  if (!part) return [];
  const formats = new Map<number, string>();
  const formatIds: Array<number> = [];
  let inCellFormats = false;
  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formatIds.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  for await (const chunk of zip.stream(part)) reader.write(chunk);
  reader.end();
  return formatIds.map((id) => ({
    date: isDateFormat(id, formats.get(id)),
    paddedDigits: paddedDigits(formats.get(id)),
  }));
}
