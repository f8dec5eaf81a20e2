/** What a listing still lacks before staff may be asked to look at it. The form, the check step and submitting read the same list. */
import { nameSaysAlcohol } from '#app/domain/catalog/alcohol-words.ts';
import { gtinWarning } from '#app/domain/catalog/gtin.ts';
import { isService } from '#app/domain/catalog/is-service.ts';
import type { LabelRequirement } from '#app/domain/catalog/label-requirements.ts';
import { DISCLAIMER_FIELD } from '#app/domain/catalog/label-requirements.ts';
import type { ContentStep, ListingContent } from '#app/domain/catalog/listing-content.ts';
import { contradictsRegister, type Finding, findingsIn } from '#app/domain/catalog/review-findings.ts';
import { fold } from '#app/server/text/fold.ts';

export type ProblemCode =
  | 'titleMissing'
  | 'titleShort'
  | 'titleLong'
  | 'setMissing'
  | 'descriptionMissing'
  | 'descriptionShort'
  | 'descriptionLong'
  | 'alcoholUnsaid'
  | 'photoMissing'
  | 'photoWanted'
  | 'altMissing'
  | 'variantMissing'
  | 'variantNameMissing'
  | 'variantNameTwice'
  | 'priceMissing'
  | 'weightMissing'
  | 'gtinInternal'
  | 'gtinBook'
  | 'labelMissing'
  | 'disclaimerMissing'
  | 'originMissing'
  | 'claimWords'
  | 'phoneInText'
  | 'contactInText'
  | 'starWrong'
  | 'starNone'
  | 'ocopNone';

export type ListingProblem = {
  code: ProblemCode;
  step: ContentStep;
  /** Path of the form's control: 'titleVi', 'variants.0.price', 'label.ingredients'. */
  field: string;
  /** Blocking ones keep the listing from being submitted; a reviewer will stop at a warning; advice is an extra. */
  severity: 'blocking' | 'warning' | 'advice';
  params: Readonly<Record<string, string | number>>;
  /** Law or document that asks for it, where there is one; `confirmed` false: nobody has checked it there yet. */
  source: string | null;
  confirmed: boolean;
};

/** The range in which every channel takes a text, from the channels' rule tables; null where none sets a limit. */
export type TextRange = { min: number | null; max: number | null };
export type TextLimits = { title: TextRange; description: TextRange };

export const noLimits: TextLimits = {
  title: { min: null, max: null },
  description: { min: null, max: null },
};

export type ProblemGrounds = {
  labelFields: readonly LabelRequirement[];
  /** The product set or the producer's own word says that it is alcohol. */
  isAlcohol: boolean;
  limits: TextLimits;
  /** The register says that its photos are what is missing (see `wantsPhotos`). */
  wantsPhotos?: boolean;
  /** The entry's stars of today, null without a valid one; left out, the words of the texts are not weighed. */
  starsToday?: number | null;
};

/** The problems in the order of the form, whatever their severity; words that should go come last. */
export function listingProblems(content: ListingContent, grounds: ProblemGrounds): ListingProblem[] {
  return [
    ...whatProblems(content, grounds),
    ...photoProblems(content, grounds.wantsPhotos ?? false),
    ...sizeProblems(content),
    ...labelProblems(content, grounds.labelFields),
    ...storyProblems(content),
    ...wordProblems(content, grounds.starsToday),
  ];
}

/** True when nothing keeps the listing from being submitted. */
export function isComplete(problems: readonly ListingProblem[]): boolean {
  return problems.every(({ severity }) => severity !== 'blocking');
}

function problem(
  step: ContentStep,
  code: ProblemCode,
  field: string,
  rest: Partial<Pick<ListingProblem, 'severity' | 'params' | 'source' | 'confirmed'>> = {},
): ListingProblem {
  return { code, step, field, severity: 'blocking', params: {}, source: null, confirmed: true, ...rest };
}

function whatProblems(content: ListingContent, { isAlcohol, limits }: ProblemGrounds): ListingProblem[] {
  const found: ListingProblem[] = [];
  if (content.titleVi === '') found.push(problem('what', 'titleMissing', 'titleVi'));
  else found.push(...lengthProblems('title', 'titleVi', content.titleVi, limits.title));
  if (content.setCode === null) found.push(problem('what', 'setMissing', 'setCode'));
  if (!isAlcohol && nameSaysAlcohol(content.titleVi)) {
    found.push(problem('what', 'alcoholUnsaid', 'isAlcohol', { source: 'Luật 44/2019/QH14, Điều 16' }));
  }
  if (content.descriptionVi === '') found.push(problem('what', 'descriptionMissing', 'descriptionVi'));
  else
    found.push(...lengthProblems('description', 'descriptionVi', content.descriptionVi, limits.description));
  return found;
}

