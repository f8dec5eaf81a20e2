import { z } from 'zod';
import {
  type OutgoingProduct,
  type Platform,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import {
  categoryVersion,
  newSku,
  productContent,
  tiktokShopCategoryId,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-body.ts';
import {
  brandId,
  readTiktokShopAttributes,
  readTiktokShopCategories,
  readTiktokShopPapers,
  readTiktokShopRules,
  salesWarehouse,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-choices.server.ts';
import {
  exchangeTiktokShopCode,
  renewTiktokShopGrant,
  tiktokShopAuthoriseUrl,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-grant.server.ts';
import {
  setTiktokShopOnSale,
  updateTiktokShopOffers,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-offers.server.ts';
import {
  type Certification,
  readTiktokShopPapersThere,
  refuseByRules,
  sendPapers,
  uploadPicture,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-papers.server.ts';
import {
  findTiktokShopProduct,
  pollTiktokShopProducts,
  readForEdit,
  readProduct,
  skuIds,
  type ToldProduct,
  tiktokShopHosts,
  tiktokShopPage,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-products.server.ts';
import { partialEdit, wholeSkus } from '#app/domain/channels/tiktok-shop/tiktok-shop-skus.server.ts';
import { tiktokShopRefusal } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

/** TikTok Shop Partner API 202309, Vietnam; edits by 202509 and the search by 202502, as its pages have them today. */
export const tiktokShopPlatform: Platform = {
  hosts: tiktokShopHosts,
  settings: {
    key: 'TIKTOK_SHOP_APP_KEY',
    secret: 'TIKTOK_SHOP_APP_SECRET',
    extra: { serviceId: 'TIKTOK_SHOP_SERVICE_ID' },
  },
  // Documented: 50 a second for each call of an app in a shop. When a day's listings open again is not.
  pace: { callsPerSecond: 20, burst: 20, quotaOpensAtUtcHour: null },
  holdsImages: true,
  createsDrafts: true,
  takesPapers: true,
  authoriseUrl: tiktokShopAuthoriseUrl,
  exchange: exchangeTiktokShopCode,
  renew: renewTiktokShopGrant,
  // Not documented; taken as the worse for the shop's holder.
  newGrantEndsOld: true,
  categories: readTiktokShopCategories,
  attributes: readTiktokShopAttributes,
  papersAsked: readTiktokShopPapers,
  papersThere: readTiktokShopPapersThere,
  find: findTiktokShopProduct,
  uploadImage: (session, image) => uploadPicture(session, image, 'MAIN_IMAGE'),
  create,
  update,
  updateOffers: updateTiktokShopOffers,
  setOnSale: setTiktokShopOnSale,
  poll: pollTiktokShopProducts,
};

/** A draft, so that the seller can look at it first. The same key for every try: TikTok Shop makes it once. */
async function create(session: PlatformSession, product: OutgoingProduct): Promise<PlatformProduct> {
  const { listing, idempotencyKey } = product;
  const categoryId = tiktokShopCategoryId(listing);
  const content = productContent(product, await brandId(session, categoryId, listing.brand));
  const rules = await readTiktokShopRules(session, categoryId);
  refuseByRules(rules, product);
  const certifications = await sendPapers(session, rules.papers, product.papers);
  const warehouseId = await salesWarehouse(session);
  const made = await callTiktokShop(session, {
    method: 'POST',
    path: '/product/202309/products',
    json: {
      save_mode: 'AS_DRAFT',
      ...content,
      ...(certifications.length > 0 ? { certifications } : {}),
      category_id: categoryId,
      category_version: categoryVersion,
      skus: listing.variants.map((variant) => newSku(listing, variant, warehouseId)),
      idempotency_key: idempotencyKey,
    },
    answer: z.object({
      product_id: z.string(),
      skus: z.array(z.object({ id: z.string(), seller_sku: z.string().nullish() })).nullish(),
    }),
  });
  return {
    externalId: made.product_id,
    state: 'draft',
    variants: skuIds(listing, made.skus ?? []),
    url: tiktokShopPage(session.hosts, made.product_id),
    refusals: [],
  };
}

/**
 * Content, the papers that its category must have as far as they were given here, and sizes that are not there yet. Sizes of which the listing knows nothing any more stay, for an edit would
 * delete what it does not name. What is not on sale is saved as a draft; anything else is looked at again.
 */
async function update(session: PlatformSession, known: PlatformProduct, product: OutgoingProduct) {
  const { listing } = product;
  const there = await readForEdit(session, known.externalId);
  if (!there) throw gone(known);
  const categoryId = tiktokShopCategoryId(listing);
  const content = productContent(product, await brandId(session, categoryId, listing.brand));
  const { papers: asked } = await readTiktokShopRules(session, categoryId);
  const papers = await sendPapers(session, asked, product.papers);
  const change = {
    save_mode: isHidden(there) ? 'AS_DRAFT' : 'LISTING',
    ...content,
    skus: wholeSkus(there, listing, await salesWarehouse(session), 'content'),
  };
  const leaf = there.category_chains?.find(({ is_leaf: isLeaf }) => isLeaf)?.id;
  if (leaf === categoryId) {
    const certifications = papers.length > 0 ? { certifications: withKept(there, papers) } : {};
    await partialEdit(session, known.externalId, { ...change, ...certifications });
  } else {
    await callTiktokShop(session, {
      method: 'PUT',
      path: `/product/202509/products/${known.externalId}`,
      json: { ...kept(there, papers), ...change, category_id: categoryId, category_version: categoryVersion },
      answer: z.unknown(),
    });
  }
  const isWhole = listing.variants.every(({ publicCode }) => known.variants[publicCode] !== undefined);
  const after = isWhole ? null : await readProduct(session, known.externalId);
  return { ...known.variants, ...skuIds(listing, after?.skus ?? []) };
}

const isHidden = ({ status }: ToldProduct) => status === 'DRAFT' || status === 'SELLER_DEACTIVATED';

/** What people have added at the seller centre: only a change of category edits everything, and what is not sent is lost. */
function kept(there: ToldProduct, papers: readonly Certification[]) {
  const { is_cod_allowed: cod } = there;
  const certifications = withKept(there, papers);
  return {
    ...(typeof cod === 'boolean' ? { is_cod_allowed: cod } : {}),
    ...(certifications.length > 0 ? { certifications } : {}),
  };
}

/** The papers that are sent now, beside others that people have handed in over there. */
function withKept({ certifications }: ToldProduct, papers: readonly Certification[]) {
  const others = (certifications ?? []).filter(({ id }) => !papers.some((one) => one.id === id));
  return [
    ...papers,
    ...others.map(({ id, images, files, expiration_date: until }) => ({
      id,
      images: (images ?? []).map(({ uri }) => ({ uri })),
      files: (files ?? []).map((file) => ({ id: file.id, name: file.name, format: file.format })),
      ...(until ? { expiration_date: until } : {}),
    })),
  ];
}

function gone({ externalId }: PlatformProduct): PlatformTrouble {
  return new PlatformTrouble('refused', 'TikTok Shop: the product is gone', {
    refusals: [tiktokShopRefusal('12052260', externalId)],
  });
}
