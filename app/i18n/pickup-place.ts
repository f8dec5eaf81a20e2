import type { Language } from '#app/i18n/language.ts';
import { type PickedText, pickText } from '#app/i18n/pick-text.ts';

/**
 * Where and when goods are fetched, as its producer wrote it: there is no other name of it, so on an English page it is marked
 * as Vietnamese, and the words around it say that it is there to be shown on the way.
 * @param hours null where the producer has said none.
 */
export function pickupPlace(
  language: Language,
  { name, address }: { readonly name: string; readonly address: string },
  hours: string | null,
): PickedText {
  return pickText(
    language,
    [[name, address].filter(Boolean).join(', '), hours].filter(Boolean).join(' · '),
    null,
  );
}
