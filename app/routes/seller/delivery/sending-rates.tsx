import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { WeightRateFields } from '#app/components/weight-rate-fields.tsx';
import type { readOwnDelivery } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { deliveryZones } from '#app/domain/orders/delivery/zones.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { formatDate, formatVnd, formatWeight } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { DeliveryRow, keptIn, type RefusedDelivery } from '#app/routes/seller/delivery/put-away.tsx';

type Rates = Awaited<ReturnType<typeof readOwnDelivery>>['rates'];

/** A producer's own prices for sending, as dated rows. */
export function SendingRates({
  rates,
  today,
  refused,
}: {
  rates: Rates;
  today: string;
  refused: RefusedDelivery;
}) {
  const t = useT(deliveryMessages);
  const language = useLanguage();
  const kept = (name: 'zone' | 'uptoGrams' | 'amount' | 'validFrom') => keptIn(refused, 'rate', name);
  return (
    <Panel title={t('ratesTitle')} id="rates">
      {rates.length === 0 ? (
        <p>{t('ratesEmpty')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {rates.map((rate) => {
            const text = t('rateText', {
              zone: t(`zone_${rate.zone}`),
              weight: formatWeight(language, rate.uptoGrams),
              amount: formatVnd(language, rate.amount),
            });
            return (
              <DeliveryRow key={rate.id} thing="rate" id={rate.id} what={text}>
                <p className="font-bold">{text}</p>
                <p className="text-sm text-ink-soft">
                  {t('rateFrom', { day: formatDate(language, rate.validFrom) })}
                  {rate.validTo !== null &&
                    `, ${t('rateUntil', { day: formatDate(language, rate.validTo) })}`}
                </p>
              </DeliveryRow>
            );
          })}
        </ul>
      )}
      <details open={refused?.kept.intent === 'rate'} className="mt-3 border-t border-line">
        <summary className="flex min-h-12 cursor-pointer items-center font-bold text-indigo">
          + {t('addRate')}
        </summary>
        <Form method="post" noValidate className="grid gap-4 pb-2 sm:grid-cols-2">
          <WeightRateFields
            zone={{
              ...kept('zone'),
              label: t('zone'),
              options: deliveryZones.map((zone) => ({ value: zone, label: t(`zone_${zone}`) })),
            }}
            upto={{ ...kept('uptoGrams'), label: t('upto'), hint: t('uptoHint') }}
            amount={{ ...kept('amount'), label: t('amount'), hint: t('amountHint') }}
          />
          <DayField
            {...kept('validFrom')}
            label={t('validFrom')}
            defaultValue={kept('validFrom').defaultValue || today}
          />
          <p className="sm:col-span-2">
            <SubmitButton name="intent" value="rate">
              {t('saveRate')}
            </SubmitButton>
          </p>
        </Form>
      </details>
    </Panel>
  );
}
