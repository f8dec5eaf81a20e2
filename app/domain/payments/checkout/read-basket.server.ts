import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import { type AsideLine, type BasketLine, readLines } from '#app/domain/orders/cart/read-lines.server.ts';
import { paymentMethodsFor } from '#app/domain/payments/checkout/payment-methods.server.ts';
import type { Context } from '#app/server/context.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/** One producer's goods in a basket. */
export type BasketGroup = {
  readonly producerId: string;
  readonly producerName: string;
  readonly producerSlug: string;
  readonly lines: readonly BasketLine[];
  /** VND. */
  readonly goodsAmount: number;
  readonly hasAlcohol: boolean;
  /** How this producer can be paid; never empty. */
  readonly methods: readonly PaymentMethodCode[];
};

export type Basket = {
  readonly groups: readonly BasketGroup[];
  /** What cannot be bought now; it blocks nothing. */
  readonly aside: readonly AsideLine[];
  /** VND, goods only. */
  readonly goodsAmount: number;
  /** Pieces that can be bought. */
  readonly count: number;
};

/** What somebody wants, by producer, in the order in which it was put in. */
export async function readBasket(context: Context, wanted: readonly WantedLine[]): Promise<Basket> {
  const { lines, aside } = await readLines(context, wanted);
  const producerIds = [...new Set(lines.map(({ producerId }) => producerId))];
  const methodsOf = await paymentMethodsFor(context, producerIds);
  const groups = producerIds.flatMap((producerId): BasketGroup[] => {
    const methods = methodsOf.get(producerId) ?? [];
    const own = lines.filter((line) => line.producerId === producerId);
    const [first] = own;
    if (!first || methods.length === 0) return [];
    return [
      {
        producerId,
        producerName: first.producerName,
        producerSlug: first.producerSlug,
        lines: own,
        goodsAmount: own.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
        hasAlcohol: own.some(({ isAlcohol }) => isAlcohol),
        methods,
      },
    ];
  });
  const unpayable = lines
    .filter(({ producerId }) => (methodsOf.get(producerId) ?? []).length === 0)
    .map((line): AsideLine => ({ ...line, why: 'no-way-to-pay' }));
  return {
    groups,
    aside: [...unpayable, ...aside],
    goodsAmount: groups.reduce((sum, group) => sum + group.goodsAmount, 0),
    count: groups.flatMap((group) => group.lines).reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
