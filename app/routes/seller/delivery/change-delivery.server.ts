import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { addHotelSlot } from '#app/domain/orders/delivery/add-hotel-slot.server.ts';
import { addPickupPoint } from '#app/domain/orders/delivery/add-pickup-point.server.ts';
import { archiveDelivery, deliveryThings } from '#app/domain/orders/delivery/archive-delivery.server.ts';
import { setDeliveryRate } from '#app/domain/orders/delivery/set-delivery-rate.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

const names = [
  'intent',
  'zone',
  'uptoGrams',
  'amount',
  'validFrom',
  'name',
  'address',
  'hours',
  'communeCode',
  'from',
  'to',
  'noticeHours',
] as const;

/** What was typed, to be shown again. */
export type KeptDelivery = Record<(typeof names)[number], string> & { weekdays: string[] };

export function keptOf(form: FormData): KeptDelivery {
  const texts = Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
  return {
    ...(texts as Record<(typeof names)[number], string>),
    weekdays: form.getAll('weekday').map(String),
  };
}

/** Does what one of the page's forms asks for. @returns what the page then says. */
export async function changeDelivery(
  context: Context,
  actor: SellerActor,
  form: FormData,
): Promise<'rate' | 'point' | 'slot' | 'away'> {
  const kept = keptOf(form);
  const number = (typed: string) => parseWhole(typed) ?? Number.NaN;
  switch (kept.intent) {
    case 'rate':
      await setDeliveryRate(context, actor, {
        zone: kept.zone,
        uptoGrams: number(kept.uptoGrams),
        amount: number(kept.amount),
        validFrom: typedDay(kept.validFrom),
      });
      return 'rate';
    case 'point':
      await addPickupPoint(context, actor, kept);
      return 'point';
    case 'slot':
      await addHotelSlot(context, actor, {
        communeCode: kept.communeCode,
        weekdays: kept.weekdays.map(Number),
        from: kept.from,
        to: kept.to,
        noticeHours: number(kept.noticeHours),
        amount: number(kept.amount),
      });
      return 'slot';
  }
  const thing = deliveryThings.find((one) => kept.intent === `away-${one}`);
  if (!thing) throw new DomainError('mustChoose');
  await archiveDelivery(context, actor, { thing, id: textOf(form, 'id') });
  return 'away';
}
