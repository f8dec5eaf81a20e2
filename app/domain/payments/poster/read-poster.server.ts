import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { isPublished } from '#app/domain/catalog/on-sale.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { accountOf } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

const PHOTOS = 3;

/**
 * What stands on a producer's sign for the stall: its name and page, three photos of what sells best (never of alcohol,
 * whose advertising the law limits: Law 44/2019, article 12) and where the money goes.
 */
export async function readPoster(context: Context, { producerId }: SellerActor) {
  const { store } = context;
  const { producer, listing, photo, image, orderLine, order } = store.tables;
  const { row, photos, account } = await store.read(async (db) => {
    const [row] = await db
      .select({ name: producer.name, slug: producer.slug, isDemo: producer.isDemo })
      .from(producer)
      .where(eq(producer.id, producerId));
    const sold = db
      .select({
        listingId: orderLine.listingId,
        pieces: sql<number>`sum(${orderLine.quantity})`.mapWith(Number).as('pieces'),
      })
      .from(orderLine)
      .innerJoin(order, eq(order.id, orderLine.orderId))
      .where(and(eq(order.producerId, producerId), isNotNull(order.paidAt)))
      .groupBy(orderLine.listingId)
      .as('sold');
    const photos = await db
      .select({
        hash: image.hash,
        width: image.width,
        height: image.height,
        placeholder: image.placeholder,
        title: listing.titleVi,
      })
      .from(listing)
      .innerJoin(photo, eq(photo.id, listing.mainPhotoId))
      .innerJoin(image, eq(image.hash, photo.imageHash))
      .leftJoin(sold, eq(sold.listingId, listing.id))
      .where(and(eq(listing.producerId, producerId), isPublished(store.tables), eq(listing.isAlcohol, false)))
      .orderBy(desc(sql`coalesce(${sold.pieces}, 0)`), listing.id)
      .limit(PHOTOS);
    return { row, photos, account: await accountOf(context, db, producerId) };
  });
  if (!row) throw new NotFound('producer');
  return {
    name: row.name,
    isDemo: row.isDemo,
    address: `${context.config.publicUrl}/producers/${row.slug}`,
    photos,
    account: account && {
      id: account.id,
      sealed: account.sealed,
      bin: account.bin,
      bankName: bankOf(context, account).shortName,
      numberEnd: account.numberEnd,
      isDemo: account.isDemo,
    },
  };
}
