import { z } from 'zod';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type OutgoingProduct,
  type Platform,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callTiki } from '#app/domain/channels/tiki/call-tiki.server.ts';
import { listPriceOf } from '#app/domain/channels/tiki/list-price.ts';
import {
  exchangeTikiCode,
  renewTikiGrant,
  tikiAuthoriseUrl,
} from '#app/domain/channels/tiki/tiki-grant.server.ts';
import {
  askedId,
  findBySku,
  findTikiProduct,
  pollTikiProducts,
  productIds,
  readPlace,
  tikiHosts,
} from '#app/domain/channels/tiki/tiki-products.server.ts';
import { productInfo, productRequest } from '#app/domain/channels/tiki/tiki-request-body.ts';
import {
  readRequests,
  readTrack,
  sendRequest,
  stateOfRequest,
  takeBack,
} from '#app/domain/channels/tiki/tiki-requests.server.ts';
import {
  readTikiAttributes,
  readTikiCategories,
  tikiWarehouse,
} from '#app/domain/channels/tiki/tiki-shop-choices.server.ts';

/**
 * Tiki Open API v2 and v2.1. Nothing is created there: a product is asked for, people look at the request, and every size
 * of one that is let through becomes a product of its own. Until then a listing is known by its SKUs.
 */
export const tikiPlatform: Platform = {
  hosts: tikiHosts,
  settings: { key: 'TIKI_CLIENT_ID', secret: 'TIKI_CLIENT_SECRET', extra: {} },
  // Documented: 200 a second for each seller, and no day's quota.
  pace: { callsPerSecond: 20, burst: 20, quotaOpensAtUtcHour: null },
  holdsImages: false,
  createsDrafts: true,
  authoriseUrl: tikiAuthoriseUrl,
  exchange: exchangeTikiCode,
  renew: renewTikiGrant,
  // Not documented; taken as the worse for the shop's holder.
  newGrantEndsOld: true,
  takesPapers: true,
  categories: readTikiCategories,
  attributes: readTikiAttributes,
  find: findTikiProduct,
  uploadImage: () => Promise.reject(new PlatformTrouble('stop', 'Tiki takes addresses of pictures only')),
  create,
  update,
  updateOffers,
  setOnSale,
  poll: pollTikiProducts,
};

/** Asks for it, to be hidden when it is let through. The SKU of its first size is what it is known by from now on. */
async function create(session: PlatformSession, product: OutgoingProduct): Promise<PlatformProduct> {
  const { variants } = product.listing;
  const trackId = await sendRequest(session, productRequest(product, variants, await tikiWarehouse(session)));
  return {
    externalId: variants[0]?.sku ?? '',
    state: 'in_review',
    variants: Object.fromEntries(variants.map(({ publicCode, sku }) => [publicCode, askedId(trackId, sku)])),
    url: null,
    refusals: [],
  };
}

/**
 * A change of what is a product is asked for as well. A request cannot be changed: one that is open is taken back, and
 * what is no product is asked for anew, together with sizes that are not there at all.
 */
async function update(session: PlatformSession, known: PlatformProduct, product: OutgoingProduct) {
  const { listing, images } = product;
  const info = productInfo(product);
  const notYet: ChannelVariant[] = [];
  const places: Record<string, string> = { ...known.variants };
  for (const variant of listing.variants) {
    const place = readPlace(known.variants[variant.publicCode] ?? askedId(null, variant.sku));
    const productId =
      'productId' in place ? place.productId : (await findBySku(session, variant.sku))?.product_id;
    if (productId === undefined) notYet.push(variant);
    else {
      places[variant.publicCode] = productId;
      await callTiki(session, {
        method: 'POST',
        path: '/v2/requests/updateProductInfo',
        json: {
          product_id: Number(productId),
          attributes: {
            ...info.attributes,
            name: listing.titleVi.normalize('NFC'),
            description: info.description,
          },
          image: images[0],
          images,
        },
        answer: z.unknown(),
      });
    }
  }
  if (notYet.length === 0) return places;
  await takeOpenRequestsBack(session, known, notYet);
  const trackId = await sendRequest(session, productRequest(product, notYet, await tikiWarehouse(session)));
  for (const { publicCode, sku } of notYet) places[publicCode] = askedId(trackId, sku);
  return places;
}

