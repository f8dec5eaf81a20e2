/** Texts of the command line, in place of those that speak of buttons and boxes. */
import { type ChannelWords, channelText } from '#app/i18n/channels.ts';
import { cli as en } from '#app/i18n/en/cli.ts';
import { type ErrorCode, errorText } from '#app/i18n/errors.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages } from '#app/i18n/messages.ts';
import { cli as vi } from '#app/i18n/vi/cli.ts';
import { workbooks } from '#app/i18n/vi/workbooks.ts';

export const cliMessages = joinMessages(vi, en);

type Params = Readonly<Record<string, string | number>>;

/** The sentence for a refusal on the command line: its own where the page's would not help, else the page's. */
export function cliErrorText(
  language: Language,
  { code, params }: { code: ErrorCode; params: Params },
): string {
  const own = keysOf(vi).find((key) => key === code);
  return own ? fillText(cliMessages[language][own], language, params) : errorText(language, { code, params });
}

/** The sentence of a report on the command line: its own where the page's speaks of what stands beside it there. */
export function cliChannelText(language: Language, words: ChannelWords, params: Params): string {
  const key =
    typeof words === 'string' ? words : keysOf(workbooks).find((one) => workbooks[one] === words.vi);
  const own = keysOf(vi).find((one) => one === key);
  return own ? fillText(cliMessages[language][own], language, params) : channelText(language, words, params);
}

const keysOf = <Texts extends object>(texts: Texts) => Object.keys(texts) as Array<keyof Texts>;
