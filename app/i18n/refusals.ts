/** Why a platform turns a product down, in plain sentences. */
import { refusals as en } from '#app/i18n/en/refusals.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages, type Text } from '#app/i18n/messages.ts';
import { refusals as vi } from '#app/i18n/vi/refusals.ts';

export const refusalMessages = joinMessages(vi, en);

/** A sentence of this area, or one that a channel's own folder brings along in every language. */
export type RefusalWords = keyof typeof vi | Readonly<Record<Language, string>>;

export function refusalSentence(language: Language, words: RefusalWords): string {
  const text: Text = typeof words === 'string' ? refusalMessages[language][words] : words[language];
  return fillText(text, language, {});
}

/** Why a platform refused something, in a line: what it means, and the platform's own words where they add something. */
export function refusalReason(
  language: Language,
  { words, platformWords }: { words: RefusalWords; platformWords: string | null },
): string {
  const sentence = refusalSentence(language, words);
  return platformWords === null ? sentence : `${sentence} (${platformWords})`;
}
