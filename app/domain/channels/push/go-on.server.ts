import { and, eq, ne } from 'drizzle-orm';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** A shop is back: what waited for it goes on, and what may have changed while it was away. Part of the caller's write. */
export async function goOn(context: Context, tx: Tx, shopId: string): Promise<void> {
  const { channelProduct } = context.store.tables;
  const products = await tx
    .select({ id: channelProduct.id })
    .from(channelProduct)
    .where(and(eq(channelProduct.shopId, shopId), ne(channelProduct.state, 'cancelled')));
  for (const { id } of products) {
    await context.jobs.enqueue(tx, syncProduct, { productId: id }, { uniqueKey: id, again: true });
  }
}
