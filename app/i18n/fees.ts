/** Texts of the after-fee calculator and of the platforms' fees. */
import { fees as en } from '#app/i18n/en/fees.ts';
import type { Language } from '#app/i18n/language.ts';
import { joinMessages, translate } from '#app/i18n/messages.ts';
import { fees as vi } from '#app/i18n/vi/fees.ts';

export const feeMessages = joinMessages(vi, en);

/**
 * What a fee is called: by its own name in Vietnamese; in another language by its kind, for the names are Vietnamese. A
 * service package that nobody has translated keeps its name.
 */
export function feeNameText(
  language: Language,
  { kind, name }: { kind: string; name: string },
): { text: string; lang?: 'vi' } {
  if (language === 'vi') return { text: name };
  const key = [`kind_${kind}`, `package_${kind}`].find((one) => Object.hasOwn(vi, one));
  if (key === undefined) return { text: name, lang: 'vi' };
  return { text: translate(feeMessages, language)(key as 'kind_commission') };
}
