/** Texts of the command line, in place of those that speak of buttons and boxes. */
import { cli as en } from '#app/i18n/en/cli.ts';
import { type ErrorCode, errorText } from '#app/i18n/errors.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages } from '#app/i18n/messages.ts';
import { cli as vi } from '#app/i18n/vi/cli.ts';

export const cliMessages = joinMessages(vi, en);

type Params = Readonly<Record<string, string | number>>;

/** The sentence for a refusal on the command line: its own where the page's would not help, else the page's. */
export function cliErrorText(
  language: Language,
  { code, params }: { code: ErrorCode; params: Params },
): string {
  const own = (Object.keys(vi) as Array<keyof typeof vi>).find((key) => key === code);
  return own ? fillText(cliMessages[language][own], language, params) : errorText(language, { code, params });
}
