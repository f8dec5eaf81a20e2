import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { isPublished } from '#app/domain/catalog/on-sale.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import { accountOf } from '#app/domain/payments/checkout/ask-by-vietqr.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

const PICTURES = 3;

/**
 * What stands on a producer's sign for the stall: its name and page, three pictures and where the money goes. Pictures are
 * photos of what sells best, then, of goods without a photo, the drawing that stands for them in the shop; never of alcohol,
 * whose advertising the law limits (Law 44/2019, article 12).
 */
export async function readPoster(context: Context, { producerId }: SellerActor) {
  const { store } = context;
  const { producer, listing, photo, image, orderLine, order } = store.tables;
  const { row, pictures, account } = await store.read(async (db) => {
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
    const pictures = await db
      .select({
        photo: {
          hash: image.hash,
          width: image.width,
          height: image.height,
          placeholder: image.placeholder,
        },
        listingId: listing.id,
        setCode: listing.setCode,
        motifSeed: listing.motifSeed,
        title: listing.titleVi,
      })
      .from(listing)
      .leftJoin(photo, eq(photo.id, listing.mainPhotoId))
      .leftJoin(image, eq(image.hash, photo.imageHash))
      .leftJoin(sold, eq(sold.listingId, listing.id))
      .where(and(eq(listing.producerId, producerId), isPublished(store.tables), eq(listing.isAlcohol, false)))
      .orderBy(
        sql`case when ${image.hash} is null then 1 else 0 end`,
        desc(sql`coalesce(${sold.pieces}, 0)`),
        listing.id,
      )
      .limit(PICTURES);
    return { row, pictures, account: await accountOf(context, db, producerId) };
  });
  if (!row) throw new NotFound('producer');
  return {
    name: row.name,
    isDemo: row.isDemo,
    address: `${context.config.publicUrl}/producers/${row.slug}`,
    pictures,
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
