import { z } from 'zod';
import type { ContentVariant, ListingContent } from '#app/domain/catalog/listing-content.ts';
import { variantInput, whatInput } from '#app/domain/catalog/step-input.ts';
import { categoryField, hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { RuleField } from '#app/domain/channels/rules/channel-rule.ts';
import { isErrorCode } from '#app/i18n/errors.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** What one answer can mend in many listings: parts of their content, and the category on a channel. */
export const contentFixes = ['brand', 'weight', 'package', 'setCode'] as const;
export type ContentFix = (typeof contentFixes)[number];

/** `channelCode` is null for what every channel reads from the listing itself. */
export type Fix = { what: ContentFix; channelCode: null } | { what: 'category'; channelCode: string };

type Answer = Record<string, string | number>;

type ContentFixRow = {
  /** The field of the rules that ask for it. */
  rule: RuleField;
  step: 'what' | 'sizes';
  /** Controls of the form, named as in the editor. */
  fields: readonly string[];
  answer: z.ZodType<Record<string, string | number | null>>;
  isMissingIn: (content: ListingContent) => boolean;
  /** Null where it belongs to the whole listing. */
  isMissingInSize: ((variant: ContentVariant) => boolean) | null;
};

const { brand, setCode } = whatInput.shape;
const { weightGrams, lengthCm, widthCm, heightCm } = variantInput.shape;

const ofSizes = (isMissing: (variant: ContentVariant) => boolean) => ({
  step: 'sizes' as const,
  isMissingIn: ({ variants }: ListingContent) => variants.some(isMissing),
  isMissingInSize: isMissing,
});

export const contentFixRows: Readonly<Record<ContentFix, ContentFixRow>> = {
  brand: {
    rule: 'brand',
    step: 'what',
    fields: ['brand'],
    answer: z.object({ brand }),
    isMissingIn: (content) => content.brand === '',
    isMissingInSize: null,
  },
  setCode: {
    rule: 'setCode',
    step: 'what',
    fields: ['setCode'],
    answer: z.object({ setCode }),
    isMissingIn: (content) => content.setCode === null,
    isMissingInSize: null,
  },
  weight: {
    rule: 'variants.weightGrams',
    fields: ['weightGrams'],
    answer: z.object({ weightGrams }),
    ...ofSizes((variant) => variant.weightGrams === null),
  },
  package: {
    rule: 'variants.package',
    fields: ['lengthCm', 'widthCm', 'heightCm'],
    answer: z.object({ lengthCm, widthCm, heightCm }),
    ...ofSizes((one) => one.lengthCm === null || one.widthCm === null || one.heightCm === null),
  },
};

/** Every fix there could be, those of the listing itself first. */
export function allFixes(channels: readonly Channel[]): Fix[] {
  return [
    ...contentFixes.map((what) => ({ what, channelCode: null })),
    ...channels.filter(hasCategories).map(({ code }) => ({ what: 'category' as const, channelCode: code })),
  ];
}

/** Ids of the channel's rules that ask for what a fix gives. */
export function rulesFor({ what, channelCode }: Fix, { code, rules }: Channel): string[] {
  if (channelCode !== null && channelCode !== code) return [];
  return rules.flatMap(({ id, field, check }) => {
    if (check.kind !== 'present') return [];
    const name = typeof field === 'string' ? field : field.of === 'listing' ? field.path : '';
    return name === (what === 'category' ? categoryField : contentFixRows[what].rule) ? id : [];
  });
}

/**
 * What was typed once for all, made one form as in the editor.
 * @throws DomainError of the first field that is empty or wrong.
 */
export function readAnswer(what: ContentFix, typed: Readonly<Record<string, unknown>>): Answer {
  const parsed = contentFixRows[what].answer.safeParse(typed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusalOf(issue, String(issue?.path[0] ?? ''));
  }
  const answer: Answer = {};
  for (const [field, value] of Object.entries(parsed.data)) {
    if (value === null || value === '') throw new DomainError('required', { field });
    answer[field] = value;
  }
  return answer;
}

/** What the checks of the editor's fields find wrong, as a refusal. */
export function refusalOf(issue: z.core.$ZodIssue | undefined, field?: string): DomainError {
  const code = isErrorCode(issue?.message) ? issue.message : 'invalid';
  const params = issue?.code === 'custom' ? (issue.params as Record<string, string | number>) : undefined;
  return new DomainError(code, { ...(field === undefined ? {} : { field }), ...(params ? { params } : {}) });
}
