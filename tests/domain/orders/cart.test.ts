import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import { mergeCarts } from '#app/domain/orders/cart/merge-carts.server.ts';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import { rememberPrices } from '#app/domain/orders/cart/remember-prices.server.ts';
import { setCartQuantity } from '#app/domain/orders/cart/set-cart-quantity.server.ts';
import { sweepCarts } from '#app/domain/orders/cart/sweep-carts.server.ts';
import { readBasket } from '#app/domain/payments/checkout/read-basket.server.ts';
import type { Context } from '#app/server/context.ts';
import { bankAccountOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const nobody = { personId: null, token: null };
const DAY_MS = 86_400_000;

async function shopWith(context: Context, stocks: readonly number[], { isPaid = true } = {}) {
  const { producerId } = await sellerOf(context);
  if (isPaid) await bankAccountOf(context, producerId);
  const { variant } = context.store.tables;
  const listingId = await publishedListing(context, {
    producerId,
    variants: stocks.map((stock) => ({ stock })),
  });
  const sizes = await context.store.read((db) =>
    db.select().from(variant).where(eq(variant.listingId, listingId)).orderBy(variant.position),
  );
  return { producerId, listingId, sizes, codes: sizes.map(({ code }) => code) };
}

async function guest(context: Context, code: string, quantity = 1) {
  const { token } = await addToCart(context, nobody, { code, quantity });
  return { personId: null, token };
}

const quantitiesOf = async (context: Context, owner: { personId: string | null; token: string | null }) =>
  (await readCart(context, owner))?.lines.map(({ quantity }) => quantity) ?? null;

eachEngine('a basket', (open) => {
  test('holds what a guest adds, by a token that is not stored; added again it is one line', async () => {
    const { context } = await open();
    const { codes } = await shopWith(context, [9, 9]);
    const owner = await guest(context, codes[0] ?? '', 2);
    await addToCart(context, owner, { code: codes[1] ?? '', quantity: 1 });
    const again = await addToCart(context, owner, { code: codes[0] ?? '', quantity: 3 });
    expect(again).toEqual({ token: null, count: 6 });
    expect(await quantitiesOf(context, owner)).toEqual([5, 1]);
    const rows = await context.store.read((db) => db.select().from(context.store.tables.cart));
    expect(JSON.stringify(rows)).not.toContain(owner.token);
    expect(await quantitiesOf(context, { personId: null, token: 'another' })).toBeNull();
  });

  test('refuses what is sold out or not on sale, more than 99 pieces of a size, and a 51st size', async () => {
    const { context } = await open();
    const { codes, listingId } = await shopWith(context, [200, 0, ...Array<number>(50).fill(5)]);
    const owner = await guest(context, codes[0] ?? '', 98);
    const add = (code: string | undefined, quantity = 1) =>
      addToCart(context, owner, { code: code ?? '', quantity });
    await expect(add(codes[0], 2)).rejects.toMatchObject({ code: 'tooBig', params: { max: 1 } });
    await expect(add(codes[1])).rejects.toMatchObject({ code: 'soldOutNow' });
    await expect(add('NO-SUCH')).rejects.toMatchObject({ code: 'notOnSale' });
    for (const none of [0, -1, 1.5, Number.NaN])
      await expect(add(codes[2], none)).rejects.toMatchObject({ code: 'wholePieces', params: { max: 99 } });
    for (const code of codes.slice(2, 51)) await add(code);
    await expect(add(codes[51])).rejects.toMatchObject({ code: 'cartFull', params: { max: 50 } });
    const { listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, listingId)),
    );
    await expect(add(codes[0])).rejects.toMatchObject({ code: 'notOnSale' });
  });

  test('ten additions at the same time are all in it', async () => {
    const { context } = await open();
    const { codes } = await shopWith(context, [50, 50]);
    const owner = await guest(context, codes[0] ?? '');
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        addToCart(context, owner, { code: codes[at % 2] ?? '', quantity: 1 }),
      ),
    );
    expect(await quantitiesOf(context, owner)).toEqual([6, 5]);
  });

  test('changes a quantity, takes a size out and says how many there were', async () => {
    const { context } = await open();
    const { codes } = await shopWith(context, [9]);
    const code = codes[0] ?? '';
    const owner = await guest(context, code, 2);
    expect(await setCartQuantity(context, owner, { code, quantity: 7 })).toEqual({ count: 7, before: 2 });
    await expect(setCartQuantity(context, owner, { code, quantity: 100 })).rejects.toMatchObject({
      code: 'tooBig',
      field: `quantity-${code}`,
    });
    expect(await setCartQuantity(context, owner, { code, quantity: 0 })).toEqual({ count: 0, before: 7 });
    expect(await setCartQuantity(context, owner, { code, quantity: 0 })).toEqual({ count: 0, before: 0 });
    expect(await quantitiesOf(context, owner)).toBeNull();
  });

  test('of a guest becomes the person’s at sign-in: pieces are summed, no more than there are', async () => {
    const { context } = await open();
    const { codes } = await shopWith(context, [5, 5, 2]);
    const [few = '', many = '', short = ''] = codes;
    const { personId } = await signedIn(context, { role: 'team_member' });
    const person = { personId, token: null };
    for (const [code, quantity] of [
      [few, 1],
      [many, 4],
    ] as const)
      await addToCart(context, person, { code, quantity });
    const owner = await guest(context, few, 2);
    await addToCart(context, owner, { code: many, quantity: 3 });
    await addToCart(context, owner, { code: short, quantity: 4 });
    expect(await mergeCarts(context, { personId, token: owner.token })).toBe(3 + 5 + 4);
    expect((await quantitiesOf(context, person))?.sort()).toEqual([3, 4, 5]);
    expect(await quantitiesOf(context, owner)).toBeNull();
    // Sent again it finds no guest's basket.
    expect(await mergeCarts(context, { personId, token: owner.token })).toBe(12);
  });

  test('says once that a price has changed, and groups by producer', async () => {
    const { context } = await open();
    const tea = await shopWith(context, [9]);
    const honey = await shopWith(context, [9]);
    const owner = await guest(context, tea.codes[0] ?? '', 2);
    await addToCart(context, owner, { code: honey.codes[0] ?? '', quantity: 1 });
    const { variant } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(variant).set({ price: 150_000 }).where(eq(variant.listingId, tea.listingId)),
    );
    const cart = await readCart(context, owner);
    const basket = await readBasket(context, cart?.lines ?? []);
    expect(basket.groups.map(({ producerId, goodsAmount }) => [producerId, goodsAmount])).toEqual([
      [tea.producerId, 300_000],
      [honey.producerId, 120_000],
    ]);
    const changed = basket.groups.flatMap(({ lines }) => lines).filter((one) => one.price !== one.seenPrice);
    expect(changed).toMatchObject([{ seenPrice: 120_000, price: 150_000 }]);
    await rememberPrices(context, { cartId: cart?.id ?? '', seen: changed });
    const later = await readBasket(context, (await readCart(context, owner))?.lines ?? []);
    expect(later.groups[0]?.lines).toMatchObject([{ seenPrice: 150_000, price: 150_000 }]);
  });

  test('puts aside what cannot be bought, and the rest stays', async () => {
    const { context } = await open();
    const { listing, producer, variant } = context.store.tables;
    const good = await shopWith(context, [9]);
    const closed = await shopWith(context, [9]);
    const gone = await shopWith(context, [9]);
    const empty = await shopWith(context, [9]);
    const unpaid = await shopWith(context, [9], { isPaid: false });
    const owner = await guest(context, good.codes[0] ?? '');
    for (const { codes } of [closed, gone, empty, unpaid])
      await addToCart(context, owner, { code: codes[0] ?? '', quantity: 1 });
    await context.store.write(async (tx) => {
      await tx.update(producer).set({ suspendedAt: 1 }).where(eq(producer.id, closed.producerId));
      await tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, gone.listingId));
      await tx.update(variant).set({ stock: 0 }).where(eq(variant.listingId, empty.listingId));
    });
    const basket = await readBasket(context, (await readCart(context, owner))?.lines ?? []);
    expect(basket.groups.map(({ producerId }) => producerId)).toEqual([good.producerId]);
    expect(basket.aside.map(({ producerId, why }) => [producerId, why]).sort()).toEqual(
      [
        [closed.producerId, 'suspended'],
        [gone.producerId, 'unpublished'],
        [empty.producerId, 'sold-out'],
        [unpaid.producerId, 'no-way-to-pay'],
      ].sort(),
    );
    expect([basket.count, basket.goodsAmount]).toEqual([1, 120_000]);
  });

  test('is forgotten after 180 days without a change', async () => {
    const { context, clock, runJobs } = await open();
    const { codes } = await shopWith(context, [9]);
    const old = await guest(context, codes[0] ?? '');
    clock.set(clock.now() + 100 * DAY_MS);
    const younger = await guest(context, codes[0] ?? '');
    clock.set(clock.now() + 81 * DAY_MS);
    await context.store.write((tx) => context.jobs.enqueue(tx, sweepCarts, {}));
    await runJobs([sweepCarts]);
    expect([await quantitiesOf(context, old), await quantitiesOf(context, younger)]).toEqual([null, [1]]);
  });
});
