import { randomBytes } from 'node:crypto';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { beginAuthorisation } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { followProducts } from '#app/domain/channels/push/follow-products.server.ts';
import { pollShop } from '#app/domain/channels/push/poll-shop.server.ts';
import { syncProduct } from '#app/domain/channels/push/sync-product.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import type { TestMarket } from '#tests/support/test-market.ts';

export const pushJobs = [syncProduct, pollShop, followProducts];

/** A simulated Shopee at an address where nobody listens: for platforms without a network. */
export const nowhere = simulatedPlatforms(() => ({
  shopee: {
    hosts: {
      api: 'http://127.0.0.1:1/shopee',
      auth: 'http://127.0.0.1:1/shopee',
      authorise: 'http://127.0.0.1:1/shopee',
    },
    key: '1',
    secret: 's',
    extra: {},
  },
}));

/** The state that a begun authorisation put into the address of the way back. */
export function stateIn(url: string): string {
  const redirect = new URL(url).searchParams.get('redirect') ?? '';
  return new URL(redirect).searchParams.get('state') ?? '';
}

/** Connects the producer's shop, as a person who is known. @returns its id. */
export async function connectShop(context: Context, actor: SellerActor, shopId = '1'): Promise<string> {
  await knownPerson(context, actor.personId);
  const { url } = await beginAuthorisation(context, actor, 'shopee');
  const callback = new URLSearchParams({ state: stateIn(url), code: 'good', shop_id: shopId });
  const { shopIds } = await finishAuthorisation(context, actor, 'shopee', callback);
  return shopIds[0] ?? '';
}

/**
 * Connects the producer's shop at a simulated platform that listens, as a seller does: goes to its page, says yes, comes
 * back. @param shop its id there; "new" opens one. @returns our id
 */
export async function authorise(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  shop = 'new',
): Promise<string> {
  await knownPerson(context, actor.personId);
  const { url } = await beginAuthorisation(context, actor, channelCode);
  const body = new URLSearchParams({ shop, name: 'Chè Bản Liền' });
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body });
  const back = new URL(answer.headers.get('location') ?? 'http://no.location/');
  const { shopIds } = await finishAuthorisation(context, actor, channelCode, back.searchParams);
  return shopIds[0] ?? '';
}

/** The row of a person who was made up. */
export async function knownPerson({ store, clock }: Context, id: string): Promise<void> {
  const row = { id, personalData: '', language: 'vi' as const, isDemo: false, createdAt: clock.now() };
  await store.write((tx) => tx.insert(store.tables.person).values(row).onConflictDoNothing());
}

/** A listing on sale here with one size, and its square picture in the storage; any bytes will do where nobody looks. */
export async function pushable(
  context: Context,
  producerId: string,
  number = 1,
  picture?: Buffer,
): Promise<string> {
  const { listingPhoto, photo } = context.store.tables;
  const id = await publishedListing(context, {
    producerId,
    listing: { titleVi: `Chè Shan tuyết cổ thụ Suối Giàng số ${number}`, brand: 'Suối Giàng' },
    photos: [],
    variants: [{ sku: `CHE-${number}-${producerId.slice(-4)}`, weightGrams: 150 }],
  });
  const hash = randomBytes(32).toString('hex');
  const now = context.clock.now();
  await context.storage.putDerived(
    'renditions',
    renditionName(hash, 'square', 'jpg'),
    picture ?? Buffer.from(hash),
  );
  await context.store.write(async (tx) => {
    const { image } = context.store.tables;
    const row = {
      hash,
      width: 1600,
      height: 1200,
      byteSize: 1,
      placeholder: '',
      findings: [],
      createdAt: now,
    };
    await tx.insert(image).values(row);
    const photoId = `${id}-p`;
    await tx.insert(photo).values({
      id: photoId,
      producerId,
      imageHash: hash,
      uploadHash: hash,
      altVi: '',
      altEn: '',
      isDemo: false,
      createdAt: now,
    });
    await tx.insert(listingPhoto).values({ listingId: id, photoId, position: 0, altVi: '', altEn: '' });
  });
  return id;
}

/** Runs what is due, lets the clock pass in steps, until the time is over. */
export async function letPass(market: TestMarket, ms: number, stepMs = 5_000): Promise<void> {
  for (let passed = 0; passed <= ms; passed += stepMs) {
    await market.runJobs(pushJobs);
    market.clock.advance(stepMs);
  }
  await market.runJobs(pushJobs);
}
