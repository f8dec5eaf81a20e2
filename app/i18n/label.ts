/** Names of label content. */
import { label as en } from '#app/i18n/en/label.ts';
import type { Language } from '#app/i18n/language.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { label as vi } from '#app/i18n/vi/label.ts';

const labelMessages = joinMessages(vi, en);

/** What a label field is called; its own name where this release has no word for it yet. */
export function labelFieldName(language: Language, field: string): string {
  const known = (Object.keys(vi) as Array<keyof typeof vi>).find((one) => one === field);
  return known ? labelMessages[language][known] : field.replaceAll('_', ' ');
}
