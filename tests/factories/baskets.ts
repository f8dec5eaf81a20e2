import { eq } from 'drizzle-orm';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { bankAccountOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

export type Stall = { producerId: string; listingId: string; variantId: string; code: string };

/** A producer who can be paid and has one product in one size. */
export async function stallOf(
  context: Context,
  {
    name = 'HTX Chè',
    stock = 9,
    isPaid = true,
    ...listing
  }: {
    name?: string;
    stock?: number;
    isPaid?: boolean;
    slug?: string;
    titleVi?: string;
    titleEn?: string;
    isAlcohol?: boolean;
    setCode?: string;
  } = {},
): Promise<Stall> {
  const { producerId } = await sellerOf(context, name);
  if (isPaid) await bankAccountOf(context, producerId);
  const listingId = await publishedListing(context, {
    producerId,
    listing,
    variants: [{ stock }],
    photos: [],
  });
  const { variant } = context.store.tables;
  const [size] = await context.store.read((db) =>
    db.select().from(variant).where(eq(variant.listingId, listingId)),
  );
  return { producerId, listingId, variantId: size?.id ?? '', code: size?.code ?? '' };
}

/** A guest's basket with these. @returns its token. */
export async function basketOf(
  context: Context,
  pieces: ReadonlyArray<{ code: string; quantity?: number }>,
): Promise<string> {
  let token: string | null = null;
  for (const { code, quantity = 1 } of pieces) {
    token = (await addToCart(context, { personId: null, token }, { code, quantity })).token ?? token;
  }
  return token ?? '';
}

/** Where a producer's goods are picked up. @returns its id. */
export async function pickupPointOf(context: Context, producerId: string): Promise<string> {
  const { pickupPoint } = context.store.tables;
  const id = newId();
  await context.store.write((tx) =>
    tx.insert(pickupPoint).values({
      id,
      producerId,
      name: 'Quầy chợ Bắc Hà',
      addressText: 'Chợ Bắc Hà, xã Bắc Hà',
      hoursText: 'Chủ nhật, 7 đến 12 giờ',
      createdAt: context.clock.now(),
    }),
  );
  return id;
}

/** Every day from 15:00 to 18:00 to hotels of Phường Sa Pa, four hours ahead, for 20,000 ₫. @returns its id. */
export async function hotelSlotOf(context: Context, producerId: string): Promise<string> {
  const { hotelSlot } = context.store.tables;
  const id = newId();
  await context.store.write((tx) =>
    tx.insert(hotelSlot).values({
      id,
      producerId,
      communeCode: '03006',
      weekdays: 0b1111111,
      fromMinute: 15 * 60,
      toMinute: 18 * 60,
      noticeMinutes: 240,
      amount: 20_000,
      createdAt: context.clock.now(),
    }),
  );
  return id;
}
