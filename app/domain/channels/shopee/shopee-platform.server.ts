import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { multipartBody } from '#app/domain/channels/platform/multipart-body.ts';
import {
  type OutgoingProduct,
  type Platform,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callPublic, callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { attributeList, readShopeeAttributes } from '#app/domain/channels/shopee/shopee-attributes.server.ts';
import {
  exchangeShopeeCode,
  renewShopeeGrant,
  shopeeAuthoriseUrl,
} from '#app/domain/channels/shopee/shopee-grant.server.ts';
import { itemContent, shopeeCategoryId } from '#app/domain/channels/shopee/shopee-item-body.ts';
import { breaksOf, itemGtin, readShopeeLimits } from '#app/domain/channels/shopee/shopee-limits.server.ts';
import {
  findShopeeProduct,
  pollShopeeProducts,
  shopeeHosts,
  shopeePage,
} from '#app/domain/channels/shopee/shopee-products.server.ts';
import { brandOf, shippingChannels } from '#app/domain/channels/shopee/shopee-shop-choices.server.ts';
import { completeSizes, sizeIds } from '#app/domain/channels/shopee/shopee-sizes.server.ts';
import { refuseByLimit, shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';

/** Shopee Open Platform v2, Vietnam. Built from its documentation; Shopee publishes no digest to check the signature by. */
export const shopeePlatform: Platform = {
  hosts: shopeeHosts,
  settings: { key: 'SHOPEE_PARTNER_ID', secret: 'SHOPEE_PARTNER_KEY', extra: {} },
  // Shopee tells no numbers; the day's quota opens at midnight, UTC+8.
  pace: { callsPerSecond: 10, burst: 10, quotaOpensAtUtcHour: 16 },
  holdsImages: true,
  createsDrafts: true,
  authoriseUrl: shopeeAuthoriseUrl,
  exchange: exchangeShopeeCode,
  renew: renewShopeeGrant,
  newGrantEndsOld: true,
  shopIn: (callback) => callback.get('shop_id'),
  categories: readCategories,
  attributes: readShopeeAttributes,
  find: findShopeeProduct,
  uploadImage,
  create,
  update,
  updateOffers,
  setOnSale,
  poll: pollShopeeProducts,
};

async function readCategories(session: PlatformSession) {
  const { category_list: list } = await callShop(session, {
    method: 'GET',
    path: '/api/v2/product/get_category',
    query: { language: 'vi' },
    answer: z.object({
      category_list: z.array(
        z.object({
          category_id: z.number(),
          parent_category_id: z.number(),
          display_category_name: z.string(),
          has_children: z.boolean(),
        }),
      ),
    }),
  });
  return list.map((one) => ({
    id: String(one.category_id),
    parentId: one.parent_category_id === 0 ? null : String(one.parent_category_id),
    name: one.display_category_name,
    isLeaf: !one.has_children,
  }));
}

async function uploadImage(session: PlatformSession, image: { bytes: Uint8Array; name: string }) {
  const told = await callPublic(session, {
    method: 'POST',
    path: '/api/v2/media_space/upload_image',
    form: multipartBody({ field: 'image', ...image }, { scene: 'normal', ratio: '1:1' }),
    answer: z.object({ image_info: z.object({ image_id: z.string().min(1) }) }),
  });
  return told.image_info.image_id;
}

/** Unlisted, so that the seller can look at it first; its sizes follow in a second call. */
async function create(
  session: PlatformSession,
  { listing, images, attributes }: OutgoingProduct,
): Promise<PlatformProduct> {
  const categoryId = shopeeCategoryId(listing);
  const content = itemContent(listing, categoryId, images);
  const limits = await readShopeeLimits(session, categoryId);
  refuseByLimit(breaksOf(limits, listing, content.image.image_id_list.length));
  const [first] = listing.variants;
  const made = await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/add_item',
    json: {
      ...content,
      original_price: Math.min(...listing.variants.map(({ priceVnd }) => priceVnd)),
      seller_stock: [{ stock: first?.stock ?? 0 }],
      logistic_info: await shippingChannels(session, listing),
      brand: await brandOf(session, categoryId, listing.brand),
      ...attributeList(attributes),
      item_status: 'UNLIST',
      ...itemGtin(limits, listing),
    },
    answer: z.object({ item_id: z.number() }),
  });
  const itemId = String(made.item_id);
  return {
    externalId: itemId,
    state: 'draft',
    variants: sizeIds(
      listing,
      await completeSizes(session, itemId, listing, limits, { options: [], models: [] }),
    ),
    url: shopeePage(session.hosts, session.grant.shopId, itemId),
    refusals: [],
  };
}

