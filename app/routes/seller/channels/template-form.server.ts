import type { PlannedFill } from '#app/domain/channels/plan-template-fill.server.ts';
import type { FieldError } from '#app/i18n/errors.ts';

export type TemplateForm = {
  listingIds: string[];
  answers: Record<string, string>;
  categories: Record<string, string>;
  /** Make the file, or only show what would be in it. */
  fill: boolean;
};

/** What the page about a template sends: `listing`, `category.<id>`, `answer.<field>` and the button pressed. */
export function readTemplateForm(form: FormData): TemplateForm {
  const listingIds: string[] = [];
  const answers = new Map<string, string[]>();
  const categories = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name === 'listing') listingIds.push(value);
    else if (name.startsWith('answer.')) {
      const field = name.slice('answer.'.length);
      const given = answers.get(field) ?? [];
      answers.set(field, given);
      // The page always sends an empty one first, so that "none of these" is an answer too.
      if (value) given.push(value);
    } else if (name.startsWith('category.')) {
      const listingId = name.slice('category.'.length);
      if (!categories.has(listingId)) categories.set(listingId, value);
    }
  }
  return {
    listingIds,
    answers: Object.fromEntries([...answers].map(([field, given]) => [field, given.join('\n')])),
    categories: Object.fromEntries(categories),
    fill: form.get('intent') === 'fill',
  };
}

/** At each refused category: what one looks like. In the order of the page. */
export function categoryErrors(
  { listings }: PlanView,
  refused: Readonly<Record<string, string>>,
): Record<string, FieldError> {
  const wrong = listings.filter(({ id }) => refused[id] !== undefined);
  return Object.fromEntries(wrong.map(({ id }) => [`category.${id}`, { code: 'shopeeCategory' }]));
}

/** The plan as the page shows it: plain data without the files. `typed`: categories that were refused, by listing. */
export function planView(
  { template, plan, offered, fill, filler }: PlannedFill,
  typed: Readonly<Record<string, string>> = {},
) {
  const rowsOf = new Map(plan.listings.map(({ listingId, rows }) => [listingId, rows]));
  const chosen = new Set(fill.listings.map(({ id }) => id));
  const names = new Map(
    offered.flatMap(({ variants }) =>
      variants.map(({ publicCode, nameVi }) => [publicCode, nameVi] as const),
    ),
  );
  return {
    template,
    questions: plan.questions.map((question) => ({
      ...question,
      answer:
        template.answers[question.field]?.split('\n') ?? (question.multiple ? [...question.options] : []),
    })),
    files: plan.files,
    rowsPerFile: filler.rowsPerFile,
    leftOver: plan.leftOver.length,
    inFile: plan.listings.length,
    listings: offered.map(({ id, titleVi, variants }) => ({
      id,
      title: titleVi,
      sizes: variants.length,
      chosen: chosen.has(id),
      category: typed[id] ?? fill.choices[id]?.category ?? '',
      leftOver: plan.leftOver.includes(id),
      rows: rowsOf.get(id) ?? null,
      unfilled: plan.unfilled
        .filter(({ listingId }) => listingId === id)
        .map((item) => ({
          ...item,
          variantName: item.variantCode ? (names.get(item.variantCode) ?? null) : null,
        })),
    })),
  };
}

export type PlanView = ReturnType<typeof planView>;
