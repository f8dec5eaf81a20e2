import type { ImportQuestion } from '#app/domain/register/import/import-plan.ts';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { type OpenedImport, planImport } from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * Every question of a file, answered ones too, so that a wrong answer can be taken back. Some come up only once another
 * is answered (which product it is, when its place is known; whose, when it is a further one), so it is asked without any
 * answer, with those about places and platforms, with those about products too, and with all.
 * @throws DomainError, SpreadsheetRefused as planImport
 */
export async function listImportQuestions(
  context: Context,
  opened: OpenedImport,
): Promise<Array<ImportQuestion>> {
  const { answers } = opened.settings;
  const only = (isMeant: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => isMeant(key)));
  const aboutWords = only((key) => !asksOfRegister(key));
  const aboutProducts = only((key) => !key.startsWith('producer:'));
  const rounds: Array<ImportSettings['answers']> = [{}];
  for (const some of [aboutWords, aboutProducts, answers]) {
    if (Object.keys(some).length > Object.keys(rounds.at(-1) ?? {}).length) rounds.push(some);
  }
  const questions = new Map<string, ImportQuestion>();
  for (const round of rounds) {
    const plan = await planImport(context, { ...opened, settings: { ...opened.settings, answers: round } });
    // The latest has the rows and the choices that there are by now.
    for (const question of plan.questions) questions.set(question.key, question);
  }
  return [...questions.values()];
}

/** Places and platforms are asked by a row's own words alone; the others by what the register holds. */
function asksOfRegister(key: string): boolean {
  return !key.startsWith('place:') && !key.startsWith('channel:');
}
