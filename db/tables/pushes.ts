import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { CatalogTables } from '#db/tables/catalog.ts';
import type { RegisterTables } from '#db/tables/register.ts';

/** `offered`: one of several that one yes has brought; the seller has not chosen yet. */
export type ShopState = 'offered' | 'connected' | 'reauthorise' | 'suspended' | 'disconnected';
export type PushItemState =
  | 'waiting'
  | 'images'
  | 'creating'
  | 'unknown'
  | 'in_review'
  | 'draft'
  | 'live'
  | 'rejected'
  | 'failed'
  | 'cancelled';

/** A paper that the law asks for; the listing, or its producer, suspended by staff. */
export type HeldFor = 'paper' | 'listing' | 'producer';

/** Put away by its producer: brought back, it stays hidden until they put it on sale there again. */
export type PutAway = 'away';

/** Shops on platforms, what was pushed to them and what became of it. */
export function definePushTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey }: Kit,
  { person }: AccountTables,
  { producer, channel }: RegisterTables,
  { listing }: CatalogTables,
) {
  /** A producer's shop on a platform. Tokens are sealed; disconnecting wipes them. */
  const channelShop = table(
    'channel_shop',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      /** The platform's id of the shop. */
      externalId: text().notNull(),
      name: text().notNull(),
      isSimulated: bool().notNull(),
      state: text().$type<ShopState>().notNull(),
      /** What the platform gave us to act for the shop, sealed with the key named in `keyVersion`; null when wiped. */
      sealedGrant: text(),
      keyVersion: int(),
      /** Rises with every renewal: of two that run at once, one wins. */
      grantVersion: int().notNull(),
      accessEndsAt: time(),
      refreshEndsAt: time(),
      /** When the seller's authorisation itself ends; warned of seven days before. */
      authorisedUntil: time(),
      warnedAt: time(),
      /** Price and stock follow the listing by themselves. */
      followsListing: bool().notNull(),
      connectedAt: time().notNull(),
      connectedBy: text(),
      disconnectedAt: time(),
    },
    (t) => [
      uniqueIndex('channel_shop_open')
        .on(t.producerId, t.channelCode, t.externalId)
        .where(sql`disconnected_at is null`),
      // A shop is one producer's at a time; one that was only offered is nobody's.
      uniqueIndex('channel_shop_held')
        .on(t.channelCode, t.externalId, t.isSimulated)
        .where(sql`disconnected_at is null and state <> 'offered'`),
      index('channel_shop_producer').on(t.producerId, t.channelCode),
    ],
  );

  /** An authorisation that was begun and has not come back; the state is kept as its hash only. */
  const channelAuthorisation = table('channel_authorisation', {
    stateHash: text().primaryKey(),
    producerId: text()
      .notNull()
      .references(() => producer.id),
    channelCode: text()
      .notNull()
      .references(() => channel.code),
    personId: text()
      .notNull()
      .references(() => person.id),
    createdAt: time().notNull(),
    endsAt: time().notNull(),
    usedAt: time(),
  });

  /** A listing in a shop: what stands there, and how far it is behind the listing. */
  const channelProduct = table(
    'channel_product',
    {
      id: text().primaryKey(),
      shopId: text()
        .notNull()
        .references(() => channelShop.id),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      /** The platform's id; null until a create has been answered or found again. */
      externalId: text(),
      state: text().$type<PushItemState>().notNull(),
      /** Put on sale as soon as the platform has taken it; false: it stays hidden until the seller has looked at it. */
      goesOnSale: bool().notNull().default(false),
      /**
       * Why it was taken off sale there: although it is wanted, so that it goes back by itself when that is mended; or because
       * its producer has put it away here.
       */
      heldFor: text().$type<HeldFor | PutAway>(),
      /** Only linked to what stands there by SKU, never made: its listing is on the channel by a link already. */
      isOnlyLinked: bool().notNull().default(false),
      /** Its public address, where the platform tells it. */
      url: text(),
      /** Given to platforms that take one, so that a repeated create is the same create. */
      idempotencyKey: text().notNull(),
      /** The platform's ids of the sizes by our public variant code. */
      variants: json<Record<string, string>>().notNull(),
      /** Hash of the content that stands there, and of its prices and stock. */
      contentHash: text(),
      offerHash: text(),
      /** The platform's own words and code where it refused; null otherwise. */
      refusal: json<unknown>(),
      pushedAt: time(),
      polledAt: time(),
      pollAt: time(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('channel_product_once').on(t.shopId, t.listingId),
      index('channel_product_listing').on(t.listingId),
      index('channel_product_poll').on(t.pollAt),
    ],
  );

  /** A picture that a shop's platform holds already, by its content. */
  const channelImage = table(
    'channel_image',
    {
      shopId: text()
        .notNull()
        .references(() => channelShop.id),
      imageHash: text().notNull(),
      /** The platform's id or address of it. */
      reference: text().notNull(),
      uploadedAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.shopId, t.imageHash] })],
  );

  /** One press of "push": these listings into that shop. */
  const pushRun = table(
    'push_run',
    {
      id: text().primaryKey(),
      shopId: text()
        .notNull()
        .references(() => channelShop.id),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      total: int().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      cancelledAt: time(),
      endedAt: time(),
    },
    (t) => [index('push_run_producer').on(t.producerId, t.createdAt)],
  );

  const pushItem = table(
    'push_item',
    {
      runId: text()
        .notNull()
        .references(() => pushRun.id),
      listingId: text()
        .notNull()
        .references(() => listing.id),
      state: text().$type<PushItemState>().notNull(),
      refusal: json<unknown>(),
      updatedAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.runId, t.listingId] })],
  );

  /** How fast and whether a shop's platform may be called: token bucket, daily quota, circuit breaker. */
  const channelGate = table('channel_gate', {
    /** "shop:<id>" for the bucket and the quota, "channel:<code>" for the breaker. */
    key: text().primaryKey(),
    /** Thousandths of a call that may be made now. */
    tokens: int().notNull(),
    filledAt: time().notNull(),
    /** Nothing is sent before this time: a daily quota is used up, or the platform asked for it. */
    parkedUntil: time(),
    failures: int().notNull(),
    /** The breaker is open until this time; after it one call tries. */
    openUntil: time(),
  });

  return {
    channelShop,
    channelAuthorisation,
    channelProduct,
    channelImage,
    pushRun,
    pushItem,
    channelGate,
  };
}
