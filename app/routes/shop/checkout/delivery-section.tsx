import { DayField, dayInField } from '#app/components/day-field.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { Reason } from '#app/components/reason.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { ON_THE_SPOT } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { CheckoutGroup } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedPart } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { useDeliveryWords } from '#app/routes/shop/checkout/delivery-words.ts';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';
import { addDays } from '#app/server/local-date.ts';

const EXAMPLE_DAYS_AHEAD = 7;

/** How one producer's goods can be had: each way with what it costs. */
export function DeliverySection({
  group,
  part,
  province,
  today,
  errors,
}: {
  group: CheckoutGroup;
  part: TypedPart | undefined;
  /** Code of the chosen province; '' before one is chosen. */
  province: string;
  /** Local day, 'YYYY-MM-DD'. */
  today: string;
  errors: CheckoutErrors;
}) {
  const { producerId, producerName, options, hasService, isService, serviceTerms } = group;
  const t = useServiceWords(checkoutMessages, isService);
  const words = useDeliveryWords();
  const language = useLanguage();
  const written = language === 'vi' ? undefined : 'vi';
  const { post, points, times } = options;
  const isSent = Object.values(post).some((amount) => amount !== null);
  const places = [...new Set(times.map(words.place))].join(', ');
  const cards = [
    ...(isSent ? [{ value: 'post', label: t('post'), hint: words.postHint(options, province) }] : []),
    ...points.map(({ id, name, address, hours }) => ({
      value: `pickup~${id}`,
      // As its producer wrote it: there is no other name of it.
      label: (
        <>
          {t(id === ON_THE_SPOT ? 'onTheSpot' : 'pickup')} <span lang={written}>{name}</span>
        </>
      ),
      hint: (
        <>
          {t(id === ON_THE_SPOT ? 'onTheSpotHint' : 'pickupHint')}{' '}
          <span lang={written}>{[address, hours].filter(Boolean).join(' · ')}</span>
        </>
      ),
    })),
    ...(times.length > 0 ? [{ value: 'hotel', label: t('hotel'), hint: t('hotelHint', { places }) }] : []),
  ];
  const name = `delivery.${producerId}`;
  if (cards.length === 0) {
    return (
      <div id={name}>
        <Reason>
          {producerName}: {t('noWay')}
        </Reason>
      </div>
    );
  }
  // Sent by post is what most expect; that they are to fetch it themselves nobody should learn afterwards.
  const chosen = part?.delivery || (cards.length === 1 ? onlyWay(isSent, points[0]?.id) : '');
  return (
    <div data-delivery="" className="space-y-3">
      <RadioCards
        name={name}
        legend={t('howOf', { producer: producerName })}
        errors={errors[name]}
        cards={cards}
        {...(chosen ? { defaultValue: chosen } : {})}
      />
      {hasService && (
        <DayField
          name={`day.${producerId}`}
          label={t('wishedDay')}
          hint={
            <>
              {t('wishedDayHint')}
              {serviceTerms.map(({ titleVi, titleEn, terms, slugInEnglish }) => {
                const title = pickText(language, titleVi, titleEn);
                return (
                  <span key={titleVi} className="mt-1 block wrap-anywhere">
                    {t('sellerSaysOf')} <span lang={title.lang}>{title.text}</span>:{' '}
                    <strong lang={written} className="text-ink">
                      {terms}
                    </strong>{' '}
                    {written && slugInEnglish && (
                      <a
                        href={localPath(language, `/products/${slugInEnglish}`)}
                        target="_blank"
                        rel="noreferrer"
                        className="inline-flex min-h-11 items-center"
                      >
                        {t('termsInEnglish')}
                      </a>
                    )}
                  </span>
                );
              })}
            </>
          }
          example={dayInField(addDays(today, EXAMPLE_DAYS_AHEAD))}
          optional
          defaultValue={part?.day ?? ''}
          errors={errors[`day.${producerId}`]}
        />
      )}
      {times.length > 0 && (
        <div data-hotel-time="">
          <SelectField
            name={`time.${producerId}`}
            label={t('hotelTime')}
            placeholder={t('chooseTime')}
            defaultValue={part?.time ?? ''}
            errors={errors[`time.${producerId}`]}
            options={times.map((time) => ({
              value: `${time.slotId}~${time.day}`,
              label: words.hotelTime(time),
            }))}
          />
        </div>
      )}
    </div>
  );
}

/** The only way, where nobody is surprised by it: goods that are sent, a service that is used where it is. */
function onlyWay(isSent: boolean, pointId: string | undefined): string {
  if (isSent) return 'post';
  return pointId === ON_THE_SPOT ? `pickup~${ON_THE_SPOT}` : '';
}