/** A channel's limit never keeps a listing from our own storefront: it is advice. */
function lengthProblems(
  kind: 'title' | 'description',
  field: string,
  text: string,
  { min, max }: TextRange,
): ListingProblem[] {
  const length = [...text].length;
  if (max !== null && length > max) {
    return [problem('what', `${kind}Long`, field, { severity: 'advice', params: { max, length } })];
  }
  if (min !== null && length < min) {
    return [problem('what', `${kind}Short`, field, { severity: 'advice', params: { min, length } })];
  }
  return [];
}

/** Without a photo the storefront shows a drawn picture; platforms refuse the listing, and their readiness says so. */
function photoProblems({ photos }: ListingContent, isWanted: boolean): ListingProblem[] {
  if (photos.length === 0 && isWanted) return [problem('photos', 'photoWanted', 'photos')];
  if (photos.length === 0) return [problem('photos', 'photoMissing', 'photos', { severity: 'advice' })];
  return photos.flatMap(({ altVi }, at) =>
    altVi === ''
      ? [problem('photos', 'altMissing', `photos.${at}.altVi`, { params: { number: at + 1 } })]
      : [],
  );
}

function sizeProblems({ variants, setCode }: ListingContent): ListingProblem[] {
  if (variants.length === 0) return [problem('sizes', 'variantMissing', 'variants')];
  const names = new Set<string>();
  return variants.flatMap((variant, at) => {
    const found: ListingProblem[] = [];
    const params = { number: at + 1 };
    const name = fold(variant.nameVi);
    if (name === '') {
      found.push(problem('sizes', 'variantNameMissing', `variants.${at}.nameVi`, { params }));
    } else if (names.has(name)) {
      found.push(problem('sizes', 'variantNameTwice', `variants.${at}.nameVi`, { params }));
    }
    names.add(name);
    if (!variant.price) found.push(problem('sizes', 'priceMissing', `variants.${at}.price`, { params }));
    if (variant.weightGrams === null && !isService(setCode)) {
      found.push(
        problem('sizes', 'weightMissing', `variants.${at}.weightGrams`, { severity: 'advice', params }),
      );
    }
    const warning = gtinWarning(variant.gtin);
    if (warning) {
      found.push(
        problem('sizes', warning, `variants.${at}.gtin`, {
          severity: 'advice',
          params,
          source: 'GS1 General Specifications',
          confirmed: false,
        }),
      );
    }
    return found;
  });
}

function labelProblems(content: ListingContent, fields: readonly LabelRequirement[]): ListingProblem[] {
  return fields.flatMap(({ field, required, note, source, confirmed }) => {
    if (required !== 'yes') return [];
    const text = content.label[field] ?? '';
    const rest = { params: { labelField: field }, source, confirmed };
    if (text === '') return [problem('label', 'labelMissing', `label.${field}`, rest)];
    if (field === DISCLAIMER_FIELD && note && !fold(text).includes(fold(note))) {
      return [
        problem('label', 'disclaimerMissing', `label.${field}`, { ...rest, params: { disclaimer: note } }),
      ];
    }
    return [];
  });
}

function storyProblems(content: ListingContent): ListingProblem[] {
  if (content.communeCode !== null || content.originText !== '') return [];
  return [problem('story', 'originMissing', 'communeCode')];
}

const stepOfText: Readonly<Record<string, ContentStep>> = {
  photos: 'photos',
  variants: 'sizes',
  label: 'label',
  storyVi: 'story',
  storyEn: 'story',
  originText: 'story',
};

/** The same words at which the reviewer is stopped, so that nobody learns of them by a return only. */
function wordProblems(content: ListingContent, starsToday: number | null | undefined): ListingProblem[] {
  if (starsToday === undefined) return [];
  return findingsIn(content).flatMap((finding) => {
    const code = wordProblemCode(finding, starsToday);
    if (code === null) return [];
    const step = stepOfText[finding.path.split('.')[0] ?? ''] ?? 'what';
    const params = { words: finding.words, ...(starsToday !== null && { stars: starsToday }) };
    return [problem(step, code, finding.path, { severity: 'warning', params })];
  });
}

/** A label names its maker by law, with a number where there is one; everywhere else contacts block a listing. */
function contactProblemCode({ path, words }: Finding): ProblemCode | null {
  if (path.startsWith('label.')) return null;
  return /^[\d\s.+-]+$/.test(words) ? 'phoneInText' : 'contactInText';
}

function wordProblemCode(finding: Finding, starsToday: number | null): ProblemCode | null {
  if (finding.kind === 'claim') return 'claimWords';
  if (finding.kind === 'contact') return contactProblemCode(finding);
  if (!contradictsRegister(finding, starsToday)) return null;
  if (finding.kind === 'ocop') return 'ocopNone';
  return starsToday === null ? 'starNone' : 'starWrong';
}
