import { z } from 'zod';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import type { PlatformSession } from '#app/domain/channels/platform/platform.ts';
import { callShop } from '#app/domain/channels/shopee/call-shopee.server.ts';
import { dimension, kilograms } from '#app/domain/channels/shopee/shopee-item-body.ts';
import { gtinCode, type ShopeeLimits } from '#app/domain/channels/shopee/shopee-limits.server.ts';

/** Name of the group of pack sizes; Shopee takes up to 14 characters. */
const groupName = 'Quy cách';

const modelList = z.object({
  tier_variation: z
    .array(z.object({ name: z.string(), option_list: z.array(z.object({ option: z.string() })) }))
    .nullish(),
  model: z
    .array(
      z.object({ model_id: z.number(), model_sku: z.string().nullish(), tier_index: z.array(z.number()) }),
    )
    .nullish(),
});

type Sizes = { options: string[]; models: Array<{ id: number; sku: string; index: number }> };

/** The sizes that an item has at Shopee; none for an item without a choice. */
export async function readSizes(session: PlatformSession, itemId: string): Promise<Sizes> {
  const told = await callShop(session, {
    method: 'GET',
    path: '/api/v2/product/get_model_list',
    query: { item_id: itemId },
    answer: modelList,
  });
  return {
    options: told.tier_variation?.[0]?.option_list.map(({ option }) => option) ?? [],
    models: (told.model ?? []).map(({ model_id, model_sku, tier_index }) => ({
      id: model_id,
      sku: model_sku ?? '',
      index: tier_index[0] ?? 0,
    })),
  };
}

/** Shopee's ids by our public codes; an item without a choice has the id 0 for its one size. */
export function sizeIds(listing: ChannelListing, sizes: Sizes): Record<string, string> {
  if (listing.variants.length === 1 && sizes.models.length === 0) {
    return { [listing.variants[0]?.publicCode ?? '']: '0' };
  }
  return Object.fromEntries(
    listing.variants.flatMap(({ publicCode, sku }) => {
      const model = sizes.models.find((one) => one.sku === sku);
      return model ? [[publicCode, String(model.id)]] : [];
    }),
  );
}

/**
 * Gives the item every size of the listing that it lacks: the first time all of them, later the new ones. An item whose
 * create was cut short is made whole by this. @returns the sizes as they then are
 */
export async function completeSizes(
  session: PlatformSession,
  itemId: string,
  listing: ChannelListing,
  limits: ShopeeLimits,
  known: Sizes | null,
): Promise<Sizes> {
  const sizes = known ?? (await readSizes(session, itemId));
  if (listing.variants.length === 1 && sizes.models.length === 0) return sizes;
  const missing = listing.variants.filter(({ sku }) => !sizes.models.some((model) => model.sku === sku));
  if (missing.length === 0) return sizes;
  if (sizes.models.length === 0) await initSizes(session, itemId, listing, limits);
  else await addSizes(session, itemId, missing, limits, sizes);
  return readSizes(session, itemId);
}

async function initSizes(
  session: PlatformSession,
  itemId: string,
  listing: ChannelListing,
  limits: ShopeeLimits,
) {
  await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/init_tier_variation',
    json: {
      item_id: Number(itemId),
      tier_variation: [
        {
          name: groupName,
          option_list: listing.variants.map(({ nameVi }) => ({ option: nameVi.normalize('NFC') })),
        },
      ],
      model: listing.variants.map((variant, index) => model(variant, index, limits)),
    },
    answer: z.unknown(),
  });
}

/** New options go behind those that are there, so that the places of the others do not move. */
async function addSizes(
  session: PlatformSession,
  itemId: string,
  missing: readonly ChannelVariant[],
  limits: ShopeeLimits,
  sizes: Sizes,
) {
  const options = [...sizes.options, ...missing.map(({ nameVi }) => nameVi.normalize('NFC'))];
  const item = { item_id: Number(itemId) };
  await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/update_tier_variation',
    json: {
      ...item,
      tier_variation: [{ name: groupName, option_list: options.map((option) => ({ option })) }],
      model_list: sizes.models.map(({ id, index }) => ({ model_id: id, tier_index: [index] })),
    },
    answer: z.unknown(),
  });
  await callShop(session, {
    method: 'POST',
    path: '/api/v2/product/add_model',
    json: {
      ...item,
      model_list: missing.map((variant, index) => model(variant, sizes.options.length + index, limits)),
    },
    answer: z.unknown(),
  });
}

function model(variant: ChannelVariant, index: number, limits: ShopeeLimits) {
  return {
    tier_index: [index],
    original_price: variant.priceVnd,
    model_sku: variant.sku,
    seller_stock: [{ stock: variant.stock }],
    ...gtinCode(limits, variant.gtin),
    ...(variant.weightGrams === null
      ? {}
      : { weight: kilograms(variant.weightGrams), ...dimension(variant) }),
  };
}
