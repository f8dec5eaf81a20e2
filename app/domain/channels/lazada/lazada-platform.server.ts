import { z } from 'zod';
import { callLazada } from '#app/domain/channels/lazada/call-lazada.server.ts';
import { readLazadaAttributes } from '#app/domain/channels/lazada/lazada-attributes.server.ts';
import {
  exchangeLazadaCode,
  lazadaAuthoriseUrl,
  renewLazadaGrant,
} from '#app/domain/channels/lazada/lazada-grant.server.ts';
import { knownSku, newSkus, productContent } from '#app/domain/channels/lazada/lazada-payload.ts';
import {
  findLazadaProduct,
  pollLazadaProducts,
  readProduct,
  skuIds,
  skusOf,
} from '#app/domain/channels/lazada/lazada-products.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  OutgoingProduct,
  Platform,
  PlatformCategory,
  PlatformProduct,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';

/** Lazada Open Platform, Vietnam. */
export const lazadaPlatform: Platform = {
  hosts: {
    api: 'https://api.lazada.vn/rest',
    auth: 'https://auth.lazada.com/rest',
    authorise: 'https://auth.lazada.com',
  },
  settings: { key: 'LAZADA_APP_KEY', secret: 'LAZADA_APP_SECRET', extra: {} },
  // Documented per path only (30 a second for brands, 10 for the quota); no day's quota is told.
  pace: { callsPerSecond: 10, burst: 10, quotaOpensAtUtcHour: 16 },
  holdsImages: true,
  createsDrafts: true,
  authoriseUrl: lazadaAuthoriseUrl,
  exchange: exchangeLazadaCode,
  renew: renewLazadaGrant,
  // Not documented; taken as the worse for the shop's holder.
  newGrantEndsOld: true,
  categories: readCategories,
  attributes: readLazadaAttributes,
  find: findLazadaProduct,
  uploadImage,
  create,
  update,
  updateOffers,
  setOnSale,
  poll: pollLazadaProducts,
};

type Branch = { category_id: number; name: string; leaf: boolean; children?: Branch[] | null | undefined };
const branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({
    category_id: z.number(),
    name: z.string(),
    leaf: z.boolean(),
    children: z.array(branch).nullish(),
  }),
);

async function readCategories(session: PlatformSession): Promise<PlatformCategory[]> {
  const { data } = await callLazada(session, {
    method: 'GET',
    path: '/category/tree/get',
    params: { language_code: 'vi_VN' },
    answer: z.object({ data: z.array(branch) }),
  });
  const flat = (branches: readonly Branch[], parentId: string | null): PlatformCategory[] =>
    branches.flatMap(({ category_id, name, leaf, children }) => [
      { id: String(category_id), parentId, name, isLeaf: leaf },
      ...flat(children ?? [], String(category_id)),
    ]);
  return flat(data, null);
}

async function uploadImage(session: PlatformSession, image: { bytes: Uint8Array; name: string }) {
  const { data } = await callLazada(session, {
    method: 'POST',
    path: '/image/upload',
    file: { field: 'image', ...image },
    answer: z.object({ data: z.object({ image: z.object({ url: z.string().min(1) }) }) }),
  });
  return data.image.url;
}

/** Pages of 200 that are looked through. */
const brandPages = 3;

/** Lazada's id of the brand, null for "No Brand". */
async function brandId(session: PlatformSession, brand: string | null): Promise<string | null> {
  const fold = (name: string) => name.normalize('NFC').toLowerCase().trim();
  for (let page = 0; brand && page < brandPages; page += 1) {
    const { data } = await callLazada(session, {
      method: 'GET',
      path: '/category/brands/query',
      params: { startRow: String(page * 200), pageSize: '200', languageCode: 'vi_VN' },
      answer: z.object({
        data: z.object({
          module: z.array(z.object({ brand_id: z.coerce.string(), name: z.string() })).nullish(),
        }),
      }),
    });
    const brands = data.module ?? [];
    const hit = brands.find(({ name }) => fold(name) === fold(brand));
    if (hit) return hit.brand_id;
    if (brands.length < 200) break;
  }
  return null;
}

/** Inactive, so that the seller can look at it first; quality control begins at once. */
async function create(session: PlatformSession, product: OutgoingProduct): Promise<PlatformProduct> {
  const { listing } = product;
  const skus = newSkus(listing, 'inactive');
  const content = productContent(product, await brandId(session, listing.brand));
  const { data } = await callLazada(session, {
    method: 'POST',
    path: '/product/create',
    params: { payload: request({ ...content, Skus: { Sku: skus } }) },
    answer: z.object({
      data: z.object({
        item_id: z.coerce.string(),
        sku_list: z.array(z.object({ seller_sku: z.string(), sku_id: z.coerce.string() })),
      }),
    }),
  });
  const made = data.sku_list.map(({ seller_sku: sku, sku_id: id }) => ({ sku, id }));
  return {
    externalId: data.item_id,
    state: 'draft',
    variants: skuIds(listing, made),
    url: null,
    refusals: [],
  };
}

/** Content, measures of the SKUs that are there, and SKUs that are not there yet. */
async function update(session: PlatformSession, known: PlatformProduct, product: OutgoingProduct) {
  const { listing } = product;
  const content = productContent(product, await brandId(session, listing.brand));
  const told = await readProduct(session, known.externalId);
  const ids = told ? skuIds(listing, skusOf(told)) : known.variants;
  const isOnSale = known.state === 'live';
  const fresh = newSkus(listing, isOnSale ? 'active' : 'inactive');
  const skus = listing.variants.map((variant, index) => {
    const id = ids[variant.publicCode];
    return id === undefined ? fresh[index] : knownSku(variant, id);
  });
  await post(session, '/product/update', { ItemId: known.externalId, ...content, Skus: { Sku: skus } });
  const isWhole = listing.variants.every(({ publicCode }) => ids[publicCode] !== undefined);
  const after = isWhole ? null : await readProduct(session, known.externalId);
  return { ...known.variants, ...ids, ...(after ? skuIds(listing, skusOf(after)) : {}) };
}

/** Twenty at a time is what Lazada advises. */
const offersAtOnce = 20;

async function updateOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  const offers = listing.variants.flatMap(({ publicCode, sku, priceVnd, stock }) => {
    const id = known.variants[publicCode];
    if (id === undefined) return [];
    return [
      {
        ItemId: known.externalId,
        SkuId: id,
        SellerSku: sku,
        Price: String(priceVnd),
        Quantity: String(stock),
      },
    ];
  });
  for (let from = 0; from < offers.length; from += offersAtOnce) {
    const part = offers.slice(from, from + offersAtOnce);
    await post(session, '/product/price_quantity/update', { Skus: { Sku: part } });
  }
}

/** Off by its own path; on by every SKU's status, for sellers of the country have no other way. */
async function setOnSale(session: PlatformSession, known: PlatformProduct, onSale: boolean) {
  if (!onSale) {
    await callLazada(session, {
      method: 'POST',
      path: '/product/deactivate',
      params: { apiRequestBody: request({ ItemId: known.externalId }) },
      answer: z.unknown(),
    });
    return;
  }
  const skus = Object.values(known.variants).map((id) => ({ SkuId: id, Status: 'active' }));
  await post(session, '/product/update', { ItemId: known.externalId, Attributes: {}, Skus: { Sku: skus } });
}

const request = (product: unknown) => JSON.stringify({ Request: { Product: product } });

async function post(session: PlatformSession, path: string, product: unknown): Promise<void> {
  await callLazada(session, {
    method: 'POST',
    path,
    params: { payload: request(product) },
    answer: z.unknown(),
  });
}
