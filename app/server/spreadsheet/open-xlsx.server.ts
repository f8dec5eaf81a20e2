import { type GuardedZip, openZip, type ZipPart } from '#app/server/spreadsheet/open-zip.server.ts';
import { xmlReader } from '#app/server/spreadsheet/parse-xml.server.ts';
import { readSheetRows } from '#app/server/spreadsheet/read-sheet-rows.server.ts';
import {
  loadSharedStrings,
  loadStyles,
  refuseCostlyParts,
  type WorkbookStyles,
} from '#app/server/spreadsheet/read-workbook-parts.server.ts';
import type { Sheet, Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';
import {
  registerWorkbookLimits,
  type SpreadsheetLimits,
  SpreadsheetRefused,
} from '#app/server/spreadsheet/spreadsheet-refused.ts';
import { type SheetSurvey, surveySheet } from '#app/server/spreadsheet/survey-sheet.server.ts';

/** Elements of the parts that say where the others are; a sheet keeps up to 65,530 hyperlinks in such a part. */
const MOST_RELATIONS = 100_000;

/** An .xlsx workbook with the zip it came from, for writers that edit one part and copy the rest. */
export interface XlsxWorkbook extends Spreadsheet {
  zip: GuardedZip;
  /** Where each of `sheets` stands in the zip, in the same order: `xl/worksheets/sheet1.xml`. */
  sheetParts: ReadonlyArray<string>;
}

/**
 * Opens an .xlsx file held in memory, without inflating more than is needed to know that it is safe to read: macros,
 * encryption, other office formats, a workbook over the limits and one that declares entities are refused here.
 * External links, pictures, pivot caches and embedded objects are never opened.
 * @param signal stops the reading, now and while rows are asked for.
 * @throws SpreadsheetRefused; the signal's reason.
 */
export async function openXlsx(
  file: Buffer,
  limits: SpreadsheetLimits = registerWorkbookLimits,
  signal?: AbortSignal,
): Promise<XlsxWorkbook> {
  const zip = await openZip(file, limits, signal);
  refuseOtherFormats(zip);
  const workbookPart = await findWorkbook(zip);
  const workbook = await readWorkbook(zip, workbookPart);
  const { sheets: mostSheets = Number.POSITIVE_INFINITY } = limits;
  if (workbook.sheets.length > mostSheets)
    throw new SpreadsheetRefused('too_many_sheets', { limit: mostSheets });
  const relations = await readRelations(zip, workbookPart);

  const parts = {
    strings: partOf(zip, relations, '/sharedStrings'),
    styles: partOf(zip, relations, '/styles'),
  };
  await refuseCostlyParts(zip, parts, limits);

  const sheets: Array<Sheet> = [];
  const sheetParts: Array<string> = [];
  const surveys: Array<SheetSurvey> = [];
  for (const declared of workbook.sheets) {
    const relation = relations.get(declared.relationId);
    if (!relation?.type.endsWith('/worksheet')) continue;
    const part = zip.find(relation.target);
    // One part under many names would be inflated and read as often as it is named.
    if (!part || sheetParts.includes(part.name)) {
      throw new SpreadsheetRefused('damaged', { sheet: declared.name });
    }
    const survey = await surveySheet(zip.stream(part), declared.name, limits);
    sheets.push({
      name: declared.name,
      hidden: declared.hidden,
      filledRows: survey.filledRows,
      merges: survey.merges,
    });
    sheetParts.push(part.name);
    surveys.push(survey);
  }
  if (sheets.length === 0) throw new SpreadsheetRefused('damaged');

  let shared: Promise<{ strings: Array<string>; styles: WorkbookStyles }> | null = null;
  return {
    format: 'xlsx',
    zip,
    sheets,
    sheetParts,
    async *rows(sheetIndex) {
      const sheet = sheets[sheetIndex];
      const part = zip.find(sheetParts[sheetIndex] ?? '');
      const survey = surveys[sheetIndex];
      if (!sheet || !part || !survey) throw new RangeError(`no sheet ${sheetIndex}`);
      shared ??= loadShared(zip, parts, limits);
      const { strings, styles } = await shared;
      const links = await linkTargets(zip, part, survey);
      yield* readSheetRows(zip.stream(part), {
        sheetName: sheet.name,
        strings,
        styles,
        links,
        is1904: workbook.is1904,
        limits,
      });
    },
  };
}

type SharedParts = Parameters<typeof refuseCostlyParts>[1];

async function loadShared(zip: GuardedZip, parts: SharedParts, limits: SpreadsheetLimits) {
  return {
    strings: await loadSharedStrings(zip, parts.strings, limits),
    styles: await loadStyles(zip, parts.styles),
  };
}

function partOf(zip: GuardedZip, relations: Map<string, Relation>, kind: string): ZipPart | undefined {
  for (const relation of relations.values()) {
    if (relation.type.endsWith(kind)) return zip.find(relation.target);
  }
  return undefined;
}

function refuseOtherFormats(zip: GuardedZip): void {
  for (const part of zip.parts) {
    const name = part.name.toLowerCase();
    if (name.endsWith('vbaproject.bin') || name.includes('/macrosheets/'))
      throw new SpreadsheetRefused('macros');
    if (name === 'xl/workbook.bin') throw new SpreadsheetRefused('binary_workbook');
    if (name === 'encryptedpackage') throw new SpreadsheetRefused('encrypted');
  }
  if (zip.find('mimetype') && zip.find('content.xml')) throw new SpreadsheetRefused('open_document');
  if (!zip.find('[Content_Types].xml') || zip.find('word/document.xml') || zip.find('ppt/presentation.xml')) {
    throw new SpreadsheetRefused('not_a_spreadsheet');
  }
}

interface Relation {
  type: string;
  /** A part's name for internal relations, an address for external ones. */
  target: string;
  external: boolean;
}

async function findWorkbook(zip: GuardedZip): Promise<ZipPart> {
  const types = zip.find('[Content_Types].xml');
  if (types) {
    await readXml(zip, types, (_name, attributes) => {
      if (/macroEnabled/i.test(attributes.ContentType ?? '')) throw new SpreadsheetRefused('macros');
    });
  }
  const roots = await readRelationsAt(zip, '_rels/.rels', '');
  for (const relation of roots.values()) {
    if (!relation.type.endsWith('/officeDocument')) continue;
    const part = zip.find(relation.target);
    if (part) return part;
  }
  const usual = zip.find('xl/workbook.xml');
  if (!usual) throw new SpreadsheetRefused('not_a_spreadsheet');
  return usual;
}

async function readWorkbook(zip: GuardedZip, part: ZipPart) {
  const sheets: Array<{ name: string; hidden: boolean; relationId: string }> = [];
  let is1904 = false;
  await readXml(zip, part, (name, attributes) => {
    if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    if (name === 'sheet' && attributes.id) {
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: (attributes.name ?? '').normalize('NFC'), hidden, relationId: attributes.id });
    }
  });
  return { sheets, is1904 };
}