/** Content and, where some are missing, sizes: also what makes an item whole whose create was cut short. */
async function update(
  session: PlatformSession,
  known: PlatformProduct,
  { listing, images, attributes }: OutgoingProduct,
) {
  const categoryId = shopeeCategoryId(listing);
  const content = itemContent(listing, categoryId, images);
  const limits = await readShopeeLimits(session, categoryId);
  refuseByLimit(breaksOf(limits, listing, content.image.image_id_list.length));
  await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/update_item',
    json: {
      item_id: Number(known.externalId),
      ...content,
      logistic_info: await shippingChannels(session, listing),
      brand: await brandOf(session, categoryId, listing.brand),
      ...attributeList(attributes),
      ...itemGtin(limits, listing),
    },
    answer: z.unknown(),
  });
  const sizes = await completeSizes(session, known.externalId, listing, limits, null);
  return { ...known.variants, ...sizeIds(listing, sizes) };
}

const failures = z.object({
  failure_list: z.array(z.object({ failed_reason: z.string(), model_id: z.number().optional() })).nullish(),
});

async function updateOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  const offers = await offersOf(session, known, listing);
  const item = { item_id: Number(known.externalId) };
  const price = await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/update_price',
    json: {
      ...item,
      price_list: offers.map(({ id, priceVnd }) => ({ model_id: id, original_price: priceVnd })),
    },
    answer: failures,
  });
  refuseFailed(price, 'priceVnd', offers);
  const stock = await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/update_stock',
    json: {
      ...item,
      stock_list: offers.map(({ id, stock }) => ({ model_id: id, seller_stock: [{ stock }] })),
    },
    answer: failures,
  });
  refuseFailed(stock, 'stock', offers);
}

/** Price and stock by Shopee's ids; sizes that it does not have yet are made first, with both. */
async function offersOf(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  const isWhole = listing.variants.every(({ publicCode }) => known.variants[publicCode] !== undefined);
  const ids = isWhole
    ? known.variants
    : sizeIds(
        listing,
        await completeSizes(
          session,
          known.externalId,
          listing,
          await readShopeeLimits(session, shopeeCategoryId(listing)),
          null,
        ),
      );
  return listing.variants.map(({ publicCode, priceVnd, stock }) => ({
    id: Number(ids[publicCode] ?? 0),
    priceVnd,
    stock,
  }));
}

function refuseFailed(
  answer: z.infer<typeof failures>,
  field: 'priceVnd' | 'stock',
  offers: ReadonlyArray<{ id: number }>,
) {
  refuseByLimit(
    (answer.failure_list ?? []).map(({ failed_reason: reason, model_id: id }) => {
      const index = Math.max(
        0,
        offers.findIndex((offer) => offer.id === id),
      );
      const code = field === 'stock' ? 'error_stock_range' : 'error_invalid_price';
      return shopeeRefusal(code, reason, `variants.${index}.${field}`);
    }),
  );
}

async function setOnSale(session: PlatformSession, known: PlatformProduct, onSale: boolean) {
  const told = await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/unlist_item',
    json: { item_list: [{ item_id: Number(known.externalId), unlist: !onSale }] },
    answer: failures,
  });
  const [failed] = told.failure_list ?? [];
  if (!failed) return;
  throw new PlatformTrouble('refused', 'Shopee: unlist_item', {
    refusals: [shopeeRefusal('error_unlist_item_failed', failed.failed_reason)],
  });
}
