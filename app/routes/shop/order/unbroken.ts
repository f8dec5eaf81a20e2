/** @returns the code of an order for a button, where a line never ends at its hyphen (U+2060, word joiner). */
export function unbroken(code: string): string {
  return code.replace('-', '-\u2060');
}
