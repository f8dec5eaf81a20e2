import { seenText } from '#app/domain/channels/listing/seen-listing.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { sameInFile } from '#app/domain/channels/template/file-category.ts';
import type { PlannedWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { readSeen } from '#app/routes/seller/channels/read-seen.ts';

export type TemplateForm = {
  listingIds: string[];
  answers: Record<string, string>;
  categories: Record<string, string>;
  /** Of those that the file asked about: ticked without a category, which says that they are of the file's. */
  ofFile: string[];
  /** Make the file, or only show what would be in it. */
  fill: boolean;
  onlyChanges: boolean;
  /** Those that the page showed as standing on the channel. */
  seenStanding: string[];
  /** How the page showed each product, by id. */
  seen: ReadonlyMap<string, string>;
};

/**
 * What the page about a template sends: `listing`, `standing`, `seen.<id>`, `category.<id>`, `asked`, `answer.<field>`, `onlyChanges` and the button
 * pressed. A product that the file asked about goes in when it was ticked or its category was chosen.
 */
export function readTemplateForm(form: FormData): TemplateForm {
  const listingIds: string[] = [];
  const answers = new Map<string, string[]>();
  const categories = new Map<string, string>();
  const asked: string[] = [];
  const seenStanding: string[] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name === 'listing') listingIds.push(value);
    else if (name === 'asked') asked.push(value);
    else if (name === 'standing') seenStanding.push(value);
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
  const isOpen = (id: string) => (categories.get(id) ?? '').trim() === '';
  return {
    listingIds: [...new Set([...listingIds, ...asked.filter((id) => !isOpen(id))])],
    ofFile: asked.filter((id) => isOpen(id) && listingIds.includes(id)),
    answers: Object.fromEntries([...answers].map(([field, given]) => [field, given.join('\n')])),
    categories: Object.fromEntries(categories),
    fill: form.get('intent') === 'fill',
    onlyChanges: form.get('onlyChanges') !== null,
    seenStanding,
    seen: readSeen(form),
  };
}

/** At each refused category: what one looks like. In the order of the page. */
export function categoryErrors(
  { listings, channel }: PlanView,
  refused: Readonly<Record<string, string>>,
): Record<string, FieldError> {
  const error: FieldError =
    channel.code === 'shopee'
      ? { code: 'shopeeCategory' }
      : { code: 'templateCategory', params: { platform: channel.name } };
  const wrong = listings.filter(({ id }) => refused[id] !== undefined);
  return Object.fromEntries(wrong.map(({ id }) => [`category.${id}`, error]));
}

/** At each question that has to be answered before a file is made. */
export function questionErrors(fields: readonly string[]): Record<string, FieldError> {
  return Object.fromEntries(fields.map((field) => [`answer.${field}`, { code: 'templateAnswerMissing' }]));
}

/** The plan as the page shows it: plain data without the files. `typed`: categories that were refused, by listing. */
export async function planView(
  channelCode: string,
  planned: PlannedWorkbook,
  onlyChanges: boolean,
  typed: Readonly<Record<string, string>> = {},
) {
  const { fileName, plan, offered, standing, cameToStand, gone, changedSinceSeen, asked, pushedAs, fill } =
    planned;
  const { filler, opened, changed, hasExports } = planned;
  const rowsOf = new Map(plan.listings.map(({ listingId, rows }) => [listingId, rows]));
  const chosen = new Set(fill.listings.map(({ id }) => id));
  const names = new Map(
    offered.flatMap(({ variants }) =>
      variants.map(({ publicCode, nameVi }) => [publicCode, nameVi] as const),
    ),
  );
  const sheets = new Set(plan.listings.flatMap(({ rows }) => rows.map(({ sheet }) => sheet)));
  const categories = [...(await opened.categories())];
  const ofFile = (chosen: string, path: string | undefined) => sameInFile(categories, chosen, path);
  const seenTexts = offered.map((one) => seenText(one, { isCategoryShown: false }));
  const nameOf = (category: string | null | undefined) =>
    (category && fill.categoryPaths?.get(category)) || (category ?? '');
  return {
    channel: { code: channelCode, name: channelByCode(channelCode).name },
    fileName,
    questions: plan.questions.map((question) => ({
      ...question,
      answer: fill.answers[question.field]?.split('\n') ?? (question.multiple ? [...question.options] : []),
    })),
    categories,
    /** Whether a row has to say on which sheet it stands. */
    hasSheets: sheets.size > 1,
    files: plan.files,
    rowsPerFile: filler.rowsPerFile(fill.today),
    leftOver: plan.leftOver.length,
    /** How many came to stand on the channel since they were ticked. */
    cameToStand: cameToStand.size,
    gone,
    changedSinceSeen,
    inFile: plan.listings.length,
    /** Null before the first file for the channel. */
    changes: hasExports ? { only: onlyChanges, count: changed.size } : null,
    listings: offered.map(({ id, titleVi, variants, category }, at) => ({
      id,
      seen: seenTexts[at] ?? '',
      title: titleVi,
      sizes: variants.length,
      chosen: chosen.has(id),
      /** How it stands on the channel already; null when it does not. */
      standing: standing.get(id) ?? null,
      isUnchanged: hasExports && !changed.has(id),
      category: typed[id] ?? category ?? '',
      /** The category in words, as far as the platform's tree is known. */
      categoryName: typed[id] ?? nameOf(category),
      /** With which category it is pushed, where this file takes another one; else ''. */
      pushedAs: nameOf(pushedAs.get(id)),
      /** The file lists categories, and the chosen one is none of them. */
      isCategoryElsewhere:
        categories.length > 0 && !ofFile(category ?? '', fill.categoryPaths?.get(category ?? '')),
      /** The file's own entry that the chosen category means. */
      sameInFile: ofFile(category ?? '', fill.categoryPaths?.get(category ?? ''))?.id ?? '',
      /** The file has to ask whether it belongs into it; null where its category was chosen. */
      asked: asked.has(id) ? proposalView(asked.get(id) ?? null, ofFile) : null,
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

/** What a product likely is, and whether the file has that. */
function proposalView(
  proposal: { id: string; path: string } | null,
  ofFile: (chosen: string, path: string) => unknown,
) {
  return {
    likely: proposal?.path ?? '',
    isInFile: proposal !== null && ofFile(proposal.id, proposal.path) !== null,
  };
}

export type PlanView = Awaited<ReturnType<typeof planView>>;
