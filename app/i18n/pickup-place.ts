import type { Language } from '#app/i18n/language.ts';
import { type PickedText, pickText } from '#app/i18n/pick-text.ts';

/**
 * Where goods are fetched, as its producer wrote it: there is no other name of it, so on an English page it is marked as
 * Vietnamese, and the words around it say that it is there to be shown on the way.
 */
export function pickupPlace(
  language: Language,
  { name, address }: { readonly name: string; readonly address: string },
): PickedText {
  return pickText(language, `${name}, ${address}`, null);
}
