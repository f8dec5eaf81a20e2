import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type {
  PlatformHosts,
  PlatformProduct,
  PlatformRefusal,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { parentSku } from '#app/domain/channels/shopee/shopee-item-body.ts';
import { readSizes, sizeIds } from '#app/domain/channels/shopee/shopee-sizes.server.ts';
import { shopeeRefusal } from '#app/domain/channels/shopee/shopee-trouble.ts';

/** Most ids in one question. */
const idsAtOnce = 50;
/** Everything but what is deleted. */
const standing = ['NORMAL', 'UNLIST', 'REVIEWING', 'BANNED'];

const itemList = z.object({
  item: z.array(z.object({ item_id: z.number() })).nullish(),
  has_next_page: z.boolean(),
  next_offset: z.number().optional(),
});
const baseInfo = z.object({
  item_list: z
    .array(
      z.object({
        item_id: z.number(),
        item_sku: z.string().nullish(),
        item_status: z.string(),
        has_model: z.boolean().optional(),
      }),
    )
    .nullish(),
});
const violations = z.object({
  item_list: z
    .array(
      z.object({
        item_id: z.number(),
        item_status_details: z
          .array(
            z.object({
              violation_type: z.string().nullish(),
              violation_reason: z.string().nullish(),
              suggestion: z.string().nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
type Item = NonNullable<z.infer<typeof baseInfo>['item_list']>[number];

/**
 * The item that holds the listing. Shopee cannot be asked by SKU across sizes, and does not say how soon its search knows
 * a new item: all items that belong to no other listing are gone through, those with our own parent code first, then the
 * sizes of the rest. One call for every hundred items of the shop, one for every fifty that are not ours, and one for
 * each of those that has sizes.
 */
export async function findShopeeProduct(
  session: PlatformSession,
  listing: ChannelListing,
  others: ReadonlySet<string> = new Set(),
): Promise<PlatformProduct | null> {
  const skus = new Set([parentSku(listing), ...listing.variants.map(({ sku }) => sku)]);
  const withSizes: Item[] = [];
  for (let offset = 0; ; ) {
    const page = await callShop(session, {
      method: 'GET',
      path: '/api/v2/product/get_item_list',
      query: { offset, page_size: 100, item_status: standing },
      answer: itemList,
    });
    const items = await readItems(
      session,
      (page.item ?? []).map(({ item_id: id }) => String(id)).filter((id) => !others.has(id)),
    );
    const hit = items.find((item) => item.item_sku && skus.has(item.item_sku));
    if (hit) return describe(session, listing, hit);
    withSizes.push(...items.filter((item) => item.has_model));
    if (!page.has_next_page) break;
    offset = page.next_offset ?? offset + 100;
  }
  for (const item of withSizes) {
    const { models } = await readSizes(session, String(item.item_id));
    if (models.some((model) => skus.has(model.sku))) return describe(session, listing, item);
  }
  return null;
}

/** In the order asked. A banned item that was on sale is suspended; one that never was, is rejected. */
export async function pollShopeeProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  const items = await readItems(
    session,
    known.map(({ externalId }) => externalId),
  );
  const byId = new Map(items.map((item) => [String(item.item_id), item]));
  const banned = items.filter((item) => item.item_status === 'BANNED').map((item) => String(item.item_id));
  const reasons = await readViolations(session, banned);
  return known.map((product) => {
    const status = byId.get(product.externalId)?.item_status ?? 'SHOPEE_DELETE';
    const wasOnSale = product.state === 'live' || product.state === 'suspended';
    const state = status === 'BANNED' && wasOnSale ? 'suspended' : stateOf(status);
    return { ...product, state, refusals: reasons.get(product.externalId) ?? [] };
  });
}

async function describe(
  session: PlatformSession,
  listing: ChannelListing,
  item: Item,
): Promise<PlatformProduct> {
  const id = String(item.item_id);
  const sizes = item.has_model ? await readSizes(session, id) : { options: [], models: [] };
  const refusals = item.item_status === 'BANNED' ? ((await readViolations(session, [id])).get(id) ?? []) : [];
  return {
    externalId: id,
    state: stateOf(item.item_status),
    variants: sizeIds(listing, sizes),
    url: shopeePage(session.hosts, session.grant.shopId, id),
    refusals,
  };
}

function stateOf(status: string): PlatformProduct['state'] {
  switch (status) {
    case 'NORMAL':
      return 'live';
    case 'UNLIST':
      return 'draft';
    case 'REVIEWING':
      return 'in_review';
    case 'BANNED':
      return 'rejected';
    default:
      return 'removed';
  }
}

async function readItems(session: PlatformSession, ids: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const part of parts(ids)) {
    const told = await callShop(session, {
      method: 'GET',
      path: '/api/v2/product/get_item_base_info',
      query: { item_id_list: part.join(',') },
      answer: baseInfo,
    });
    items.push(...(told.item_list ?? []));
  }
  return items;
}

async function readViolations(
  session: PlatformSession,
  ids: readonly string[],
): Promise<Map<string, PlatformRefusal[]>> {
  const reasons = new Map<string, PlatformRefusal[]>();
  for (const part of parts(ids)) {
    const told = await callShop(session, {
      method: 'GET',
      path: '/api/v2/product/get_item_violation_info',
      query: { item_id_list: part.join(',') },
      answer: violations,
    });
    for (const { item_id, item_status_details: details } of told.item_list ?? []) {
      reasons.set(
        String(item_id),
        (details ?? []).map(({ violation_type, violation_reason, suggestion }) =>
          shopeeRefusal(violation_type ?? 'BANNED', [violation_reason, suggestion].filter(Boolean).join(' ')),
        ),
      );
    }
  }
  return reasons;
}

function parts(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / idsAtOnce);
  return Array.from({ length: count }, (_, part) => ids.slice(part * idsAtOnce, (part + 1) * idsAtOnce));
}

const realApi = 'https://partner.shopeemobile.com';

export const shopeeHosts = {
  api: realApi,
  auth: realApi,
  authorise: realApi,
  site: 'https://shopee.vn',
} satisfies PlatformHosts;

/** An item's page for buyers. */
export function shopeePage(
  { site = shopeeHosts.site }: PlatformHosts,
  shopId: string,
  itemId: string,
): string {
  return `${site}/product/${shopId}/${itemId}`;
}
