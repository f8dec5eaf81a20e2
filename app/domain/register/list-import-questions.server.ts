import type { ImportQuestion } from '#app/domain/register/import/import-plan.ts';
import { type OpenedImport, planImport } from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Spreadsheet } from '#app/server/spreadsheet/spreadsheet.ts';

/**
 * Every question of a file, answered ones too, so that a wrong answer can be taken back. Some come up only once another
 * is answered (which product it is, when its place and its producer are known; whose, when it is a further one; whether
 * its recognition was withdrawn, when all that is clear), so it is asked without any answer, then with those of each
 * stage more, and with all.
 * @throws DomainError, SpreadsheetRefused as planImport
 */
export async function listImportQuestions(
  context: Context,
  opened: OpenedImport,
): Promise<Array<ImportQuestion>> {
  const { answers } = opened.settings;
  let digest = '';
  const questions = new Map<string, ImportQuestion>();
  let asked = -1;
  for (let stage = 0; stage <= stages.length; stage += 1) {
    const known = Object.entries(answers).filter(([key]) => stageOf(key) < stage);
    if (known.length === asked) continue;
    asked = known.length;
    const settings = { ...opened.settings, answers: Object.fromEntries(known) };
    const plan = await planImport(context, { ...opened, settings });
    // The latest has the rows and the choices that there are by now.
    for (const question of plan.questions) questions.set(question.key, question);
    digest = plan.digest;
  }
  const found = [...questions.values()];
  lastAsked.set(opened.spreadsheet, { said: JSON.stringify(opened.settings), digest, questions: found });
  return found;
}

type Asked = { said: string; digest: string; questions: Array<ImportQuestion> };

/** What each staged file that is being looked at has asked last: planning ten thousand rows up to six times takes its time. */
const lastAsked = new WeakMap<Spreadsheet, Asked>();

/**
 * The same questions, without planning again where they were asked with the same settings and led to the plan that is true
 * now. @param digest of that plan
 */
export async function questionsOfPlan(
  context: Context,
  opened: OpenedImport,
  digest: string,
): Promise<Array<ImportQuestion>> {
  const known = lastAsked.get(opened.spreadsheet);
  const isTrue = known?.digest === digest && known.said === JSON.stringify(opened.settings);
  return isTrue ? known.questions : listImportQuestions(context, opened);
}

/** Beginnings of keys: a question of one stage may wait for the answers of those before it. */
const stages = [['place', 'channel'], ['spelling'], ['decision', 'entry'], ['producer'], ['withdrawal']];

function stageOf(key: string): number {
  const kind = key.slice(0, key.indexOf(':'));
  const stage = stages.findIndex((kinds) => kinds.includes(kind));
  return stage < 0 ? stages.length : stage;
}
