import { feeNameText } from '#app/i18n/fees.ts';
import { useLanguage } from '#app/i18n/messages.ts';

/** A fee by its name in the reader's language, where it has one. */
export function FeeName({ fee }: { fee: { kind: string; name: string } }) {
  const { text, lang } = feeNameText(useLanguage(), fee);
  return <span lang={lang}>{text}</span>;
}
