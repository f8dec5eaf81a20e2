const utf8 = new TextEncoder();

/** Length of a text as a platform counts it: trimmed and composed, in code points or bytes of UTF-8. */
export function textLength(text: string, count: 'codePoints' | 'bytes'): number {
  return composedLength(text.trim().normalize('NFC'), count);
}

/** The same of a text that is trimmed and composed already. */
export function composedLength(composed: string, count: 'codePoints' | 'bytes'): number {
  if (count === 'bytes') return utf8.encode(composed).length;
  // Only the second half of a pair makes a text longer than it is in code points.
  return composed.length - (composed.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
