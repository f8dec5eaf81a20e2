/**
 * Which offered answer a given one stands for: itself, or, where it names an example out of the file that is another by
 * now (other answers have let rows in before it), the only one that says the same. Null: none of them.
 * @param answer as of `ImportQuestion`: a verb, a colon, what is meant
 */
export function offeredAnswer(
  options: ReadonlyArray<{ value: string }>,
  answer: string | undefined,
): string | null {
  if (answer === undefined) return null;
  if (options.some(({ value }) => value === answer)) return answer;
  const [, verb, example] = /^(\w+:)(?:(?:in|file|row) )?(.*)$/.exec(answer) ?? [];
  if (verb === undefined || `${verb}${example}` === answer) return null;
  const same = options.filter(({ value }) => value.startsWith(verb));
  return same.length === 1 ? (same[0]?.value ?? null) : null;
}
