import { and, eq, ne } from 'drizzle-orm';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/**
 * A shop is back: what waited for it goes on, and what may have changed while it was away; nobody is asked any more to
 * connect it. Part of the caller's write.
 */
export async function goOn(context: Context, tx: Tx, shopId: string): Promise<void> {
  const { channelProduct } = context.store.tables;
  await settleNotices(context, tx, {
    subject: shopId,
    kinds: ['shop-ends', 'shop-reauthorise', 'shop-stopped'],
  });
  const products = await tx
    .select({ id: channelProduct.id })
    .from(channelProduct)
    .where(and(eq(channelProduct.shopId, shopId), ne(channelProduct.state, 'cancelled')));
  for (const { id } of products) {
    await context.jobs.enqueue(tx, syncProduct, { productId: id }, { uniqueKey: id, again: true });
  }
}