/** The relations of a part stand beside it: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
function readRelations(zip: GuardedZip, part: ZipPart): Promise<Map<string, Relation>> {
  const slash = part.name.lastIndexOf('/');
  const folder = part.name.slice(0, slash + 1);
  return readRelationsAt(zip, `${folder}_rels/${part.name.slice(slash + 1)}.rels`, folder);
}

async function readRelationsAt(
  zip: GuardedZip,
  name: string,
  folder: string,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const part = zip.find(name);
  if (!part) return relations;
  await readXml(zip, part, (element, attributes) => {
    if (element !== 'Relationship' || !attributes.Id) return;
    const external = attributes.TargetMode === 'External';
    const target = attributes.Target ?? '';
    relations.set(attributes.Id, {
      type: attributes.Type ?? '',
      target: external ? target : resolvePart(folder, target),
      external,
    });
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Addresses behind cells, by `row:column` of the range's first cell. */
async function linkTargets(
  zip: GuardedZip,
  part: ZipPart,
  survey: SheetSurvey,
): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (survey.links.length === 0) return targets;
  const relations = await readRelations(zip, part);
  for (const { range, relationId } of survey.links) {
    const relation = relations.get(relationId);
    if (!relation?.external || !/^https?:\/\//i.test(relation.target)) continue;
    targets.set(`${range.firstRow}:${range.firstColumn}`, relation.target);
  }
  return targets;
}

async function readXml(
  zip: GuardedZip,
  part: ZipPart,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const reader = xmlReader({ open }, { elements: MOST_RELATIONS });
  for await (const chunk of zip.stream(part)) reader.write(chunk);
  reader.end();
}
