import type { Fact } from '#app/components/facts.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Panel } from '#app/components/panel.tsx';
import { deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { dialled } from '#app/domain/orders/papers/printed-order.ts';
import { formatDate, formatWeight } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { OrderPage } from '#app/routes/orders/order-page.ts';

/** Who gets the goods and how. */
export function ReceiverPanel({ page }: { page: OrderPage }) {
  const t = useServiceWords(fulfilmentMessages, isUsedThere(page.delivery));
  return (
    <Panel title={t('receiverTitle')}>
      <Facts facts={[...useReceiverFacts(page), ...useDeliveryFacts(page)]} />
      <p className="mt-2 text-sm text-ink-soft">
        {page.isReceiverShown
          ? t(page.receiver ? 'receiverAudited' : 'receiverErased')
          : t(page.order.paidAt === null ? 'receiverHidden' : 'receiverOver')}
      </p>
    </Panel>
  );
}

function useReceiverFacts({ receiver, delivery }: OrderPage): Fact[] {
  const t = useServiceWords(fulfilmentMessages, isUsedThere(delivery));
  if (!receiver) return [];
  const { name, phone, address, hotel, note } = receiver;
  return [
    { term: t('name'), value: <strong className="text-lg">{name}</strong> },
    {
      term: t('phone'),
      value: (
        <a href={`tel:${phone}`} className="inline-flex min-h-12 items-center text-lg font-bold">
          {dialled(phone)}
        </a>
      ),
    },
    { term: t('address'), value: address && <span className="text-lg">{address}</span>, lang: 'vi' },
    { term: t('hotel'), value: hotel && <strong className="text-lg">{hotel.name}</strong> },
    { term: t('room'), value: hotel?.room },
    { term: t('note'), value: note && <strong>“{note}”</strong> },
  ];
}

/** The way the goods take; nothing about the buyer. */
export function useDeliveryFacts({
  delivery,
  wishedDay,
  placeName,
  grams,
}: Pick<OrderPage, 'delivery' | 'wishedDay' | 'placeName' | 'grams'>): Fact[] {
  const t = useServiceWords(fulfilmentMessages, isUsedThere(delivery));
  const language = useLanguage();
  const how = [
    { term: t('how'), value: t(`how_${deliveryWay(delivery)}`) },
    {
      term: t('wishedDay'),
      value: wishedDay && <strong className="text-lg">{formatDate(language, wishedDay)}</strong>,
    },
  ];
  if (delivery.method === 'post') {
    return [...how, { term: t('weight'), value: grams > 0 && formatWeight(language, grams) }];
  }
  if (delivery.method === 'pickup') {
    const at = t(deliveryWay(delivery) === 'spot' ? 'usedAt' : 'pickupAt');
    return [...how, { term: at, value: `${delivery.name}\n${delivery.address}`, lang: 'vi' }];
  }
  const slot = t('slotText', {
    day: formatDate(language, delivery.day),
    from: minuteText(delivery.fromMinute),
    to: minuteText(delivery.toMinute),
  });
  return [
    ...how,
    { term: t('slot'), value: <strong className="text-lg">{slot}</strong> },
    { term: t('address'), value: placeName, lang: 'vi' },
  ];
}
