import { z } from 'zod';
import { callLazada } from '#app/domain/channels/lazada/call-lazada.server.ts';
import { lazadaRefusal } from '#app/domain/channels/lazada/lazada-trouble.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  PlatformProduct,
  PlatformRefusal,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import { pollEach } from '#app/domain/channels/platform/poll-each.ts';

/** Most SKUs that can be asked for at once. */
const skusAtOnce = 100;

const product = z.object({
  item_id: z.union([z.string(), z.number()]).transform(String).optional(),
  status: z.string().nullish(),
  subStatus: z.string().nullish(),
  rejectReason: z
    .array(z.object({ violationDetail: z.string().nullish(), suggestion: z.string().nullish() }))
    .nullish(),
  skus: z
    .array(
      z.object({
        SkuId: z.coerce.string(),
        SellerSku: z.string(),
        Status: z.string().nullish(),
        Url: z.string().nullish(),
      }),
    )
    .nullish(),
});
type Told = z.infer<typeof product>;

/** Lazada keeps each SellerSku once in a shop, and can be asked by it. */
export async function findLazadaProduct(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<PlatformProduct | null> {
  const skus = listing.variants.map(({ sku }) => sku);
  const { data } = await callLazada(session, {
    method: 'GET',
    path: '/products/get',
    params: {
      filter: 'all',
      limit: '50',
      offset: '0',
      sku_seller_list: JSON.stringify(skus.slice(0, skusAtOnce)),
    },
    answer: z.object({ data: z.object({ products: z.array(product).nullish() }).nullish() }),
  });
  const found = data?.products?.find((one) => stateOf(one) !== 'removed');
  return found?.item_id === undefined ? null : describe(listing, found, found.item_id);
}

/** In the order asked; Lazada answers for one product at a time. */
export async function pollLazadaProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  const alerts = await readAlerts(session);
  return pollEach(known, async (one) => {
    const told = await readProduct(session, one.externalId);
    const state = told ? stateOf(told) : 'removed';
    const wasOnSale = one.state === 'live' || one.state === 'suspended';
    return {
      ...one,
      state: state === 'rejected' && wasOnSale ? 'suspended' : state,
      url: told ? (urlOf(told) ?? one.url) : one.url,
      refusals: [
        ...(told && (state === 'rejected' || state === 'suspended') ? reasonsOf(told) : []),
        ...(alerts.get(one.externalId) ?? []),
      ],
    };
  });
}

const alertList = z.object({
  data: z
    .array(
      z.object({
        productId: z.coerce.string(),
        /** ms UTC */
        deactivationTime: z.coerce.number().nullish(),
        suggestionCategories: z.array(z.coerce.string()).nullish(),
      }),
    )
    .nullish(),
});

/** What quality control will take off unless its category is mended, by product; the fifty that come first. */
async function readAlerts(session: PlatformSession): Promise<Map<string, PlatformRefusal[]>> {
  const { data } = await callLazada(session, {
    method: 'GET',
    path: '/product/qc/alert/list',
    params: { offset: '0', limit: '50' },
    answer: alertList,
  });
  return new Map(
    (data ?? []).map(({ productId, deactivationTime, suggestionCategories }) => {
      const day = deactivationTime ? new Date(deactivationTime).toISOString().slice(0, 10) : '';
      const message = [day, ...(suggestionCategories ?? [])].filter(Boolean).join(' ');
      return [productId, [lazadaRefusal('QC_ALERT', message, 'category')]];
    }),
  );
}

/** Null for one that is gone. */
export async function readProduct(session: PlatformSession, itemId: string): Promise<Told | null> {
  try {
    const { data } = await callLazada(session, {
      method: 'GET',
      path: '/product/item/get',
      params: { item_id: itemId },
      answer: z.object({ data: product }),
    });
    return data;
  } catch (error) {
    const isGone =
      error instanceof PlatformTrouble && error.refusals.some(({ code }) => goneCodes.includes(code));
    if (isGone) return null;
    throw error;
  }
}

const goneCodes = ['ITEM_NOT_FOUND', '208'];

/** Lazada's ids by our public codes. */
export function skuIds(
  listing: ChannelListing,
  skus: ReadonlyArray<{ sku: string; id: string }>,
): Record<string, string> {
  return Object.fromEntries(
    listing.variants.flatMap(({ publicCode, sku }) => {
      const known = skus.find((one) => one.sku === sku);
      return known ? [[publicCode, known.id]] : [];
    }),
  );
}

export const skusOf = (told: Told) => (told.skus ?? []).map(({ SellerSku: sku, SkuId: id }) => ({ sku, id }));

function describe(listing: ChannelListing, told: Told, externalId: string): PlatformProduct {
  const state = stateOf(told);
  return {
    externalId,
    state,
    variants: skuIds(listing, skusOf(told)),
    url: urlOf(told),
    refusals: state === 'rejected' || state === 'suspended' ? reasonsOf(told) : [],
  };
}

const urlOf = (told: Told) => told.skus?.find(({ Url: url }) => url)?.Url ?? null;

/** Lazada writes its states in several ways: "Pending QC", "pending", "InActive". */
function stateOf({ status, subStatus }: Told): PlatformProduct['state'] {
  const word = (status ?? '').toLowerCase().replace(/[^a-z]/g, '');
  if (/reject/i.test(subStatus ?? '') || word === 'rejected') return 'rejected';
  if (word.startsWith('pending')) return 'in_review';
  if (word === 'active' || word === 'live') return 'live';
  if (word === 'suspended' || subStatus === 'Lock' || subStatus === 'Admin') return 'suspended';
  return word === 'deleted' ? 'removed' : 'draft';
}

function reasonsOf(told: Told): PlatformRefusal[] {
  return (told.rejectReason ?? []).map(({ violationDetail, suggestion }) =>
    lazadaRefusal('QC', [violationDetail, suggestion].filter(Boolean).join(' ')),
  );
}
