import type { ImportQuestion } from '#app/domain/register/import/import-plan.ts';
import { type OpenedImport, planImport } from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';

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
  }
  return [...questions.values()];
}

/** Beginnings of keys: a question of one stage may wait for the answers of those before it. */
const stages = [['place', 'channel'], ['spelling'], ['decision', 'entry'], ['producer'], ['withdrawal']];

function stageOf(key: string): number {
  const kind = key.slice(0, key.indexOf(':'));
  const stage = stages.findIndex((kinds) => kinds.includes(kind));
  return stage < 0 ? stages.length : stage;
}
