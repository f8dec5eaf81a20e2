import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { readOwnDelivery } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { useT } from '#app/i18n/messages.ts';
import { DeliveryRow, keptIn, type RefusedDelivery } from '#app/routes/seller/delivery/put-away.tsx';

type Points = Awaited<ReturnType<typeof readOwnDelivery>>['points'];

/** Where buyers fetch goods themselves. */
export function PickupPoints({ points, refused }: { points: Points; refused: RefusedDelivery }) {
  const t = useT(deliveryMessages);
  const kept = (name: 'name' | 'address' | 'hours') => keptIn(refused, 'point', name);
  return (
    <Panel title={t('pointsTitle')} id="points">
      {points.length === 0 ? (
        <p>{t('pointsEmpty')}</p>
      ) : (
        <ul lang="vi" className="divide-y divide-line">
          {points.map(({ id, name, addressText, hoursText }) => (
            <DeliveryRow key={id} thing="point" id={id} what={name}>
              <p className="font-bold">{name}</p>
              <p>{addressText}</p>
              {hoursText && <p className="text-sm text-ink-soft">{hoursText}</p>}
            </DeliveryRow>
          ))}
        </ul>
      )}
      <details open={refused?.kept.intent === 'point'} className="mt-3 border-t border-line">
        <summary className="flex min-h-12 cursor-pointer items-center font-bold text-indigo">
          + {t('addPoint')}
        </summary>
        <Form method="post" noValidate className="space-y-4 pb-2">
          <TextField {...kept('name')} label={t('pointName')} hint={t('pointNameHint')} />
          <TextField {...kept('address')} label={t('pointAddress')} />
          <TextField {...kept('hours')} label={t('pointHours')} hint={t('pointHoursHint')} optional />
          <SubmitButton name="intent" value="point">
            {t('savePoint')}
          </SubmitButton>
        </Form>
      </details>
    </Panel>
  );
}
