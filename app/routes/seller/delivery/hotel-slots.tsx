import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { readOwnDelivery } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { DeliveryRow, keptIn, type RefusedDelivery } from '#app/routes/seller/delivery/put-away.tsx';

type Read = Awaited<ReturnType<typeof readOwnDelivery>>;

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;
const ALL_DAYS = 0b111_1111;

/** When the producer brings goods to hotels. */
export function HotelSlots({
  slots,
  communes,
  refused,
}: {
  slots: Read['slots'];
  communes: Read['communes'];
  refused: RefusedDelivery;
}) {
  const t = useT(deliveryMessages);
  const language = useLanguage();
  const daysText = (bits: number) =>
    bits === ALL_DAYS
      ? t('everyDay')
      : weekdays
          .filter((day) => bits & (1 << day))
          .map((day) => t(`short_${day}`))
          .join(', ');
  return (
    <Panel title={t('slotsTitle')} id="slots">
      {slots.length === 0 ? (
        <p>{t('slotsEmpty')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {slots.map((slot) => {
            const when = t('slotText', {
              days: daysText(slot.weekdays),
              from: minuteText(slot.fromMinute),
              to: minuteText(slot.toMinute),
            });
            return (
              <DeliveryRow key={slot.id} thing="slot" id={slot.id} what={`${slot.place}, ${when}`}>
                <p lang="vi" className="font-bold">
                  {slot.place}
                </p>
                <p>{when}</p>
                <p className="text-sm text-ink-soft">
                  {t('slotPrice', {
                    amount: formatVnd(language, slot.amount),
                    hours: slot.noticeMinutes / 60,
                  })}
                </p>
              </DeliveryRow>
            );
          })}
        </ul>
      )}
      <details open={refused?.kept.intent === 'slot'} className="mt-3 border-t border-line">
        <summary className="flex min-h-12 cursor-pointer items-center font-bold text-indigo">
          + {t('addSlot')}
        </summary>
        <SlotForm communes={communes} refused={refused} />
      </details>
    </Panel>
  );
}

function SlotForm({ communes, refused }: { communes: Read['communes']; refused: RefusedDelivery }) {
  const t = useT(deliveryMessages);
  const kept = (name: 'communeCode' | 'from' | 'to' | 'noticeHours' | 'amount') =>
    keptIn(refused, 'slot', name);
  const own = refused?.kept.intent === 'slot' ? refused : null;
  const options = (places: Read['communes']['tourist']) =>
    places.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Form method="post" noValidate className="space-y-4 pb-2">
      <SelectField
        {...kept('communeCode')}
        label={t('commune')}
        options={[
          { group: t('communesTourist'), options: options(communes.tourist) },
          { group: t('communesOther'), options: options(communes.others) },
        ]}
      />
      <fieldset id="slot-weekdays" className="space-y-1">
        <legend className="font-bold">{t('weekdays')}</legend>
        <ErrorLines id="slot-weekdays" errors={own?.errors['slot-weekdays']} />
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {weekdays.map((day) => (
            <label key={day} className="flex min-h-12 cursor-pointer items-center gap-3">
              <input
                type="checkbox"
                name="weekday"
                value={day}
                defaultChecked={own ? own.kept.weekdays.includes(String(day)) : true}
                className="size-6 shrink-0 accent-indigo"
              />
              {t(`weekday_${day}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...kept('from')} label={t('from')} hint={t('timeHint')} />
        <TextField {...kept('to')} label={t('to')} hint={t('timeHint')} />
        <TextField
          {...kept('noticeHours')}
          label={t('noticeHours')}
          inputMode="numeric"
          suffix={t('hours')}
        />
        <TextField {...kept('amount')} label={t('slotAmount')} inputMode="numeric" suffix="₫" />
      </div>
      <SubmitButton name="intent" value="slot">
        {t('saveSlot')}
      </SubmitButton>
    </Form>
  );
}
