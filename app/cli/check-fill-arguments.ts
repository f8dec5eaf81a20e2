import { refuseUnknownListings } from '#app/cli/refuse-unknown-listings.ts';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { categoryInFile } from '#app/domain/channels/template/file-category.ts';
import type { PlannedWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';

type Given = {
  /** By question; several answers to one are parted by a line break. */
  answers: Readonly<Record<string, string>>;
  /** Ids of listings. */
  even: readonly string[];
  categories: ReadonlyArray<[listingId: string, category: string]>;
};

/**
 * Whether what was said on the command line is about this workbook and these goods: a slip of the keyboard must not go by
 * in silence.
 * @throws UsageProblem
 */
export async function checkFillArguments(
  { plan, offered, opened, filler }: PlannedWorkbook,
  { answers, even, categories }: Given,
): Promise<void> {
  const questions = new Map(plan.questions.map((question) => [question.field, question]));
  for (const [field, answer] of Object.entries(answers)) {
    const question = questions.get(field);
    if (!question) {
      const asks = questions.size > 0 ? `It asks: ${[...questions.keys()].join(', ')}.` : 'It asks nothing.';
      throw new UsageProblem(`--answers ${field}: the workbook does not ask that. ${asks}`);
    }
    const said = question.multiple ? answer.split('\n').filter(Boolean) : [answer];
    const wrong = said.find((one) => !question.options.includes(one));
    if (wrong !== undefined)
      throw new UsageProblem(
        `--answers ${field}=${wrong.replaceAll('\n', ', ')}: it is ${question.multiple ? 'one or several' : 'one'} of ${question.options.join(', ')}.`,
      );
  }
  const ids = new Set(offered.map(({ id }) => id));
  refuseUnknownListings('--even', even, ids);
  refuseUnknownListings(
    '--category',
    categories.map(([listingId]) => listingId),
    ids,
  );
  const known = categories.length > 0 ? await opened.categories() : [];
  for (const [listingId, category] of categories) {
    if (!categoryInFile(known, category) && !filler.isCategory(category))
      throw new UsageProblem(
        `--category ${listingId}=${category}: the workbook has no such category; give its number or its name there.`,
      );
  }
}
