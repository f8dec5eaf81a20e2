import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { ENDINGS_KEY, endingAnswers, endingKey } from '#app/domain/register/import/find-endings.ts';
import { openImport } from '#app/domain/register/open-import.server.ts';
import { countLiveToday } from '#app/domain/reports/count-live-today.server.ts';
import {
  countClearSingles,
  readSingles,
  singlesByKey,
} from '#app/routes/department/register-import/ending-answers.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

export type ApplyTyped = {
  digest: string;
  acceptRejected: boolean;
  rejected: number;
  /** What becomes of everything that the file clearly says has ended; empty: not answered. */
  ended: string;
  /** How many of those there are. */
  endings: number;
  /** Answers about single endings, by the names of their fields. */
  singles: Readonly<Record<string, string>>;
  targetName: string;
  targetCode: string;
};

export function readApplyForm(form: FormData): ApplyTyped {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    digest: text('digest'),
    acceptRejected: form.get('acceptRejected') === 'yes',
    rejected: Number(text('rejected')) || 0,
    ended: text('ended'),
    endings: Number(text('endings')) || 0,
    singles: readSingles(form),
    targetName: text('targetName'),
    targetCode: text('targetCode').toLowerCase(),
  };
}

/**
 * Applies what the person has just looked at, and fixes its products as a target when they named one.
 * @throws DomainError mustAgree, mustChoose, changedMeanwhile, wrongState, importTargetTaken, targetCodeWrong, required
 */
export async function applyConfirmed(
  context: Context,
  importId: string,
  typed: ApplyTyped,
  actor: { personId: string; role: string | null },
): Promise<void> {
  if (typed.rejected > 0 && !typed.acceptRejected)
    throw new DomainError('mustAgree', { field: 'acceptRejected' });
  const ended = endingAnswers.find((answer) => answer === typed.ended);
  if (typed.endings > countClearSingles(typed.singles) && !ended)
    throw new DomainError('mustChoose', { field: 'ended' });
  const opened = await openImport(context, importId);
  const singles = singlesByKey(typed.singles).map(([key, answer]) => [endingKey({ key }), answer]);
  const answers = {
    ...opened.settings.answers,
    ...(ended && { [ENDINGS_KEY]: ended }),
    ...Object.fromEntries(singles),
  };
  const hasTarget = typed.targetName !== '' || typed.targetCode !== '';
  await applyImport(context, {
    ...opened,
    settings: { ...opened.settings, answers },
    importId,
    actor,
    expectedDigest: typed.digest,
    countLive: (tx, code) => countLiveToday(context, tx, code),
    target: hasTarget ? { code: typed.targetCode || null, name: typed.targetName } : null,
  });
}
