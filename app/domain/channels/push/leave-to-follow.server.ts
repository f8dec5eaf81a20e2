import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import type { Context } from '#app/server/context.ts';

const PER_WRITE = 200;

/** `isSaleOnly`: its shop does not follow its listings, so only whether it may be sold is looked at. */
export type ProductToFollow = { id: string; isSaleOnly: boolean };

/** Leaves a job for each of the products, to bring it up to its listing. */
export async function leaveToFollow(context: Context, products: readonly ProductToFollow[]): Promise<void> {
  for (let from = 0; from < products.length; from += PER_WRITE) {
    await context.store.write(async (tx) => {
      for (const { id, isSaleOnly } of products.slice(from, from + PER_WRITE)) {
        const uniqueKey = isSaleOnly ? `${id} sale` : id;
        const payload = { productId: id, ...(isSaleOnly ? { isSaleOnly } : {}) };
        await context.jobs.enqueue(tx, syncProduct, payload, { uniqueKey, again: true });
      }
    });
  }
}
