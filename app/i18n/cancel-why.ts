import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { fulfilment as vi } from '#app/i18n/vi/fulfilment.ts';

/** Who cancelled something, and what their order's history says of why; '' or null where it says nothing. */
export type Cancellation = {
  readonly byRole: string;
  readonly reason: string | null;
  readonly note: string | null;
};

/**
 * Why, as producer and staff read it: what the producer chose, and what producer or staff have written; '' for neither.
 * @param isService nothing of the order was to be sent.
 */
export function cancelWhy(
  language: Language,
  { byRole, reason, note }: Cancellation,
  isService = false,
): string {
  const key = `cancelReason_${reason}`;
  const isSaid = byRole === 'producer' && reason !== 'other' && Object.hasOwn(vi, key);
  const chosen = isSaid
    ? serviceWords(fulfilmentMessages, language, isService)(key as 'cancelReason_damaged')
    : '';
  return [chosen, note].filter(Boolean).join(': ');
}

/** Who, and why where that is known: "seller: Out of stock: the frost came early". */
export function cancelledBy(language: Language, cancellation: Cancellation): string {
  const key = `by_${cancellation.byRole}`;
  const who = Object.hasOwn(vi, key) ? key : 'by_system';
  return [translate(fulfilmentMessages, language)(who as 'by_system'), cancelWhy(language, cancellation)]
    .filter(Boolean)
    .join(': ');
}