/** By their tracks, and those of which we were never told by their SKUs. */
async function takeOpenRequestsBack(
  session: PlatformSession,
  known: PlatformProduct,
  variants: readonly ChannelVariant[],
): Promise<void> {
  const skus = variants.map(({ sku }) => sku);
  const done = new Set<string>();
  const tracks = Object.values(known.variants).flatMap((id) => {
    const place = readPlace(id);
    return 'trackId' in place && place.trackId !== '' ? [place.trackId] : [];
  });
  for (const trackId of new Set(tracks)) {
    const track = await readTrack(session, trackId);
    if (!track || stateOfRequest(track.state) !== 'in_review') continue;
    await takeBack(session, track.request_id ?? null);
    if (track.request_id) done.add(track.request_id);
  }
  for (const { requestId, state, skus: held } of await readRequests(session)) {
    const isOurs = held.some((sku) => skus.includes(sku)) && !done.has(requestId);
    if (!isOurs || stateOfRequest(state) !== 'in_review') continue;
    await takeBack(session, state === 'queuing' ? null : requestId);
  }
}

/** Of sizes that are products; what is still a request is told its prices and stock when it has become one. */
async function updateOffers(
  session: PlatformSession,
  known: PlatformProduct,
  listing: ChannelListing,
): Promise<void> {
  if (productIds(known).length === 0) return;
  const warehouseId = await tikiWarehouse(session);
  for (const [index, variant] of listing.variants.entries()) {
    const { publicCode, priceVnd, stock } = variant;
    const place = readPlace(known.variants[publicCode] ?? askedId(null, ''));
    if (!('productId' in place)) continue;
    const productId = Number(place.productId);
    try {
      await updateSku(session, {
        product_id: productId,
        price: priceVnd,
        seller_warehouse: String(warehouseId),
        warehouse_quantities: [{ warehouse_id: warehouseId, qty_available: stock }],
      });
    } catch (error) {
      throw await offerTrouble(session, error, { index, productId, listPrice: listPriceOf(variant) });
    }
  }
}

/**
 * A price above the list price, or under a tenth of it, is refused. The list price follows by a request of its own; until
 * people have let that through, the refusal stands beside the price.
 */
async function offerTrouble(
  session: PlatformSession,
  error: unknown,
  { index, productId, listPrice }: { index: number; productId: number; listPrice: number },
): Promise<unknown> {
  if (!(error instanceof PlatformTrouble) || error.kind !== 'refused') return error;
  const refusals = error.refusals.map((one) => ({
    ...one,
    field: one.field?.replace('.0.', `.${index}.`) ?? null,
  }));
  if (refusals.some(({ field }) => field?.endsWith('.priceVnd'))) {
    await callTiki(session, {
      method: 'POST',
      path: '/v2/requests/updateProductInfo',
      json: { product_id: productId, market_price: listPrice },
      answer: z.unknown(),
    });
  }
  return new PlatformTrouble('refused', error.message, { refusals });
}

async function setOnSale(session: PlatformSession, known: PlatformProduct, onSale: boolean): Promise<void> {
  for (const productId of productIds(known)) {
    await updateSku(session, { product_id: Number(productId), active: onSale ? 1 : 0 });
  }
}

async function updateSku(session: PlatformSession, change: Readonly<Record<string, unknown>>): Promise<void> {
  await callTiki(session, {
    method: 'PUT',
    path: '/v2.1/products/updateSku',
    json: change,
    answer: z.unknown(),
  });
}
