import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import { salesWarehouse } from '#app/domain/channels/tiktok-shop/tiktok-shop-choices.server.ts';
import {
  readForEdit,
  readProduct,
  type ToldProduct,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-products.server.ts';
import {
  partialEdit,
  warehouseOf,
  wholeSkus,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-skus.server.ts';
import { refuse, tiktokShopRefusal } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

/** Both ways to say that a stock is out of its limits. */
const stockCodes = ['12052055', '12019024'];

/**
 * Prices and stock. By their own calls of a product that is on sale, which are shown at once; by an edit of any other.
 *
 * The pages give stock from 1 to 99,999 and tell no way to say that one size is sold out; 0 is sent. Where TikTok Shop
 * does not take it and nothing at all is left, the product is deactivated, which is what its page advises then.
 */
export async function updateTiktokShopOffers(
  session: PlatformSession,
  known: PlatformProduct,
  listing: ChannelListing,
): Promise<void> {
  const there = await readProduct(session, known.externalId);
  if (!there) return;
  if (there.status !== 'ACTIVATE') return editOffers(session, known, listing);
  const path = `/product/202309/products/${known.externalId}`;
  const skus = skusOf(there, listing);
  if (skus.length === 0) return;
  await callTiktokShop(session, {
    method: 'POST',
    path: `${path}/prices/update`,
    json: { skus: skus.map(({ id, price }) => ({ id, price })) },
    answer: z.unknown(),
  });
  const { errors } = await callTiktokShop(session, {
    method: 'POST',
    path: `${path}/inventory/update`,
    json: { skus: skus.map(({ id, inventory }) => ({ id, inventory })) },
    answer: z.object({ errors: z.array(skuError).nullish() }),
  });
  if (!errors?.length) return;
  const isSoldOut = listing.variants.every(({ stock }) => stock === 0);
  if (isSoldOut && errors.every((error) => codesOf(error).some((code) => stockCodes.includes(code)))) {
    await switchTo(session, known.externalId, 'deactivate');
  }
  refuse(
    errors.map((error) => {
      const code = codesOf(error).at(-1) ?? '12052990';
      const index = listing.variants.findIndex(
        ({ publicCode }) => known.variants[publicCode] === error.detail?.sku_id,
      );
      return tiktokShopRefusal(code, wordsOf(error), `variants.${Math.max(0, index)}.stock`);
    }),
  );
}

/**
 * A draft is saved as one. A product that the seller has hidden keeps its stock until it is put on sale again, for drafts
 * of products that have been on sale hold none; `setTiktokShopOnSale` sends it.
 */
async function editOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  const there = await readForEdit(session, known.externalId);
  if (!there) return;
  const isHidden = there.status === 'DRAFT' || there.status === 'SELLER_DEACTIVATED';
  await partialEdit(session, there.id, {
    save_mode: isHidden ? 'AS_DRAFT' : 'LISTING',
    skus: wholeSkus(there, listing, warehouseOf(there.skus?.[0]) ?? '', 'offers'),
  });
}

/**
 * On sale: a draft, or what was turned down, is listed by an edit, for "activate" takes only what has been on sale before;
 * that in turn is edited with today's prices and stock, and activated where the edit has not done it (which is not
 * documented). Off sale: only what is on sale can be taken off.
 */
export async function setTiktokShopOnSale(
  session: PlatformSession,
  known: PlatformProduct,
  onSale: boolean,
  listing?: ChannelListing,
): Promise<void> {
  const there = await readForEdit(session, known.externalId);
  if (!there) return;
  const isOnSale = there.status === 'ACTIVATE';
  if (!onSale) {
    if (isOnSale) await switchTo(session, known.externalId, 'deactivate');
    return;
  }
  if (isOnSale || there.status === 'PENDING') return;
  const warehouseId = warehouseOf(there.skus?.[0]) ?? (await salesWarehouse(session));
  await partialEdit(session, known.externalId, {
    save_mode: 'LISTING',
    ...(there.title ? { title: there.title } : {}),
    ...(listing ? { skus: wholeSkus(there, listing, warehouseId, 'offers') } : {}),
  });
  if (there.status !== 'SELLER_DEACTIVATED' && there.status !== 'PLATFORM_DEACTIVATED') return;
  const now = await readProduct(session, known.externalId);
  if (now?.status === there.status) await switchTo(session, known.externalId, 'activate');
}

const skuError = z.looseObject({
  code: z.union([z.string(), z.number()]).transform(String),
  message: z.string().nullish(),
  detail: z
    .looseObject({
      sku_id: z.string().nullish(),
      product_id: z.string().nullish(),
      extra_errors: z
        .array(
          z.looseObject({
            code: z.union([z.string(), z.number()]).transform(String),
            message: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
type SkuError = z.infer<typeof skuError>;

const codesOf = ({ code, detail }: SkuError) => [
  code,
  ...(detail?.extra_errors ?? []).map((one) => one.code),
];
const wordsOf = ({ message, detail }: SkuError) =>
  [message, ...(detail?.extra_errors ?? []).map((one) => one.message)].filter(Boolean).join(': ');

/** Answers code 0 even where it has not done it: what failed stands in `errors`. */
async function switchTo(session: PlatformSession, productId: string, way: 'activate' | 'deactivate') {
  const { errors } = await callTiktokShop(session, {
    method: 'POST',
    path: `/product/202309/products/${way}`,
    json: { product_ids: [productId] },
    answer: z.object({ errors: z.array(skuError).nullish() }),
  });
  const [error] = errors ?? [];
  if (!error) return;
  throw new PlatformTrouble('refused', `TikTok Shop: ${way}`, {
    refusals: [tiktokShopRefusal(codesOf(error).at(-1) ?? error.code, wordsOf(error))],
  });
}

function skusOf(there: ToldProduct, listing: ChannelListing) {
  return listing.variants.flatMap(({ sku, priceVnd, stock }) => {
    const known = there.skus?.find((one) => one.seller_sku === sku);
    if (!known) return [];
    // "You must include all warehouse IDs assigned to this SKU": all of the stock lies in the first.
    const places = known.inventory ?? [];
    return [
      {
        id: known.id,
        price: { amount: String(priceVnd), currency: 'VND' },
        inventory: places.map(({ warehouse_id }, at) => ({ warehouse_id, quantity: at === 0 ? stock : 0 })),
      },
    ];
  });
}
