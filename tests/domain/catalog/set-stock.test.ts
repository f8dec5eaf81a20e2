import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import type { Context } from '#app/server/context.ts';
import { ownListing, publishedListing, saveStep } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function onlyVariant(context: Context, listingId: string) {
  const { variant } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db.select().from(variant).where(eq(variant.listingId, listingId)),
  );
  if (!row) throw new Error('no variant');
  return row;
}

eachEngine('stock set by hand', (open) => {
  test('is at once and without review; pages hear of it only when it sells out or returns', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { id } = await onlyVariant(context, listingId);
    const told: string[] = [];
    context.store.onChange((tags) => told.push(...tags));
    await setStock(context, seller, { variantId: id, stock: 7, seen: 20 });
    expect(told).toEqual([]);
    await setStock(context, seller, { variantId: id, stock: 0, seen: 7 });
    expect(told).toContain(`listing:${listingId}`);
    expect((await onlyVariant(context, listingId)).stock).toBe(0);
    expect((await ownListing(context, seller, listingId)).listing.version).toBe(2);
  });

  test('many hands on one number: one of them wins, the others learn the stock of now', async () => {
    const { context, openAgain } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { id } = await onlyVariant(context, listingId);
    const processes = [context, openAgain()];
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        setStock(processes[at % 2] ?? context, seller, { variantId: id, stock: 100 + at, seen: 20 }),
      ),
    );
    const won = results.filter((result) => result.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const { stock } = await onlyVariant(context, listingId);
    expect(won[0]).toMatchObject({ value: stock });
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'stockChanged', params: { stock } });
      }
    }
  });

  test('a sale between looking and typing is not overwritten, in the list nor in the form', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { id } = await onlyVariant(context, listingId);
    const { variant } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(variant)
        .set({ stock: sql`${variant.stock} - 3` })
        .where(eq(variant.id, id)),
    );
    await expect(setStock(context, seller, { variantId: id, stock: 50, seen: 20 })).rejects.toMatchObject({
      code: 'stockChanged',
      params: { stock: 17 },
    });
    const { content } = await ownListing(context, seller, listingId);
    await expect(
      saveStep(context, seller, listingId, 'sizes', {
        variants: content.variants.map((one) => ({ ...one, stock: 50, seenStock: 20 })),
      }),
    ).rejects.toMatchObject({ code: 'stockChanged', field: 'variants.0.stock' });
    expect((await onlyVariant(context, listingId)).stock).toBe(17);
    await saveStep(context, seller, listingId, 'sizes', {
      variants: content.variants.map((one) => ({ ...one, stock: 20, seenStock: 20 })),
    });
    expect((await onlyVariant(context, listingId)).stock).toBe(17);
  });

  test('refuses what is no stock, and another producer', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { id } = await onlyVariant(context, listingId);
    const set = (stock: number) => setStock(context, seller, { variantId: id, stock, seen: 20 });
    await expect(set(-1)).rejects.toMatchObject({ code: 'tooSmall' });
    await expect(set(1.5)).rejects.toMatchObject({ code: 'notAWholeNumber' });
    await expect(set(2_000_000)).rejects.toMatchObject({ code: 'tooBig' });
    const other = await sellerOf(context, 'HTX Khác');
    await expect(setStock(context, other, { variantId: id, stock: 1, seen: 20 })).rejects.toMatchObject({
      isNotFound: true,
    });
    expect((await onlyVariant(context, listingId)).stock).toBe(20);
  });
});
