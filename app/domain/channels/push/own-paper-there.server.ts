import { and, eq } from 'drizzle-orm';
import type { LostPapers } from '#app/domain/channels/push/lost-papers.server.ts';
import type { ProductRow, ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

const kind = 'paper-only-there';

/**
 * Warns the producer once for each paper here that has ended while the platform has one of its own at the product: it stays
 * on sale, and nobody here sees until when. Where there is none such any more, what was told needs no reading. Part of the
 * caller's write.
 */
export async function tellOfPapersThere(
  context: Context,
  tx: Tx,
  about: { shop: ShopRow; product: Pick<ProductRow, 'listingId'>; onlyThere: LostPapers['onlyThere'] },
): Promise<void> {
  const { shop, product, onlyThere } = about;
  const { listing, producerNotice } = context.store.tables;
  const subject = `${shop.id} ${product.listingId}`;
  if (onlyThere.length === 0) return settleNotices(context, tx, { subject, kinds: [kind] });
  const told = await tx
    .select({ params: producerNotice.params })
    .from(producerNotice)
    .where(and(eq(producerNotice.subject, subject), eq(producerNotice.kind, kind)));
  const [row] = await tx
    .select({ title: listing.titleVi })
    .from(listing)
    .where(eq(listing.id, product.listingId));
  for (const { kind: paper, endedOn: day } of onlyThere) {
    if (told.some(({ params }) => params.paper === paper && params.day === day)) continue;
    await tellProducer(context, tx, {
      producerId: shop.producerId,
      kind,
      params: { product: row?.title ?? '', shop: shop.name, channel: shop.channelCode, paper, day },
      path: `/seller/papers/give?${new URLSearchParams({ kind: paper })}`,
      subject,
    });
  }
}
