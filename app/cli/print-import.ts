import type { CliOutput } from '#app/cli/command.ts';
import { describeChange, describeProblem, secondAnswer } from '#app/domain/register/describe-import.ts';
import { ENDINGS_KEY, endingKey, recordableEndings } from '#app/domain/register/import/find-endings.ts';
import {
  type Ending,
  type ImportQuestion,
  type ImportSummary,
  NO_CHANNEL,
  type RowPlan,
} from '#app/domain/register/import/import-plan.ts';
import type { OpenedImport } from '#app/domain/register/plan-import.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';

/** What is told of an import, dry or applied. */
export interface ImportOutcome {
  summary: ImportSummary;
  rows: ReadonlyArray<RowPlan>;
  questions: ReadonlyArray<ImportQuestion>;
  /** What the file says has ended on a platform. */
  endings: ReadonlyArray<Ending>;
  /** Rows that name no commune. */
  placeless: number;
}

/** What an import did or would do, as JSON or in lines: rows, questions with their answers, and the counts. */
export function printImport(
  result: ImportOutcome,
  {
    json,
    isDry,
    language,
    output,
    opened: { settings, workbook },
  }: { json: boolean; isDry: boolean; language: Language; output: CliOutput; opened: OpenedImport },
): void {
  const { summary, rows, questions, endings, placeless } = result;
  const { asOf } = settings;
  const otherCodes = (workbook.sheets[settings.sheetIndex]?.table?.columns ?? [])
    .filter(({ letter, hasOtherCodes }) => hasOtherCodes && settings.columns[letter] === undefined)
    .map(({ letter, headings }) => ({ letter, heading: headings.at(-1) ?? '' }));
  if (json) {
    const shown = rows.map((row) => ({
      row: row.row,
      outcome: row.outcome,
      problems: row.problems.map((problem) => ({
        code: problem.code,
        cell: problem.cell,
        message: describeProblem(language, problem),
      })),
      changes: row.changes,
      product: row.product,
      producer: row.producer,
      // A new one gets its code when it is written: a dry run's would be another.
      code: isDry && row.outcome === 'new' ? null : row.entryCode,
    }));
    output.out(JSON.stringify({ summary, rows: shown, asOf, questions, endings, placeless, otherCodes }));
    return;
  }
  for (const row of rows) {
    if (row.outcome === 'unchanged' && row.problems.length === 0) continue;
    if (row.outcome === 'new' && row.problems.length === 0) continue;
    const what = [
      ...row.problems.map((problem) => describeProblem(language, problem)),
      ...row.changes.map((change) => describeChange(language, change)),
    ];
    output.out(`${row.row}\t${row.outcome}\t${row.product}\t${what.join(' | ')}`);
  }
  const t = translate(registerMessages, language);
  for (const column of otherCodes) output.out(t('columnOtherCodesAt', column));
  for (const question of questions) {
    const options =
      'options' in question
        ? question.options.map(({ value, label }) => `${value} (${label || t(secondAnswer(question.kind))})`)
        : question.kind === 'withdrawal'
          ? [
              `withdrawn (${t('answerWithdrawn', { day: formatDate(language, question.from) })})`,
              `held (${t('answerHeld')})`,
            ]
          : question.kind === 'channel'
            ? [`${NO_CHANNEL} (${t('answerNoChannel')})`]
            : 'candidates' in question
              ? question.candidates.map((candidate) => `${candidate.communeCode} (${candidate.label})`)
              : [];
    output.out(`? --answer '${question.key}=…'\t${question.text}\t${options.join(' | ')}`);
  }
  printEndings(result, settings, language, output);
  if (placeless > 0)
    output.out(placeless === summary.rows ? t('placelessAll') : t('placelessSome', { count: placeless }));
  output.out(
    `as of ${asOf ?? '?'}: ${summary.rows} rows, ${summary.new} new, ${summary.changed} changed, ${summary.unchanged} unchanged, ${summary.rejected} rejected, ${summary.missing} not in the file`,
  );
}

/** What the file says has ended on a platform, and how it is answered. */
function printEndings(
  { endings }: ImportOutcome,
  { answers }: OpenedImport['settings'],
  language: Language,
  output: CliOutput,
): void {
  const t = translate(registerMessages, language);
  for (const { row, product, channelCode, text, url, firstSeenOn, endsOn, seenSince } of endings) {
    const seen = seenSince && {
      day: formatDate(language, seenSince.day),
      method: t(`endingsSeen_${seenSince.method}`),
    };
    const what = [
      product,
      channelCode,
      `“${text}”`,
      url,
      formatDate(language, firstSeenOn),
      seen
        ? `${t('endingsLeft')}: ${t('endingsSeen', seen)}`
        : t('endingsFrom', { day: formatDate(language, endsOn) }),
    ];
    output.out(`${row}\tended\t${what.filter(Boolean).join(' | ')}`);
  }
  const recordable = recordableEndings(endings);
  for (const ending of recordable) {
    if (ending.isClear || answers[endingKey(ending)] !== undefined) continue;
    const question = t('endingsAnswerOf', { product: ending.product, channel: ending.channelCode });
    output.out(
      `? --answer '${endingKey(ending)}=…'\t${question}\trecord (${t('endingsRecordOne')}) | keep (${t('endingsKeepOne')})`,
    );
  }
  const count = recordable.filter(({ isClear }) => isClear).length;
  if (count === 0 || answers[ENDINGS_KEY] !== undefined) return;
  const question = t('endingsQuestion', { count });
  output.out(
    `? --answer '${ENDINGS_KEY}=…'\t${question}\trecord (${t('endingsRecord')}) | keep (${t('endingsKeep')})`,
  );
}
