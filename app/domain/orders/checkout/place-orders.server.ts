import { and, eq, inArray, isNull } from 'drizzle-orm';
import { isService } from '#app/domain/catalog/is-service.ts';
import { isPublished } from '#app/domain/catalog/on-sale.ts';
import { recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { isShopPaused } from '#app/domain/catalog/shop-pause.ts';
import { type FrozenGoods, freezeGoods, frozenColumns } from '#app/domain/orders/checkout/frozen-goods.ts';
import type { OrderBuyer } from '#app/domain/orders/checkout/prepare-buyer.server.ts';
import { otherThanAgreed } from '#app/domain/orders/delivery/agreed-amount.ts';
import {
  type DeliveryChoice,
  parcelOf,
  quoteDelivery,
} from '#app/domain/orders/delivery/quote-delivery.server.ts';
import { writeOrderEvent } from '#app/domain/orders/move-order.server.ts';
import type { OrderRow } from '#app/domain/orders/order-row.ts';
import { reserveStock, sumPieces } from '#app/domain/orders/stock/reserve-stock.server.ts';
import { commissionOf, commissionRateOn } from '#app/domain/orders/terms/commission.ts';
import { publicCodeFrom } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, refuseTogether } from '#app/server/domain-error.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

/** A checkout as the buyer has seen and confirmed it. */
export type PlaceOrders = {
  /** Of the form: however often it is sent, it makes one group. */
  readonly checkoutKey: string;
  readonly accessHash: string;
  readonly buyer: OrderBuyer;
  readonly language: 'vi' | 'en';
  readonly isAdult: boolean;
  readonly policies: Readonly<Record<string, string>>;
  /** `price` is what the buyer agreed to, VND. */
  readonly lines: ReadonlyArray<{ variantId: string; quantity: number; price: number }>;
  /** By producer. */
  readonly parts: Readonly<
    Record<
      string,
      {
        delivery: DeliveryChoice;
        method: PaymentMethodCode;
        /** VND of delivery that the buyer agreed to; null where they were shown none, and nothing is ordered. */
        deliveryAmount: number | null;
      }
    >
  >;
  /** Until when the goods wait for the money, ms UTC. */
  readonly payBy: number;
};

export type PlacedOrders = {
  readonly groupId: string;
  readonly code: string;
  readonly orders: readonly OrderRow[];
  /** How many each order keeps. */
  readonly pieces: ReadonlyArray<{ orderId: string; pieces: number }>;
};

/**
 * How a line is taxed, of the classes that `withholding_rate` knows: stays, tours and tickets are services, which Decree
 * 117/2025/NĐ-CP taxes at other rates than goods (rates in the dated table, unconfirmed).
 */
const taxClassOf = (setCode: string | null) => (isService(setCode) ? 'services' : 'goods');

/**
 * Makes a group with one order per producer, all of it frozen, and keeps the goods for it. Part of the caller's `guarded`
 * write: what is refused leaves nothing.
 * @throws DomainError soldOut, priceChanged, notOnSale, shopPaused (each with field `lines.<variant id>`), adultsOnly, as `quoteDelivery`,
 * and as `otherThanAgreed` where delivery costs other than the buyer agreed to.
 */
export async function placeOrders(context: Context, tx: Tx, wanted: PlaceOrders): Promise<PlacedOrders> {
  const { store, clock, config } = context;
  const { orderGroup, order, orderLine } = store.tables;
  const now = clock.now();
  const commissionRate = commissionRateOn(localDate(now));
  const pieces = sumPieces(wanted.lines);
  const goods = await readGoods(
    context,
    tx,
    pieces.map(({ variantId }) => variantId),
  );
  refuseChanged(wanted, goods);
  await wanted.buyer.write(tx);
  const groupId = newId();
  const code = publicCodeFrom(Buffer.from(newSecret(), 'base64url'));
  await tx.insert(orderGroup).values({
    id: groupId,
    code,
    buyerId: wanted.buyer.personId,
    contactId: wanted.buyer.contactId,
    isGuest: wanted.buyer.isGuest,
    language: wanted.language,
    checkoutKey: wanted.checkoutKey,
    accessHash: wanted.accessHash,
    policies: { ...wanted.policies },
    isAdult: wanted.isAdult,
    placedAt: now,
    isDemo: config.demo,
  });
  // As they stand in the basket, so that review, order page and mail name the producers in one order.
  const producerIds = [
    ...new Set(
      wanted.lines.flatMap(({ variantId }) => {
        const found = goods.get(variantId);
        return found ? [found.producerId] : [];
      }),
    ),
  ];
  const orders: OrderRow[] = [];
  const otherDelivery: DomainError[] = [];
  const kept: Array<{ orderId: string; variantId: string; quantity: number }> = [];
  for (const [at, producerId] of producerIds.entries()) {
    const part = wanted.parts[producerId];
    if (!part) throw new DomainError('mustChoose', { field: `delivery.${producerId}` });
    const own = pieces.flatMap(({ variantId, quantity }) => {
      const found = goods.get(variantId);
      return found?.producerId === producerId ? [{ ...found, quantity }] : [];
    });
    const about = { ...parcelOf(producerId, own), now, today: localDate(now) };
    const delivery = await quoteDelivery(tx, store, about, part.delivery);
    const { producerName = '' } = own[0] ?? {};
    const { amount } = delivery;
    const other = otherThanAgreed({ producerId, producerName }, { agreed: part.deliveryAmount, amount });
    if (other) otherDelivery.push(other);
    const goodsAmount = own.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    const orderId = newId();
    const [row] = await tx
      .insert(order)
      .values({
        id: orderId,
        code: `${code}-${at + 1}`,
        groupId,
        producerId,
        method: part.method,
        goodsAmount,
        deliveryAmount: delivery.amount,
        totalAmount: goodsAmount + delivery.amount,
        currency: 'VND',
        commissionRate,
        commissionAmount: commissionOf(goodsAmount, commissionRate),
        deliveryMethod: delivery.method,
        delivery: delivery.frozen,
        hasAlcohol: own.some(({ isAlcohol }) => isAlcohol),
        placedAt: now,
        payBy: wanted.payBy,
      })
      .returning();
    if (!row) throw new Error('an order was not written');
    orders.push(row);
    await tx.insert(orderLine).values(
      own.map(({ variantId, listingId, price, quantity, setCode, frozen }, position) => ({
        id: newId(),
        orderId,
        variantId,
        listingId,
        position,
        quantity,
        unitPrice: price,
        amount: price * quantity,
        taxClass: taxClassOf(setCode),
        goods: frozen,
      })),
    );
    kept.push(...own.map(({ variantId, quantity }) => ({ orderId, variantId, quantity })));
    await writeOrderEvent(context, tx, {
      orderId,
      kind: 'place',
      by: { role: 'buyer', personId: wanted.buyer.personId },
      detail: { total: row.totalAmount },
    });
  }
  refuseTogether(otherDelivery);
  await keepGoods(context, tx, kept, wanted.payBy, goods);
  const ofEach = orders.map(({ id: orderId }) => ({
    orderId,
    pieces: kept.reduce((sum, one) => (one.orderId === orderId ? sum + one.quantity : sum), 0),
  }));
  return { groupId, code, orders, pieces: ofEach };
}

