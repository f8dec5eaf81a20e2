import { parseDate } from '#app/domain/register/parse/parse-date.ts';

/**
 * A day from a form or an address as `2024-10-14`, from "14/10/2024" or so written; what is none stays as it is. Nor is a bare
 * number one, which a register's column may hold for a day and nobody types.
 */
export function typedDay(text: string): string {
  if (/^\s*\d+\s*$/.test(text)) return text;
  const { value } = parseDate({ text });
  return value?.precision === 'day' ? value.day : text;
}
