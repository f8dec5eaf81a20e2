import type { ReactNode } from 'react';
import { Facts } from '#app/components/facts.tsx';
import { deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { hotelName } from '#app/i18n/hotel-name.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { pickupPlace } from '#app/i18n/pickup-place.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';

/** How one order's goods come to the buyer. */
export function DeliveryFacts({
  order,
  contact,
}: {
  order: BuyerPage['orders'][number];
  contact: BuyerPage['contact'];
}) {
  const { delivery, pickupHours, wishedDay } = order;
  const t = useServiceWords(orderPageMessages, isUsedThere(delivery));
  const language = useLanguage();
  const way = useWay(order, contact);
  // Out of the register where goods are used on the spot; else the producer's words, which stand as theirs.
  const place =
    deliveryWay(delivery) === 'pickup' && delivery.method === 'pickup'
      ? pickupPlace(language, delivery, pickupHours)
      : null;
  return (
    <>
      <Facts
        facts={[
          { term: t('delivery'), value: way },
          ...(place ? [{ term: t('placeBySeller'), value: place.text, lang: place.lang }] : []),
          { term: t('wishedDay'), value: wishedDay && formatDate(language, wishedDay) },
          { term: t(delivery.method === 'hotel' ? 'bringer' : 'carrier'), value: order.carrier },
          { term: t('tracking'), value: order.trackingNumber },
        ]}
      />
      {order.hasAlcohol && <p className="mt-2 font-bold">{t('deliveryAlcohol')}</p>}
    </>
  );
}

function useWay(
  { delivery, hotelCommune, pickupHours }: OrderOfPage,
  contact: BuyerPage['contact'],
): ReactNode {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  switch (delivery.method) {
    case 'post':
      return contact?.address ? t('delivery_post', { address: contact.address }) : t('delivery_postUnknown');
    case 'pickup': {
      if (deliveryWay(delivery) !== 'spot') return t('delivery_pickup');
      const { text, lang } = pickupPlace(language, delivery, pickupHours);
      return (
        <>
          {t('delivery_spot')} <span lang={lang}>{text}</span>
        </>
      );
    }
    case 'hotel':
      return t('delivery_hotel', {
        hotel: hotelName(language, contact?.hotel ?? ''),
        commune: hotelCommune?.[language] ?? '',
        day: formatDate(language, delivery.day),
        from: minuteText(delivery.fromMinute),
        to: minuteText(delivery.toMinute),
      });
  }
}
