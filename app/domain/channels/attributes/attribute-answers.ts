import { z } from 'zod';
import { type DayKind, readDay, writeDay } from '#app/domain/channels/attributes/read-day.ts';
import { readDecimal, writeDecimal } from '#app/domain/channels/attributes/read-decimal.ts';
import type { OutgoingAttribute, PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import { parseJson } from '#app/domain/channels/platform/read-answer.ts';
import { choiceMark } from '#app/domain/channels/wording/choice-mark.ts';
import type { Language } from '#app/i18n/language.ts';

/** In `channel_choice`: of a listing, or of "category:<id>" for what the next listing there begins with. */
const prefix = 'attribute:';
const categoryPrefix = 'category:';

export const attributeField = (id: string) => `${prefix}${id}`;
export const categorySubject = (categoryId: string) => `${categoryPrefix}${categoryId}`;
export const isCategorySubject = (subject: string) => subject.startsWith(categoryPrefix);
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

/**
 * Values as they were kept. An option that the platform has since taken away is none any more, nor are words that are no
 * day where it asks for one.
 */
function keptValues(attribute: PlatformAttribute, kept: string | undefined): Values {
  const dayKind = dayKindOf(attribute);
  if (dayKind === null) return saidValues(attribute, kept);
  return saidValues(attribute, kept).flatMap(({ id, text }) => {
    const day = readDay(text, dayKind);
    return day === null ? [] : [{ id, text: day }];
  });
}

/** Values as they were kept, fit to be sent or not; of options only those that are still there. */
function saidValues({ options }: PlatformAttribute, kept: string | undefined): Values {
  if (kept === undefined) return [];
  const read = values.safeParse(parseJson(kept));
  if (!read.success) return [];
  return options.length === 0
    ? read.data
    : read.data.filter(({ id }) => options.some((one) => one.id === id));
}

const dayKindOf = ({ kind }: PlatformAttribute): DayKind | null =>
  kind === 'day' || kind === 'month' ? kind : null;

const wrongDay = { day: 'notADate', month: 'monthWrong' } as const;

/** What a form holds for a question: ids of options, or one's own words as a person writes them in that language. */
function formValues(attribute: PlatformAttribute, chosen: Chosen, language: Language): string[] {
  const isDay = dayKindOf(attribute) !== null;
  const write = (text: string) => {
    if (attribute.kind === 'number') return writeDecimal(text, language);
    return isDay ? writeDay(text) : text;
  };
  const said = saidValues(attribute, chosen[attributeField(attribute.id)]);
  return said.map(({ id, text }) => id ?? write(text));
}

/** Why an answer that a form shows, as it was kept before, cannot be sent; null where it can, or where there is none. */
export function wrongInShown(
  attribute: PlatformAttribute,
  shown: readonly string[],
): 'notADate' | 'monthWrong' | null {
  const dayKind = dayKindOf(attribute);
  const isWrong = dayKind !== null && shown.some((text) => readDay(text, dayKind) === null);
  return isWrong ? wrongDay[dayKind] : null;
}

/**
 * What a listing's form shows as said, by the question's id: the listing's own answer, else the last one in the category.
 * @param language of the page, in whose notation numbers stand
 */
export function shownAnswers(
  attributes: readonly PlatformAttribute[],
  own: Chosen,
  remembered: Chosen,
  language: Language,
): Record<string, string[]> {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const isOwn = Object.hasOwn(own, attributeField(attribute.id));
      return [attribute.id, formValues(attribute, isOwn ? own : remembered, language)];
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
  | { wrong: 'notANumber' | 'notADate' | 'monthWrong' | 'tooLong' | 'notInList' };

/**
 * One question's answer from a form; null takes it back. Ids that are no options of the question are refused.
 * @param language of the page that was filled in: numbers are read as it shows them (`readDecimal`)
 */
export function readAnswer(
  attribute: PlatformAttribute,
  given: readonly string[],
  language: Language,
): GivenAnswer {
  const { kind, options } = attribute;
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
  const dayKind = dayKindOf(attribute);
  if (dayKind !== null) {
    const day = readDay(typed, dayKind);
    return day === null ? { wrong: wrongDay[dayKind] } : { kept: JSON.stringify([{ id: null, text: day }]) };
  }
  const text = kind === 'number' ? readDecimal(typed, language) : typed;
  if (text === null) return { wrong: 'notANumber' };
  return { kept: JSON.stringify([{ id: null, text }]) };
}
