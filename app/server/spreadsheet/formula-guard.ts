/**
 * A text that a spreadsheet program would take for a formula (OWASP ASVS 1.2.10: `= + - @`, tab, carriage return,
 * NUL; also their full-width forms and any of them behind blanks). An apostrophe in front makes it plain text.
 */
const dangerous = /^(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/;

/** A text that carries our own guard, or that would look as if it did. */
const guarded = /^'+(?:[\s\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/;

/** The text as it is safe to leave in a cell; `withoutFormulaGuard` gives back exactly what went in. */
export function withFormulaGuard(text: string): string {
  return dangerous.test(text) || guarded.test(text) ? `'${text}` : text;
}

/** Takes one guard off a text that was read from a spreadsheet, so that an export can be imported again. */
export function withoutFormulaGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
