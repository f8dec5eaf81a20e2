import type { ImportQuestion } from '#app/domain/register/import/import-plan.ts';
import { offeredAnswer } from '#app/domain/register/import/offered-answer.ts';
import { type CodeName, listImportNames } from '#app/domain/register/list-import-names.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { codeName } from '#app/routes/department/key-name.ts';
import type { Context } from '#app/server/context.ts';

/** More than a person answers on one page; the rest come when these are answered. */
const MOST_ON_A_PAGE = 50;
const MOST_ROWS_NAMED = 12;

/** The questions for the page: unanswered ones first, each with the rows it stands behind and its answer so far. */
export async function readQuestionsPage(
  context: Context,
  questions: ReadonlyArray<ImportQuestion>,
  answers: Readonly<Record<string, string>>,
  language: Language,
) {
  const t = translate(departmentMessages, language);
  const { communes, channels } = await listImportNames(context);
  const shown = questions.map((question) => ({
    ...question,
    rows:
      question.rows.slice(0, MOST_ROWS_NAMED).join(', ') +
      (question.rows.length > MOST_ROWS_NAMED ? ', …' : ''),
    answer:
      ('options' in question
        ? offeredAnswer(question.options, answers[question.key])
        : answers[question.key]) ?? '',
  }));
  shown.sort((a, b) => Number(a.answer !== '') - Number(b.answer !== ''));
  return {
    questions: shown.slice(0, MOST_ON_A_PAGE),
    open: shown.filter((question) => question.answer === '').length,
    communes: communes.map(asOption),
    channels: channels.map(({ code, name }) => ({
      value: code,
      label: codeName(t, `channel_${code}`) ?? name,
    })),
  };
}

function asOption({ code, name }: CodeName) {
  return { value: code, label: name };
}

export type AskedQuestion = Awaited<ReturnType<typeof readQuestionsPage>>['questions'][number];
