import {
  type ImportQuestion,
  isShopAnswer,
  NO_CHANNEL,
  shopAnswer,
} from '#app/domain/register/import/import-plan.ts';
import { offeredAnswer } from '#app/domain/register/import/offered-answer.ts';
import { isSameAnswer } from '#app/domain/register/import/producer-spellings.ts';
import { questionsOfPlan } from '#app/domain/register/list-import-questions.server.ts';
import type { OpenedImport } from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The answers that a file's own questions have, each one that its question offers. What else was sent along may not
 * change how the next file is read.
 * @param digest of the plan with all of them
 * @throws DomainError, SpreadsheetRefused as planImport
 */
export async function answersAsked(
  context: Context,
  opened: OpenedImport,
  digest: string,
): Promise<Readonly<Record<string, string>>> {
  const { answers } = opened.settings;
  if (Object.keys(answers).length === 0) return {};
  const questions = new Map(
    (await questionsOfPlan(context, opened, digest)).map((question) => [question.key, question]),
  );
  return Object.fromEntries(
    Object.entries(answers).filter(([key, answer]) => {
      const question = questions.get(key);
      return question !== undefined && isOffered(question, answer);
    }),
  );
}

/** Whether there is such a commune or channel at all, the register says when the answer is kept. */
function isOffered(question: ImportQuestion, answer: string): boolean {
  switch (question.kind) {
    case 'place':
      return true;
    case 'channel': {
      const { own } = question;
      return own ? [NO_CHANNEL, own.code, shopAnswer(own.code)].includes(answer) : !isShopAnswer(answer);
    }
    case 'withdrawal':
      return answer === 'withdrawn' || answer === 'held';
    case 'producerMarks':
      return isSameAnswer(answer) || answer === 'second';
    default:
      return offeredAnswer(question.options, answer) !== null;
  }
}
