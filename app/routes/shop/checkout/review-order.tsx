import { Icon } from '#app/components/icon.tsx';
import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { ChosenDelivery } from '#app/domain/orders/delivery/choose-delivery.ts';
import { isUsedThere, ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { CheckedPart } from '#app/domain/payments/checkout/check-parts.server.ts';
import type { BasketGroup } from '#app/domain/payments/checkout/read-basket.server.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { formatVnd, formatWeight } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { useDeliveryWords } from '#app/routes/shop/checkout/delivery-words.ts';
import { provinces } from '#db/reference/provinces.ts';

/** One producer's order as it will be: goods, where to and how, how it is paid, what it comes to. */
export function ReviewOrder({
  group,
  part,
  contact,
}: {
  group: BasketGroup;
  part: CheckedPart;
  contact: BuyerContact;
}) {
  const { way, wishedDay, amount } = part.chosen;
  const t = useServiceWords(checkoutMessages, isUsedThere(way));
  const word = useT(cartMessages);
  const language = useLanguage();
  const words = useDeliveryWords();
  return (
    <section
      id={`delivery.${group.producerId}`}
      tabIndex={-1}
      className="overflow-hidden rounded-lg border border-line bg-white"
    >
      <h2 className="flex items-center gap-2.5 border-b border-line bg-paper-2 px-4 py-3 text-base sm:px-5">
        <Icon name="shop" className="size-5 text-indigo" />
        {t('order', { producer: group.producerName })}
      </h2>
      <ul className="divide-y divide-line px-4 sm:px-5">
        {group.lines.map((line) => {
          const title = pickText(language, line.titleVi, line.titleEn);
          const size = pickText(language, line.sizeVi, line.sizeEn);
          return (
            <li key={line.variantId} className="flex items-start justify-between gap-4 py-3">
              <div className="min-w-0">
                <p lang={title.lang} className="leading-snug font-bold">
                  {title.text}
                </p>
                <p className="text-sm text-ink-soft">
                  <span lang={size.lang}>{size.text}</span> × {line.quantity} ·{' '}
                  {word('each', { price: formatVnd(language, line.price) })}
                </p>
              </div>
              <data value={line.price * line.quantity} className="whitespace-nowrap">
                {formatVnd(language, line.price * line.quantity)}
              </data>
            </li>
          );
        })}
      </ul>
      <dl className="space-y-2 border-t border-line px-4 py-3 sm:px-5">
        <div>
          <dt className="text-sm text-ink-soft">{t('receive')}</dt>
          <dd>
            <DeliveryText way={way} contact={contact} />
          </dd>
        </div>
        {wishedDay && (
          <div>
            <dt className="text-sm text-ink-soft">{t('wishedDay')}</dt>
            <dd>{words.day(wishedDay)}</dd>
          </div>
        )}
        {!isUsedThere(way) && (
          <div className="flex items-baseline justify-between gap-4">
            <dt>{t('delivery')}</dt>
            <dd className="whitespace-nowrap">{words.price(amount)}</dd>
          </div>
        )}
        <div className="flex items-baseline justify-between gap-4 font-bold">
          <dt>{t('orderTotal')}</dt>
          <dd className="whitespace-nowrap text-red-deep">{formatVnd(language, part.totalAmount)}</dd>
        </div>
      </dl>
      <p className="px-4 pb-3 text-sm text-ink-soft sm:px-5">{t(`payBy_${part.method}`)}</p>
    </section>
  );
}

function DeliveryText({ way, contact }: { way: ChosenDelivery['way']; contact: BuyerContact }) {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  const words = useDeliveryWords();
  const written = language === 'vi' ? undefined : 'vi';
  if (way.method === 'pickup') {
    return (
      <>
        <p>
          {t(way.pointId === ON_THE_SPOT ? 'onTheSpot' : 'pickup')} <span lang={written}>{way.name}</span>
        </p>
        <p lang={written} className="text-sm text-ink-soft">
          {way.address}
        </p>
      </>
    );
  }
  if (way.method === 'hotel') {
    return (
      <>
        <p>
          {t('hotel')}: {contact.hotel?.name}, {contact.hotel?.room}
        </p>
        <p className="text-sm text-ink-soft">
          {words.day(way.day)}, {words.clock(way.fromMinute)}–{words.clock(way.toMinute)}
        </p>
      </>
    );
  }
  const { line = '', communeText = '', provinceCode = '' } = contact.address ?? {};
  const province = provinces.find(({ code }) => code === provinceCode)?.name ?? '';
  return (
    <>
      <p>{addressLine([line, communeText, province])}</p>
      <p className="text-sm text-ink-soft">
        {t('post')} · {formatWeight(language, way.grams)} · {t(`zone_${way.zone}`)}
      </p>
    </>
  );
}
