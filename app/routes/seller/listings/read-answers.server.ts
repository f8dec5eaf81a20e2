import { questionName } from '#app/routes/seller/listings/attribute-questions.tsx';

const prefix = questionName('');

/** What a form says to a category's questions, by the question's id. */
export function readAnswers(form: FormData): Record<string, string[]> {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    names.map((name) => [
      name.slice(prefix.length),
      form.getAll(name).filter((value) => typeof value === 'string'),
    ]),
  );
}