/** All variants of all orders in the order of their ids, so that two checkouts never wait for each other. */
async function keepGoods(
  context: Context,
  tx: Tx,
  kept: ReadonlyArray<{ orderId: string; variantId: string; quantity: number }>,
  expiresAt: number,
  goods: ReadonlyMap<string, Goods>,
): Promise<void> {
  const short: DomainError[] = [];
  for (const { orderId, variantId, quantity } of kept.toSorted((a, b) =>
    a.variantId < b.variantId ? -1 : 1,
  )) {
    const lacking = await reserveStock(context, tx, {
      orderId,
      pieces: [{ variantId, quantity }],
      expiresAt,
    });
    for (const { left } of lacking) {
      const params = { product: goods.get(variantId)?.titleVi ?? '', left };
      short.push(new DomainError('soldOut', { field: `lines.${variantId}`, params }));
    }
  }
  refuseTogether(short);
}

type Goods = {
  variantId: string;
  listingId: string;
  producerId: string;
  producerName: string;
  titleVi: string;
  price: number;
  weightGrams: number | null;
  setCode: string | null;
  isAlcohol: boolean;
  isForSale: boolean;
  /** Whose break it is and until when; null while the producer sells. */
  break: { producer: string; date: string } | null;
  frozen: FrozenGoods;
};

async function readGoods(
  { store, clock }: Context,
  tx: Tx,
  variantIds: readonly string[],
): Promise<Map<string, Goods>> {
  const { variant, listing, producer, photo } = store.tables;
  const frozen = frozenColumns(store.tables);
  const rows = await tx
    .select({
      variant: { id: variant.id, price: variant.price, ...frozen.variant },
      listing: {
        id: listing.id,
        producerId: listing.producerId,
        entryId: listing.entryId,
        setCode: listing.setCode,
        ...frozen.listing,
      },
      photoHash: photo.imageHash,
      producer: {
        name: producer.name,
        suspendedAt: producer.suspendedAt,
        pausedFrom: producer.pausedFrom,
        pausedUntil: producer.pausedUntil,
      },
    })
    .from(variant)
    .innerJoin(listing, eq(listing.id, variant.listingId))
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
    .where(
      and(
        inArray(variant.id, [...variantIds]),
        isPublished(store.tables),
        eq(variant.isPublished, true),
        isNull(variant.archivedAt),
      ),
    );
  const entryIds = rows.flatMap(({ listing: { entryId } }) => entryId ?? []);
  const stars = await recognitionsAt(tx, store.tables, [...new Set(entryIds)], localDate(clock.now()));
  return new Map(
    rows.map(({ variant: size, listing: of, photoHash, producer: seller }) => [
      size.id,
      {
        variantId: size.id,
        listingId: of.id,
        producerId: of.producerId,
        producerName: seller.name,
        titleVi: of.titleVi,
        price: size.price,
        weightGrams: size.weightGrams,
        setCode: of.setCode,
        isAlcohol: of.isAlcohol,
        isForSale: seller.suspendedAt === null,
        break: isShopPaused(seller, clock.now())
          ? { producer: seller.name, date: seller.pausedUntil ?? '' }
          : null,
        frozen: freezeGoods(of, size, photoHash, (of.entryId && stars.get(of.entryId)) || null),
      },
    ]),
  );
}

function refuseChanged({ lines, isAdult }: PlaceOrders, goods: ReadonlyMap<string, Goods>): void {
  if (lines.length === 0) throw new DomainError('cartEmpty');
  refuseTogether(
    lines.flatMap(({ variantId, price }) => {
      const field = `lines.${variantId}`;
      const found = goods.get(variantId);
      if (!found?.isForSale) return [new DomainError('notOnSale', { field })];
      if (found.break) return [new DomainError('shopPaused', { field, params: found.break })];
      if (found.price !== price)
        return [new DomainError('priceChanged', { field, params: { product: found.titleVi } })];
      if (found.isAlcohol && !isAdult) return [new DomainError('adultsOnly', { field: 'birthDate' })];
      return [];
    }),
  );
}
