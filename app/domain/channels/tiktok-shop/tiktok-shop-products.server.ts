import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type PlatformHosts,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { pollEach } from '#app/domain/channels/platform/poll-each.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import { auditRefusals } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

const told = z.object({
  id: z.string(),
  status: z.string().nullish(),
  title: z.string().nullish(),
  category_chains: z.array(z.object({ id: z.string(), is_leaf: z.boolean().nullish() })).nullish(),
  skus: z
    .array(
      z.looseObject({
        id: z.string(),
        seller_sku: z.string().nullish(),
        price: z
          .looseObject({ sale_price: z.string().nullish(), tax_exclusive_price: z.string().nullish() })
          .nullish(),
        inventory: z
          .array(z.looseObject({ warehouse_id: z.string(), quantity: z.number().nullish() }))
          .nullish(),
        sales_attributes: z
          .array(z.looseObject({ id: z.string().nullish(), value_id: z.string().nullish() }))
          .nullish(),
        identifier_code: z.looseObject({ code: z.string().nullish(), type: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  is_cod_allowed: z.boolean().nullish(),
  has_draft: z.boolean().nullish(),
  certifications: z
    .array(
      z.looseObject({
        id: z.string(),
        images: z.array(z.looseObject({ uri: z.string() })).nullish(),
        files: z
          .array(z.looseObject({ id: z.string(), name: z.string().nullish(), format: z.string().nullish() }))
          .nullish(),
        expiration_date: z.number().nullish(),
      }),
    )
    .nullish(),
  audit: z.looseObject({ status: z.string().nullish() }).nullish(),
  audit_failed_reasons: z
    .array(
      z.looseObject({
        position: z.string().nullish(),
        reasons: z.array(z.string()).nullish(),
        suggestions: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
export type ToldProduct = z.infer<typeof told>;
export type ToldSku = NonNullable<ToldProduct['skus']>[number];

/** What the search tells of a product. */
const found = z.object({
  id: z.string(),
  status: z.string().nullish(),
  skus: z.array(z.object({ id: z.string(), seller_sku: z.string().nullish() })).nullish(),
});

/**
 * TikTok Shop can be asked by seller SKU; which does not keep a shop from having one twice, so the eldest is taken. Why a
 * product was turned down is told by the next poll.
 */
export async function findTiktokShopProduct(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<PlatformProduct | null> {
  const products = await search(session, { seller_skus: listing.variants.map(({ sku }) => sku) });
  const standing = products.filter(({ status }) => status !== 'DELETED');
  const [eldest] = standing.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  if (!eldest) return null;
  return {
    externalId: eldest.id,
    state: stateOf(eldest),
    variants: skuIds(listing, eldest.skus ?? []),
    url: tiktokShopPage(session.hosts, eldest.id),
    refusals: [],
  };
}

/** TikTok Shop answers for one product at a time. */
export function pollTiktokShopProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  return pollEach(known, async (one) => {
    const product = await readProduct(session, one.externalId);
    const state = product ? stateOf(product) : await stateOfHidden(session, one);
    return { ...one, state, refusals: product ? refusalsOf(product) : [] };
  });
}

/** A product that is frozen cannot be read, just as one that is deleted; the search still tells them apart. */
async function stateOfHidden(
  session: PlatformSession,
  { externalId, variants }: PlatformProduct,
): Promise<PlatformProduct['state']> {
  const skuIds = Object.values(variants).slice(0, 10);
  if (skuIds.length === 0) return 'removed';
  const products = await search(session, { sku_ids: skuIds });
  const isFrozen = products.some(({ id, status }) => id === externalId && status === 'FREEZE');
  return isFrozen ? 'suspended' : 'removed';
}

async function search(session: PlatformSession, filter: Readonly<Record<string, readonly string[]>>) {
  const { products } = await callTiktokShop(session, {
    method: 'POST',
    path: '/product/202502/products/search',
    query: { page_size: '100' },
    json: { status: 'ALL', ...filter },
    answer: z.object({ products: z.array(found).nullish() }),
  });
  return products ?? [];
}

const goneCodes = ['12052031', '12052032', '12052048', '12052260'];

/** Null for one that is gone, frozen, or another shop's. */
export function readProduct(session: PlatformSession, productId: string): Promise<ToldProduct | null> {
  return read(session, productId, {});
}

/** As `readProduct`, but as it was last saved: an edit goes on from there, and deletes what it does not name. */
export async function readForEdit(session: PlatformSession, productId: string): Promise<ToldProduct | null> {
  const product = await readProduct(session, productId);
  if (!product?.has_draft) return product;
  return read(session, productId, { return_draft_version: 'true' });
}

async function read(
  session: PlatformSession,
  productId: string,
  version: Readonly<Record<string, string>>,
): Promise<ToldProduct | null> {
  try {
    return await callTiktokShop(session, {
      method: 'GET',
      path: `/product/202309/products/${productId}`,
      query: { locale: 'vi-VN', ...version },
      answer: told,
    });
  } catch (error) {
    const isGone =
      error instanceof PlatformTrouble && error.refusals.some(({ code }) => goneCodes.includes(code));
    if (isGone) return null;
    throw error;
  }
}

/** TikTok Shop's ids by our public codes. */
export function skuIds(
  listing: ChannelListing,
  skus: ReadonlyArray<{ id: string; seller_sku?: string | null | undefined }>,
): Record<string, string> {
  return Object.fromEntries(
    listing.variants.flatMap(({ publicCode, sku }) => {
      const known = skus.find(({ seller_sku: sellerSku }) => sellerSku === sku);
      return known ? [[publicCode, known.id]] : [];
    }),
  );
}

function stateOf({ status }: Pick<ToldProduct, 'status'>): PlatformProduct['state'] {
  switch (status) {
    case 'ACTIVATE':
      return 'live';
    case 'PENDING':
      return 'in_review';
    case 'FAILED':
      return 'rejected';
    case 'PLATFORM_DEACTIVATED':
    case 'FREEZE':
      return 'suspended';
    case 'DELETED':
      return 'removed';
    default:
      return 'draft';
  }
}

/** Also of a product that is on sale: there the change was turned down, and what was there before goes on being sold. */
function refusalsOf({ status, audit, audit_failed_reasons: reasons }: ToldProduct) {
  const isTurnedDown = status === 'FAILED' || status === 'PLATFORM_DEACTIVATED' || audit?.status === 'FAILED';
  return isTurnedDown ? auditRefusals(reasons ?? []) : [];
}

export const tiktokShopHosts: PlatformHosts = {
  api: 'https://open-api.tiktokglobalshop.com',
  auth: 'https://auth.tiktok-shops.com',
  authorise: 'https://services.tiktokshop.com',
};

/** The address of a product for buyers is not documented, so none is made up; a simulator has a site. */
export function tiktokShopPage({ site }: PlatformHosts, productId: string): string | null {
  return site === undefined ? null : `${site}/view/product/${productId}`;
}
