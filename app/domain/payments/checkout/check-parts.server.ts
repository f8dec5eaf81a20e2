import { type ChosenDelivery, chooseDelivery } from '#app/domain/orders/delivery/choose-delivery.ts';
import type { DeliveryChoice } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { readWishedDay, refuseWishedDay } from '#app/domain/orders/delivery/wished-day.ts';
import type { CheckoutGroup } from '#app/domain/payments/checkout/open-checkout.server.ts';
import {
  agreedDelivery,
  provinceCodeOf,
  type TypedCheckout,
  type TypedPart,
} from '#app/domain/payments/checkout/typed-checkout.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';
import { isCalendarDay } from '#app/server/local-date.ts';
import { provinces } from '#db/reference/provinces.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/** One producer's part as it will be ordered. */
export type CheckedPart = {
  readonly producerId: string;
  readonly producerName: string;
  readonly choice: DeliveryChoice;
  readonly chosen: ChosenDelivery;
  /** VND of delivery that the buyer has looked through; null where they have not. */
  readonly agreedAmount: number | null;
  readonly method: PaymentMethodCode;
  /** VND: goods and delivery. */
  readonly totalAmount: number;
};

/**
 * How each part is to be had and paid, with its price of now; or what is wrong with it.
 * @param today local, 'YYYY-MM-DD'.
 */
export function checkParts(
  groups: readonly CheckoutGroup[],
  typed: TypedCheckout,
  today: string,
): { parts: CheckedPart[]; refusals: DomainError[] } {
  const parts: CheckedPart[] = [];
  const refusals: DomainError[] = [];
  for (const { producerId, producerName, goodsAmount, methods, options, hasService } of groups) {
    const part = typed.parts[producerId];
    // Asked for services only: what a form of before carries along for goods is no wish.
    const wished = hasService ? wishOf(part, { producerId, today }, refusals) : {};
    const method = methods.find((one) => one === part?.method);
    if (!method) refusals.push(new DomainError('mustChoose', { field: `method.${producerId}` }));
    try {
      const way = choiceOf(part, producerId, typed.province);
      if (!way) continue;
      const choice = { ...way, ...wished };
      const chosen = chooseDelivery({ producerId, options }, choice);
      if (method) {
        parts.push({
          producerId,
          producerName,
          choice,
          chosen,
          agreedAmount: part ? agreedDelivery(part) : null,
          method,
          totalAmount: goodsAmount + chosen.amount,
        });
      }
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refusals.push(error);
    }
  }
  return { parts, refusals };
}

/** The day that is wished; what is wrong with it is put to `refusals`, beside what is wrong with the way. */
function wishOf(
  part: TypedPart | undefined,
  about: { producerId: string; today: string },
  refusals: DomainError[],
): Pick<DeliveryChoice, 'wishedDay'> {
  try {
    const wishedDay = readWishedDay(part?.day ?? '', about.producerId);
    if (wishedDay === undefined) return {};
    refuseWishedDay(about, { wishedDay, today: about.today });
    return { wishedDay };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    refusals.push(error);
    return {};
  }
}

/**
 * How one producer's part is wanted, without a day that is wished. @returns null while the province is missing: that is refused at its own field.
 * @throws DomainError mustChoose (delivery or time of the producer)
 */
export function choiceOf(
  part: TypedPart | undefined,
  producerId: string,
  province: string,
): DeliveryChoice | null {
  const [way, pointId] = part?.delivery.split('~') ?? [];
  if (way === 'pickup' && pointId) return { method: 'pickup', pointId };
  if (way === 'hotel') {
    const [slotId, day] = part?.time.split('~') ?? [];
    if (slotId && day && isCalendarDay(day)) return { method: 'hotel', slotId, day };
    throw new DomainError('mustChoose', { field: `time.${producerId}` });
  }
  if (way !== 'post') throw new DomainError('mustChoose', { field: `delivery.${producerId}` });
  const found = provinces.find(({ code }) => code === provinceCodeOf(province));
  return found ? { method: 'post', zone: found.zone } : null;
}
