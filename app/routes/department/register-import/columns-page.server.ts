import { suggestSettings } from '#app/domain/register/import/read-file-values.server.ts';
import { listImportNames } from '#app/domain/register/list-import-names.server.ts';
import type { openImport } from '#app/domain/register/open-import.server.ts';
import { looksLikeRegister } from '#app/domain/register/workbook/recognise-workbook.server.ts';
import { tickQuestion } from '#app/domain/register/workbook/tick-question.ts';
import type { Context } from '#app/server/context.ts';

/** What the columns page shows: the sheets, the chosen one's columns with samples, and what each is taken for. */
export async function readColumnsPage(
  context: Context,
  opened: Awaited<ReturnType<typeof openImport>>,
  wantedSheet: string | null,
) {
  const { row, workbook } = opened;
  const wanted = wantedSheet === null ? row.settings.sheetIndex : Number(wantedSheet);
  const isKept = wanted === row.settings.sheetIndex;
  const suggested = suggestSettings(workbook, wanted);
  const settings = isKept || !suggested ? row.settings : { ...suggested, answers: row.settings.answers };
  const sheet = workbook.sheets[settings.sheetIndex];
  const { channels } = await listImportNames(context);
  return {
    importId: row.id,
    fileName: row.fileName,
    sheetIndex: settings.sheetIndex,
    sheetName: sheet?.name ?? '',
    sheets: workbook.sheets.map((each) => ({
      index: each.index,
      name: each.name,
      rows: each.filledRows,
      hidden: each.hidden,
      hasTable: each.table !== null,
      isRegister: looksLikeRegister(each),
    })),
    headingFrom: sheet?.table?.headingFrom ?? 0,
    headingTo: sheet?.table?.headingTo ?? 0,
    tableColumns: (sheet?.table?.columns ?? []).map(({ letter, headings, samples, by, hasOtherCodes }) => ({
      letter,
      headings,
      samples,
      by,
      hasOtherCodes,
    })),
    columns: settings.columns as Record<string, string>,
    channels,
    asOf: settings.asOf,
    asOfFrom: sheet?.asOf && sheet.asOf.day === settings.asOf ? sheet.asOf.from : null,
    emptyTick: settings.emptyTick,
    isTickAsked: sheet !== undefined && tickQuestion(sheet, settings.columns).isAsked,
    phonesMayBeShown: settings.phonesMayBeShown,
  };
}

export type ColumnsPage = Awaited<ReturnType<typeof readColumnsPage>>;
