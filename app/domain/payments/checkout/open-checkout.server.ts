import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { AsideLine } from '#app/domain/orders/cart/read-lines.server.ts';
import {
  type DeliveryOptions,
  listDeliveryOptions,
} from '#app/domain/orders/delivery/list-delivery-options.server.ts';
import { parcelOf } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { type BasketGroup, readBasket } from '#app/domain/payments/checkout/read-basket.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';

export type CheckoutGroup = BasketGroup & { readonly options: DeliveryOptions };

/** What can be ordered, and how each producer's part can be had and paid. */
export type CheckoutView = {
  readonly groups: readonly CheckoutGroup[];
  readonly aside: readonly AsideLine[];
  /** VND, goods only. */
  readonly goodsAmount: number;
  readonly count: number;
  readonly hasAlcohol: boolean;
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
  const withOptions = groups.flatMap((group): CheckoutGroup[] => {
    const options = optionsOf.get(group.producerId);
    return options ? [{ ...group, options }] : [];
  });
  return { ...basket, groups: withOptions, hasAlcohol: groups.some(({ hasAlcohol }) => hasAlcohol) };
}

/** The key of all forms that order from one basket: in however many windows they stand, they make one group. */
export function checkoutKeyOf({ config }: Context, cartId: string): string {
  return fingerprint(config.appSecret, 'checkout', cartId);
}
