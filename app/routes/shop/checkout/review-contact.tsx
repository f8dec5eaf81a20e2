import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { readablePhone } from '#app/routes/shop/contact-block.tsx';

/** Who receives the goods, or books, as it will be told to the sellers. */
export function ReviewContact({ contact, isService }: { contact: BuyerContact; isService: boolean }) {
  const t = useServiceWords(checkoutMessages, isService);
  const language = useLanguage();
  return (
    <section className="rounded-lg border border-line bg-white p-4 sm:p-5">
      <h2 className="text-lg">{t('receiver')}</h2>
      <p className="font-bold">{contact.name}</p>
      <p>{readablePhone(contact.phone)}</p>
      <p className={contact.email ? 'break-words' : 'text-ink-soft'}>{contact.email ?? t('noEmail')}</p>
      {contact.birthDate && <p>{t('born', { date: formatDate(language, contact.birthDate) })}</p>}
      {contact.note && <p className="mt-2 whitespace-pre-line text-ink-soft">“{contact.note}”</p>}
    </section>
  );
}
