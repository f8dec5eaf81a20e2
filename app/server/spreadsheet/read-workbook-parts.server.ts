import { isDateFormat, paddedDigits } from '#app/server/spreadsheet/number-format.ts';
import type { GuardedZip, ZipPart } from '#app/server/spreadsheet/open-zip.server.ts';
import { longestCellText, unescapeXmlText, xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { scanXml } from '#app/server/spreadsheet/scan-xml.server.ts';
import { type SpreadsheetLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** What a cell's style says about how its number is meant, by style index. */
export type WorkbookStyles = ReadonlyArray<{ date: boolean; paddedDigits: number }>;

/** Excel takes 65,490 cell formats; each has up to three elements, fonts and fills a few thousand more. */
const MOST_CELL_FORMATS = 65_536;
const MOST_STYLE_ELEMENTS = 400_000;
/** A shared text in several fonts has about ten elements for each run; most texts have two in all. */
const ELEMENTS_PER_STRING = 3;
/** Excel's own limit is 255 characters. */
const LONGEST_FORMAT_CODE = 1_024;

/**
 * Refuses shared texts and styles by their measures, before they are read: these are kept in memory, unlike everything
 * else. At most a third of the inflated limit each.
 * @throws SpreadsheetRefused `inflates_too_much`, `too_many_entries`, `damaged`, `declares_entities`
 */
export async function refuseCostlyParts(
  zip: GuardedZip,
  parts: { strings: ZipPart | undefined; styles: ZipPart | undefined },
  limits: SpreadsheetLimits,
): Promise<void> {
  for (const part of [parts.strings, parts.styles]) {
    if (!part || part.inflatedBytes <= limits.inflatedBytes / 3) continue;
    const limitMb = Math.round(limits.inflatedBytes / (1024 * 1024));
    throw new SpreadsheetRefused('inflates_too_much', { limitMb });
  }
  await refuseCrowd(
    zip,
    parts.strings,
    'si',
    limits.sharedStrings,
    limits.sharedStrings * ELEMENTS_PER_STRING,
  );
  await refuseCrowd(zip, parts.styles, 'xf', MOST_CELL_FORMATS * 2, MOST_STYLE_ELEMENTS);
}

/** At most so many elements of one name, and so many of all. */
async function refuseCrowd(
  zip: GuardedZip,
  part: ZipPart | undefined,
  name: string,
  limit: number,
  elements: number,
): Promise<void> {
  if (!part) return;
  const scan = scanXml({ elements });
  const [first, second] = [name.charCodeAt(0), name.charCodeAt(1)];
  let found = 0;
  for await (const chunk of zip.stream(part)) {
    scan.write(chunk, ({ kind, nameStart, nameEnd }, bytes) => {
      const isWanted =
        kind === 'open' &&
        nameEnd - nameStart === 2 &&
        bytes[nameStart] === first &&
        bytes[nameStart + 1] === second;
      if (isWanted) found += 1;
      if (found > limit) throw new SpreadsheetRefused('too_many_entries', { limit });
      return false;
    });
  }
}

/** The texts that cells point at, NFC, formatting and phonetic guides left out. */
export async function loadSharedStrings(
  zip: GuardedZip,
  part: ZipPart | undefined,
  limits: SpreadsheetLimits,
): Promise<Array<string>> {
  const strings: Array<string> = [];
  if (!part) return strings;
  let current = '';
  let inText = false;
  let inPhonetic = false;
  const reader = xmlReader(
    {
      open(name) {
        if (name === 'si') current = '';
        else if (name === 't') inText = true;
        else if (name === 'rPh') inPhonetic = true;
      },
      text(text) {
        if (!inText || inPhonetic) return;
        current += text;
        if (current.length > longestCellText) throw new SpreadsheetRefused('damaged');
      },
      close(name) {
        if (name === 'si') strings.push(unescapeXmlText(current).normalize('NFC'));
        else if (name === 't') inText = false;
        else if (name === 'rPh') inPhonetic = false;
      },
    },
    { elements: limits.sharedStrings * ELEMENTS_PER_STRING },
  );
  for await (const chunk of zip.stream(part)) reader.write(chunk);
  reader.end();
  return strings;
}

/** Reads only what tells a date, or a number shown with leading zeros, from a plain number. */
export async function loadStyles(zip: GuardedZip, part: ZipPart | undefined): Promise<WorkbookStyles> {
  if (!part) return [];
  const codes = new Map<number, string>();
  const formatIds: Array<number> = [];
  let inCellFormats = false;
  const reader = xmlReader(
    {
      open(name, attributes) {
        if (name === 'numFmt') {
          const code = attributes.formatCode ?? '';
          codes.set(Number(attributes.numFmtId), code.length > LONGEST_FORMAT_CODE ? 'General' : code);
        } else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats) {
          formatIds.push(Number(attributes.numFmtId ?? 0));
          if (formatIds.length > MOST_CELL_FORMATS) {
            throw new SpreadsheetRefused('too_many_entries', { limit: MOST_CELL_FORMATS });
          }
        }
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    { elements: MOST_STYLE_ELEMENTS },
  );
  for await (const chunk of zip.stream(part)) reader.write(chunk);
  reader.end();
  // Thousands of formats differ in their fonts and borders and share a few ways to show a number.
  const byFormat = new Map<number, WorkbookStyles[number]>();
  return formatIds.map((id) => {
    const known = byFormat.get(id);
    if (known) return known;
    const code = codes.get(id);
    const style = { date: isDateFormat(id, code), paddedDigits: paddedDigits(code) };
    byFormat.set(id, style);
    return style;
  });
}
