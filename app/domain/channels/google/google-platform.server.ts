import { z } from 'zod';
import { callGoogle } from '#app/domain/channels/google/call-google.server.ts';
import {
  exchangeGoogleCode,
  googleAuthoriseUrl,
  market,
  renewGoogleGrant,
} from '#app/domain/channels/google/google-grant.server.ts';
import {
  type GoogleAttribute,
  type GoogleItem,
  googleItems,
} from '#app/domain/channels/google/google-item.ts';
import { googleProductAttributes, maskOf } from '#app/domain/channels/google/google-product-input.ts';
import {
  everywhere,
  findGoogleProduct,
  googleExternalId,
  isGone,
  offerName,
  offerNames,
  pathOf,
  pollGoogleProducts,
} from '#app/domain/channels/google/google-products.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  type OutgoingProduct,
  type Platform,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';

/**
 * Google Merchant API v1. The same items go in that the feed holds, each size an item of its own. An insert replaces the
 * item of the same id, language, label and data source, so it may be repeated; what became of it shows minutes later.
 * Before its first call our Cloud project must have been registered once (`developerRegistration:registerGcp`).
 */
export const googlePlatform: Platform = {
  hosts: {
    api: 'https://merchantapi.googleapis.com',
    auth: 'https://oauth2.googleapis.com',
    authorise: 'https://accounts.google.com',
  },
  settings: { key: 'GOOGLE_MERCHANT_CLIENT_ID', secret: 'GOOGLE_MERCHANT_CLIENT_SECRET', extra: {} },
  // How many calls a minute each group of methods allows is told per account only; a day's quota opens at noon UTC.
  pace: { callsPerSecond: 5, burst: 20, quotaOpensAtUtcHour: 12 },
  holdsImages: false,
  createsDrafts: false,
  leadsBuyersHere: true,
  lapsesAfterDays: 30,
  authoriseUrl: googleAuthoriseUrl,
  exchange: exchangeGoogleCode,
  renew: renewGoogleGrant,
  // Google files items by itself and asks nothing by category; the feed's category is derived from the product set.
  categories: async () => [],
  attributes: async () => [],
  find: findGoogleProduct,
  uploadImage: async () => {
    throw new PlatformTrouble('stop', 'Google: takes addresses of pictures, no pictures');
  },
  create,
  update,
  updateOffers,
  setOnSale,
  poll: pollGoogleProducts,
};

const anything = z.unknown();

/** A size that is refused takes those with it that stand there already: half a product is none. */
async function create(session: PlatformSession, { listing }: OutgoingProduct): Promise<PlatformProduct> {
  const stand: string[] = [];
  try {
    for (const [size, item] of googleItems(listing).entries()) {
      await insert(session, item, size, false);
      stand.push(offerName(String(item.id)));
    }
  } catch (error) {
    const isRefused = error instanceof PlatformTrouble && error.kind === 'refused';
    if (isRefused) for (const name of stand) await remove(session, name);
    throw error;
  }
  return {
    externalId: googleExternalId(listing),
    state: 'in_review',
    variants: offerNames(listing),
    url: null,
    refusals: [],
  };
}

/** All of every size, new ones too; a size that is no more is deleted. What was off sale stays so. */
async function update(session: PlatformSession, known: PlatformProduct, { listing }: OutgoingProduct) {
  for (const [size, item] of googleItems(listing).entries()) {
    await insert(session, item, size, known.state === 'draft');
  }
  const names = offerNames(listing);
  const stand = new Set(Object.values(names));
  for (const name of Object.values(known.variants)) if (!stand.has(name)) await remove(session, name);
  return names;
}

const offerAttributes = ['price', 'availability'] as const satisfies readonly GoogleAttribute[];

/** Google is told whether there is some, not how much. */
async function updateOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  for (const [size, item] of googleItems(listing).entries()) {
    const name = known.variants[String(item.id)];
    if (name === undefined) continue;
    await patch(session, name, {
      mask: offerAttributes.map(maskOf),
      attributes: googleProductAttributes(item, offerAttributes),
      size,
    });
  }
}

/**
 * Off sale: kept out of every place where it could be shown. Deleting would lose what is there, "out of stock" would
 * still show it, and a pause ends by itself after 14 days.
 */
async function setOnSale(session: PlatformSession, known: PlatformProduct, onSale: boolean) {
  for (const [size, name] of Object.values(known.variants).entries()) {
    await patch(session, name, {
      // An attribute that stands in the mask and not in the body is taken away.
      mask: ['productAttributes.excludedDestinations'],
      attributes: onSale ? {} : { excludedDestinations: everywhere },
      size,
    });
  }
}

/** Goes with the time of sending as its version: a write that is late never replaces a newer one. */
async function insert(session: PlatformSession, item: GoogleItem, size: number, isOffSale: boolean) {
  const attributes = googleProductAttributes(item);
  await callGoogle(session, {
    method: 'POST',
    path: `/products/v1/accounts/${session.grant.shopId}/productInputs:insert`,
    query: dataSource(session),
    json: {
      offerId: item.id,
      contentLanguage: market.contentLanguage,
      feedLabel: market.feedLabel,
      versionNumber: String(session.now()),
      productAttributes: isOffSale ? { ...attributes, excludedDestinations: everywhere } : attributes,
    },
    size,
    answer: z.object({ offerId: z.string() }),
  });
}

type Patch = { mask: readonly string[]; attributes: Record<string, unknown>; size: number };

/** An item that is gone is left to the next poll, which tells so. */
async function patch(session: PlatformSession, name: string, { mask, attributes, size }: Patch) {
  try {
    await callGoogle(session, {
      method: 'PATCH',
      path: pathOf(session, 'productInputs', name),
      query: { ...dataSource(session), updateMask: mask.join(',') },
      json: { productAttributes: attributes },
      size,
      answer: anything,
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

async function remove(session: PlatformSession, name: string) {
  try {
    await callGoogle(session, {
      method: 'DELETE',
      path: pathOf(session, 'productInputs', name),
      query: dataSource(session),
      answer: anything,
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function dataSource({ grant }: PlatformSession): { dataSource: string } {
  const name = grant.extra.dataSource;
  if (!name) throw new PlatformTrouble('reauthorise', 'Google: no data source');
  return { dataSource: name };
}
