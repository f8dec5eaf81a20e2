import { z } from 'zod';
import type { OutgoingAttribute, PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import { parseJson } from '#app/domain/channels/platform/read-answer.ts';
import { choiceMark } from '#app/domain/channels/wording/choice-mark.ts';

/** In `channel_choice`: of a listing, or of "category:<id>" for what the next listing there begins with. */
const prefix = 'attribute:';
const categoryPrefix = 'category:';

export const attributeField = (id: string) => `${prefix}${id}`;
export const categorySubject = (categoryId: string) => `${categoryPrefix}${categoryId}`;
export const answerFieldsLike = `${prefix}%`;
export const categorySubjectsLike = `${categoryPrefix}%`;

type Values = OutgoingAttribute['values'];
const values = z.array(z.object({ id: z.string().nullable(), text: z.string() }));

/** What was chosen, by field of `channel_choice`. */
export type Chosen = Readonly<Record<string, string>>;

/** Most values of one answer, and most characters of one's own words. */
const mostValues = 5;
const longestText = 200;

/**
 * The platform's id of a category that was chosen. A choice from a workbook may carry its path behind the number:
 * "100629 - Đồ uống/Trà".
 */
export function categoryIdOf(category: string | null): string | null {
  const text = category?.trim() ?? '';
  return text === '' ? null : (/^\d{1,20}(?!\d)/.exec(text)?.[0] ?? text);
}

/** Answers that can be sent, and what must be answered and is not. */
export type AttributeAnswers = {
  outgoing: readonly OutgoingAttribute[];
  missing: readonly PlatformAttribute[];
};

export const noAnswers: AttributeAnswers = { outgoing: [], missing: [] };

/** What a listing says to its category's questions: its own words, else what the producer said there last. */
export function answersTo(
  attributes: readonly PlatformAttribute[],
  own: Chosen,
  remembered: Chosen,
): AttributeAnswers {
  const outgoing: OutgoingAttribute[] = [];
  const missing: PlatformAttribute[] = [];
  for (const attribute of attributes) {
    const field = attributeField(attribute.id);
    const given = keptValues(attribute, own[field] ?? remembered[field]);
    if (given.length > 0) outgoing.push({ id: attribute.id, values: given });
    else if (attribute.isMandatory) missing.push(attribute);
  }
  return { outgoing, missing };
}

/** Values as they were kept; an option that the platform has since taken away is none any more. */
function keptValues({ options }: PlatformAttribute, kept: string | undefined): Values {
  if (kept === undefined) return [];
  const read = values.safeParse(parseJson(kept));
  if (!read.success) return [];
  return options.length === 0
    ? read.data
    : read.data.filter(({ id }) => options.some((one) => one.id === id));
}

/** What a form holds for a question: ids of options, or one's own words. */
function formValues(attribute: PlatformAttribute, chosen: Chosen): string[] {
  return keptValues(attribute, chosen[attributeField(attribute.id)]).map(({ id, text }) => id ?? text);
}

/** What a listing's form shows as said, by the question's id: the listing's own answer, else the last one in the category. */
export function shownAnswers(
  attributes: readonly PlatformAttribute[],
  own: Chosen,
  remembered: Chosen,
): Record<string, string[]> {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const isOwn = Object.hasOwn(own, attributeField(attribute.id));
      return [attribute.id, formValues(attribute, isOwn ? own : remembered)];
    }),
  );
}

/**
 * A mark of the questions of a category and of what a listing's form shows as said to them (see `choiceMark`).
 * @param shown from `shownAnswers`
 */
export function answersMark(categoryId: string, shown: Readonly<Record<string, readonly string[]>>): string {
  return choiceMark({ ...shown, category: categoryId });
}

export type GivenAnswer =
  | { kept: string | null }
  /** Why it cannot be kept. */
  | { wrong: 'notANumber' | 'tooLong' | 'notInList' };

/** One question's answer from a form; null takes it back. Ids that are no options of the question are refused. */
export function readAnswer({ kind, options }: PlatformAttribute, given: readonly string[]): GivenAnswer {
  const texts = given.map((text) => text.normalize('NFC').trim()).filter((text) => text !== '');
  if (texts.length === 0) return { kept: null };
  if (kind === 'choice' || kind === 'choices') {
    const chosen = options.filter(({ id }) => texts.includes(id));
    const most = kind === 'choice' ? 1 : mostValues;
    if (chosen.length === 0 || chosen.length > most) return { wrong: 'notInList' };
    return { kept: JSON.stringify(chosen.map(({ id, name }) => ({ id, text: name }))) };
  }
  const [typed = ''] = texts;
  if ([...typed].length > longestText) return { wrong: 'tooLong' };
  // As people write numbers here: 12,5 and 1.200.
  const text = kind === 'number' ? typed.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.') : typed;
  if (kind === 'number' && !/^\d{1,9}(\.\d{1,3})?$/.test(text)) return { wrong: 'notANumber' };
  return { kept: JSON.stringify([{ id: null, text }]) };
}
