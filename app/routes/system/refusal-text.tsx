import { useErrorText } from '#app/i18n/errors.ts';
import type { Problem } from '#app/routes/system/problem-of.ts';

/** The sentence of a refusal. */
export default function RefusalText({ refusal }: { refusal: NonNullable<Problem['refusal']> }) {
  return <>{useErrorText()(refusal)}</>;
}
