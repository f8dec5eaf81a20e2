import { and, eq, inArray, ne } from 'drizzle-orm';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Tx } from '#db/store.ts';
import type { HeldFor } from '#db/tables/pushes.ts';

/** Why a product that its producer wants on sale may not be. `papers`: of which one lets it be sold again. */
export type Hold = { why: HeldFor; papers: readonly PaperKind[] };

const kinds = {
  paper: 'held-paper',
  listing: 'held-listing',
  producer: 'held-producer',
} as const satisfies Record<HeldFor, NoticeKind>;

/** Notes by which the register's looks tell why we took a product off sale ourselves. */
export const heldNotes = {
  paper: 'held_paper',
  listing: 'held_listing',
  producer: 'held_producer',
} as const satisfies Record<HeldFor, string>;

/**
 * Why a listing that is not to be had here any more is held: suspended by staff, or its producer is. Null when the
 * producer has put it away themselves, or brought it back meanwhile.
 */
export async function findHold({ store }: Context, listingId: string): Promise<Hold | null> {
  const [row] = await store.read((db) => standingHere(db, store.tables, [listingId]));
  if (row?.state === 'suspended') return { why: 'listing', papers: [] };
  if (row?.state === 'published' && row.suspendedAt !== null) return { why: 'producer', papers: [] };
  return null;
}

/** Of these listings those that must not be on sale anywhere: put away by their producer or suspended, or the producer is. */
export async function listingsNotForSale(
  db: Db,
  tables: Context['store']['tables'],
  listingIds: readonly string[],
): Promise<Set<string>> {
  if (listingIds.length === 0) return new Set();
  const rows = await standingHere(db, tables, listingIds);
  const forSale = rows.filter(({ state, suspendedAt }) => state === 'published' && suspendedAt === null);
  const away = new Set(listingIds);
  for (const { id } of forSale) away.delete(id);
  return away;
}

function standingHere(
  db: Db,
  { listing, producer }: Context['store']['tables'],
  listingIds: readonly string[],
) {
  return db
    .select({ id: listing.id, state: listing.state, suspendedAt: producer.suspendedAt })
    .from(listing)
    .innerJoin(producer, eq(producer.id, listing.producerId))
    .where(inArray(listing.id, [...listingIds]));
}

/**
 * Tells the producer that a product was taken off sale and how it comes back: of a paper or of their own suspension once
 * for a shop, however many products it takes down. Part of the caller's write.
 */
export async function tellOfHold(
  context: Context,
  tx: Tx,
  { shop, product, hold }: { shop: ShopRow; product: Pick<ProductRow, 'listingId'>; hold: Hold },
): Promise<void> {
  const title = await titleOf(context, tx, product);
  const [paper] = hold.papers;
  await tellProducer(context, tx, {
    producerId: shop.producerId,
    kind: kinds[hold.why],
    params: { product: title, shop: shop.name, channel: shop.channelCode, paper: paper ?? '' },
    path: placeToMend(shop, product, hold),
    subject: subjectOf(shop, product, hold.why),
  });
}

async function titleOf(
  { store }: Context,
  tx: Tx,
  { listingId }: Pick<ProductRow, 'listingId'>,
): Promise<string> {
  const { listing } = store.tables;
  const [row] = await tx.select({ title: listing.titleVi }).from(listing).where(eq(listing.id, listingId));
  return row?.title ?? '';
}

function placeToMend(
  { channelCode }: ShopRow,
  { listingId }: Pick<ProductRow, 'listingId'>,
  { why, papers }: Hold,
): string {
  const [kind] = papers;
  if (why === 'listing') return `/seller/listings/${listingId}`;
  if (why === 'producer') return '/seller';
  if (kind !== undefined) return `/seller/papers/give?${new URLSearchParams({ kind })}`;
  return `/seller/listings/${listingId}/channels?${new URLSearchParams({ channel: channelCode })}`;
}

function subjectOf(shop: ShopRow, { listingId }: Pick<ProductRow, 'listingId'>, why: HeldFor): string {
  return why === 'listing' ? `${shop.id} ${listingId}` : `${shop.id} ${why}`;
}

/**
 * Tells the producer that a product which they put away here and brought back is still hidden in the shop, and where they put
 * it on sale there again. Part of the caller's write.
 */
export async function tellOfHidden(
  context: Context,
  tx: Tx,
  { shop, product }: { shop: ShopRow; product: Pick<ProductRow, 'listingId'> },
): Promise<void> {
  const title = await titleOf(context, tx, product);
  await tellProducer(context, tx, {
    producerId: shop.producerId,
    kind: 'hidden-there',
    params: { product: title, shop: shop.name, channel: shop.channelCode },
    path: `/seller/channels/${shop.channelCode}/push?${new URLSearchParams({ shop: shop.id, q: title })}`,
    subject: `${shop.id} ${product.listingId}`,
  });
}

/** It goes on sale there again, or was put away again. */
export async function settleHidden(
  context: Context,
  tx: Tx,
  { shop, product }: { shop: Pick<ShopRow, 'id'>; product: Pick<ProductRow, 'listingId'> },
): Promise<void> {
  await settleNotices(context, tx, {
    subject: `${shop.id} ${product.listingId}`,
    kinds: ['hidden-there'],
  });
}

/** A product is held no longer: what was told of it needs no reading once no other is held in the shop for the same. */
export async function settleHold(
  context: Context,
  tx: Tx,
  { shop, product, why }: { shop: ShopRow; product: Pick<ProductRow, 'id' | 'listingId'>; why: HeldFor },
): Promise<void> {
  const { channelProduct } = context.store.tables;
  const [other] = await tx
    .select({ id: channelProduct.id })
    .from(channelProduct)
    .where(
      and(
        eq(channelProduct.shopId, shop.id),
        ne(channelProduct.id, product.id),
        eq(channelProduct.heldFor, why),
      ),
    )
    .limit(1);
  if (other && why !== 'listing') return;
  await settleNotices(context, tx, { subject: subjectOf(shop, product, why), kinds: [kinds[why]] });
}
