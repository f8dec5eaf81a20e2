import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  confirmBatch,
  type MetaRequest,
  metaItemData,
  sendBatch,
} from '#app/domain/channels/meta/meta-batch.server.ts';
import {
  exchangeMetaCode,
  metaAuthoriseUrl,
  renewMetaGrant,
} from '#app/domain/channels/meta/meta-grant.server.ts';
import { metaItems } from '#app/domain/channels/meta/meta-item.ts';
import {
  comingBy,
  findMetaProduct,
  isComing,
  metaExternalId,
  pollMetaProducts,
} from '#app/domain/channels/meta/meta-products.server.ts';
import {
  type OutgoingProduct,
  type Platform,
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';

const graph = 'https://graph.facebook.com';

/**
 * Meta's catalogue by the Graph API: the feed's own items in batches (`items_batch`), each size an item of its own. Meta
 * works a batch off after it has taken it in; an item with an id that is there is written over, so a batch may be
 * repeated. In which order it works off two batches is not documented: nothing is sent that needs the one before.
 */
export const metaPlatform: Platform = {
  hosts: { api: graph, auth: graph, authorise: 'https://www.facebook.com' },
  settings: { key: 'META_APP_ID', secret: 'META_APP_SECRET', extra: {} },
  // About 200 batches an hour for a catalogue with few users; how long to wait then is told in the answer. No day's quota.
  pace: { callsPerSecond: 1, burst: 60, quotaOpensAtUtcHour: null },
  holdsImages: false,
  createsDrafts: false,
  leadsBuyersHere: true,
  authoriseUrl: metaAuthoriseUrl,
  exchange: exchangeMetaCode,
  renew: renewMetaGrant,
  // Google's categories hold here too and are derived from the product set; nothing is asked by category.
  categories: async () => [],
  attributes: async () => [],
  find: findMetaProduct,
  uploadImage: async () => {
    throw new PlatformTrouble('stop', 'Meta: takes addresses of pictures, no pictures');
  },
  create,
  update,
  updateOffers,
  setOnSale,
  poll: pollMetaProducts,
};

/** All sizes in one batch. Where one is refused, those that were taken in are taken away: half a product is none. */
async function create(session: PlatformSession, { listing }: OutgoingProduct): Promise<PlatformProduct> {
  const requests = allOf(listing, 'active');
  let handle: string | null;
  try {
    handle = await sendBatch(session, requests, true);
  } catch (error) {
    const isRefused = error instanceof PlatformTrouble && error.kind === 'refused';
    if (isRefused && requests.length > 1)
      await sendBatch(
        session,
        requests.map(({ data }) => gone(data.id)),
        false,
      );
    throw error;
  }
  return {
    externalId: metaExternalId(listing),
    state: 'in_review',
    variants: Object.fromEntries(requests.map(({ data }) => [data.id, comingBy(handle)])),
    url: null,
    refusals: [],
  };
}

/** All of every size, new ones too; a size that is no more is deleted. What was off sale stays so. */
async function update(session: PlatformSession, known: PlatformProduct, { listing }: OutgoingProduct) {
  const requests = allOf(listing, statusOf(known));
  const ids = requests.map(({ data }) => data.id);
  const old = Object.keys(known.variants).filter((code) => !ids.includes(code));
  const handle = await sendBatch(session, [...requests, ...old.map(gone)], true);
  await confirmBatch(session, handle, ids);
  return Object.fromEntries(ids.map((id) => [id, known.variants[id] ?? comingBy(handle)]));
}

/**
 * Price and stock of items that are there. One that was not seen yet may still be in its batch, and this one may be worked
 * off before it: such an item goes whole.
 */
async function updateOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing) {
  const items = metaItems(listing, listing.variants).filter(({ id }) =>
    Object.hasOwn(known.variants, id ?? ''),
  );
  const [coming, there] = [true, false].map((isAwaited) =>
    items.filter(({ id }) => isComing(known.variants[id ?? ''] ?? '') === isAwaited),
  );
  const status = statusOf(known);
  if (coming && coming.length > 0) {
    const requests = coming.map(
      (item): MetaRequest => ({ method: 'UPDATE', data: { ...metaItemData(item), status } }),
    );
    await sendBatch(session, requests, true);
  }
  await change(
    session,
    (there ?? []).map((item) => metaItemData(item, offerFields)),
  );
}

/** Off sale: archived. Such an item is shown nowhere and keeps all that it has. */
async function setOnSale(session: PlatformSession, known: PlatformProduct, onSale: boolean) {
  const status = onSale ? 'active' : 'archived';
  await change(
    session,
    Object.keys(known.variants).map((id) => ({ id, status })),
  );
}

/** Part of items that are there; one that is gone is not made of it, and is left to the next poll. */
async function change(session: PlatformSession, data: ReadonlyArray<MetaRequest['data']>) {
  if (data.length === 0) return;
  await sendBatch(
    session,
    data.map((one): MetaRequest => ({ method: 'UPDATE', data: one })),
    false,
  );
}

const offerFields = ['availability', 'price', 'quantity_to_sell_on_facebook'] as const;

const statusOf = ({ state }: PlatformProduct) => (state === 'draft' ? 'archived' : 'active');

function allOf(listing: ChannelListing, status: 'active' | 'archived'): MetaRequest[] {
  return metaItems(listing, listing.variants).map((item) => ({
    method: 'UPDATE',
    data: { ...metaItemData(item), status },
  }));
}

const gone = (id: string): MetaRequest => ({ method: 'DELETE', data: { id } });
