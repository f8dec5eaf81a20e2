import { buyersSayMessages } from '#app/i18n/buyers-say.ts';
import { useT } from '#app/i18n/messages.ts';

/** So many of five stars that a buyer gave: not the OCOP stars, which the province gives. */
export function Stars({ count }: { count: number }) {
  const t = useT(buyersSayMessages);
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="text-turmeric-text">
        {'★'.repeat(count)}
        {'☆'.repeat(5 - count)}
      </span>
      <span className="sr-only">{t('starsChoice', { count })}</span>
    </span>
  );
}
