import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { AsideLine } from '#app/domain/orders/cart/read-lines.server.ts';
import {
  readServiceTerms,
  type ServiceTerms,
} from '#app/domain/orders/checkout/read-service-terms.server.ts';
import {
  type DeliveryOptions,
  listDeliveryOptions,
} from '#app/domain/orders/delivery/list-delivery-options.server.ts';
import { parcelOf } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { type BasketGroup, readBasket } from '#app/domain/payments/checkout/read-basket.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { localDate } from '#app/server/local-date.ts';

export type CheckoutGroup = BasketGroup & {
  readonly options: DeliveryOptions;
  /** Something of it is used where its producer is: the buyer may name a day for it. */
  readonly hasService: boolean;
  /** All of it is: nothing is sent. */
  readonly isService: boolean;
  /** What its producer says of the services in it, which a buyer has to know who chooses a day. */
  readonly serviceTerms: readonly ServiceTerms[];
};

/** What can be ordered, and how each producer's part can be had and paid. */
export type CheckoutView = {
  readonly groups: readonly CheckoutGroup[];
  readonly aside: readonly AsideLine[];
  /** VND, goods only. */
  readonly goodsAmount: number;
  readonly count: number;
  readonly hasAlcohol: boolean;
  /** There are only services in it: nothing of it is sent or brought. */
  readonly isService: boolean;
  /** Local day of this look, 'YYYY-MM-DD'. */
  readonly today: string;
};

export async function openCheckout(context: Context, wanted: readonly WantedLine[]): Promise<CheckoutView> {
  const { groups, ...basket } = await readBasket(context, wanted);
  const parcels = groups.map(({ producerId, lines }) =>
    parcelOf(
      producerId,
      lines.map((line) => ({ ...line, setCode: line.picture.setCode })),
    ),
  );
  const optionsOf = await listDeliveryOptions(context, parcels);
  const terms = await readServiceTerms(
    context,
    groups.flatMap(({ lines }) => lines),
  );
  const withOptions = groups.flatMap((group): CheckoutGroup[] => {
    const options = optionsOf.get(group.producerId);
    const { hasService = false, isService = false } =
      parcels.find(({ producerId }) => producerId === group.producerId) ?? {};
    const serviceTerms = terms.filter(({ producerId }) => producerId === group.producerId);
    return options ? [{ ...group, options, hasService, isService, serviceTerms }] : [];
  });
  return {
    ...basket,
    groups: withOptions,
    hasAlcohol: groups.some(({ hasAlcohol }) => hasAlcohol),
    isService: withOptions.length > 0 && withOptions.every(({ isService }) => isService),
    today: localDate(context.clock.now()),
  };
}

/** The key of all forms that order from one basket: in however many windows they stand, they make one group. */
export function checkoutKeyOf({ config }: Context, cartId: string): string {
  return fingerprint(config.appSecret, 'checkout', cartId);
}
