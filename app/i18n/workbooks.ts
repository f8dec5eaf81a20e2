/** Texts about filling the workbook that a seller centre gave. */
import type { ChannelWords } from '#app/i18n/channels.ts';
import { workbooks as en } from '#app/i18n/en/workbooks.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { workbooks as vi } from '#app/i18n/vi/workbooks.ts';

export const workbookMessages = joinMessages(vi, en);

type Sentence = { [Key in keyof typeof vi]: (typeof vi)[Key] extends string ? Key : never }[keyof typeof vi];

/** A text of this area where a report wants the words themselves. */
export function workbookWords(key: Sentence): ChannelWords {
  return { vi: vi[key], en: en[key] };
}
