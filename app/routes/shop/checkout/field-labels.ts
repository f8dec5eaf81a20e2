import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';

/** The form's fields by the ids of their controls, in the page's order, as the list of errors calls them. */
export function useFieldLabels(view: CheckoutView): Record<string, string> {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  const { groups, aside } = view;
  const lines = [...groups.flatMap((group) => group.lines), ...aside];
  const goods = lines.map((line) => [
    `lines.${line.variantId}`,
    pickText(language, line.titleVi, line.titleEn).text,
  ]);
  const ofEach = (field: string, label: string) =>
    groups.map(({ producerId, producerName }) => [`${field}.${producerId}`, `${label}, ${producerName}`]);
  return Object.fromEntries([
    ...goods,
    ...ofEach('delivery', t('how')),
    ...ofEach('time', t('hotelTime')),
    ...ofEach('day', t('wishedDay')),
    ['province', t('province')],
    ['commune', t('commune')],
    ['addressLine', t('addressLine')],
    ['hotelName', t('hotelName')],
    ['hotelRoom', t('hotelRoom')],
    ['name', t('name')],
    ['phone', t('phone')],
    ['email', t('email')],
    ['note', t('note')],
    ['birthDate', t('birthDate')],
    ...ofEach('method', t('pay')),
    ['agreed', t('agreeShort')],
  ]);
}
