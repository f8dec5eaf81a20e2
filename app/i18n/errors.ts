/** The texts of every DomainError code, and how a code becomes a sentence. */
import { errors as en } from '#app/i18n/en/errors.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages, type Text, useLanguage } from '#app/i18n/messages.ts';
import { errors as vi } from '#app/i18n/vi/errors.ts';

export const errorMessages = joinMessages(vi, en);

const LONG_MINUTES = 180;

/** Every code that a DomainError or a field error may carry. */
export type ErrorCode = keyof typeof vi;

/** An error of one field: a bare code, or a code with what its text names. */
export type FieldError = ErrorCode | { code: ErrorCode; params?: Readonly<Record<string, string | number>> };

/** True when `value` is a known code: what comes back from a form is not trusted to be one. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(vi, value);
}

/**
 * The sentence for an error. A string that is no code is shown as it stands, so that a text which is ready already
 * (a channel rule's own message) needs no second way.
 */
export function errorText(language: Language, error: FieldError | string): string {
  const code = typeof error === 'string' ? error : error.code;
  if (!isErrorCode(code)) return code;
  const text: Text = errorMessages[language][code];
  const params = typeof error === 'string' ? {} : (error.params ?? {});
  const { date, minutes, owed } = params;
  // Nobody counts a day in minutes.
  if (code === 'tooManyRequests' && typeof minutes === 'number' && minutes > LONG_MINUTES)
    return errorText(language, { code: 'tooManyToday', params: { hours: Math.ceil(minutes / 60) } });
  // "Only 0 is owed still" is no sentence.
  if (code === 'payoutNotOwed' && owed === 0) return errorText(language, { code: 'payoutOwedNothing' });
  // A day comes as it is kept, and is read as it is written here.
  return fillText(text, language, { ...params, ...(isDay(date) && { date: formatDate(language, date) }) });
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** `errorText` in the page's language. */
export function useErrorText(): (error: FieldError | string) => string {
  const language = useLanguage();
  return (error) => errorText(language, error);
}
