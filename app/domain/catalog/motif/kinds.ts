import type { SchemeName } from './palette.ts';
import type { Drawing } from './shape.ts';

/**
 * How each product set of Decision 26/2026/QĐ-TTg is drawn: its skies, the drawings for a kind that no word
 * below names, and the words (folded, as `motifKey` gives them) of the kinds that have a drawing of their own.
 */
export type ProductSet = {
  skies: readonly [SchemeName, ...SchemeName[]];
  usual: readonly [Drawing, ...Drawing[]];
  kinds?: readonly (readonly [words: string, drawing: Drawing])[];
};

/**
 * The drawing that a folded seed asks for. A Vietnamese product name says what it is before it says of what
 * ("mứt mận", "trà hoa hồng"), so the word found earliest decides; of two at one place, the longer.
 * Undefined: no word matched, the caller picks one of `usual`.
 */
export function drawingFor(set: ProductSet, key: string): Drawing | undefined {
  const text = `-${key}-`;
  let best: { drawing: Drawing; place: number; length: number } | undefined;
  for (const [words, drawing] of set.kinds ?? []) {
    for (const word of words.split('|')) {
      const place = text.indexOf(`-${word}-`);
      if (place < 0) continue;
      if (!best || place < best.place || (place === best.place && word.length > best.length)) {
        best = { drawing, place, length: word.length };
      }
    }
  }
  return best?.drawing;
}
