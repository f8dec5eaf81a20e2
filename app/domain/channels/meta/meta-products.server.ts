import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { callMeta } from '#app/domain/channels/meta/call-meta.server.ts';
import { type BatchOutcome, batchRefusals, readBatch } from '#app/domain/channels/meta/meta-batch.server.ts';
import { metaRefusal } from '#app/domain/channels/meta/meta-trouble.ts';
import type {
  PlatformProduct,
  PlatformRefusal,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';

/** Most ids in one question; Meta tells no limit. */
const idsAtOnce = 50;

const item = z.object({
  id: z.coerce.string(),
  retailer_id: z.coerce.string(),
  visibility: z.string().default('published'),
  review_status: z.string().nullish(),
  review_rejection_reasons: z.array(z.string()).nullish(),
  errors: z
    .array(
      z.object({
        error_type: z.string().default(''),
        error_priority: z.string().default(''),
        title: z.string().default(''),
        description: z.string().default(''),
      }),
    )
    .nullish(),
});
type Item = z.infer<typeof item>;

/**
 * What we know of a size over there: Meta's id of its item or, until that was seen, the handle of the batch that brings
 * it. The items themselves are asked for by our public codes.
 */
const batchMark = 'batch:';
export const comingBy = (handle: string | null) => `${batchMark}${handle ?? ''}`;
export const isComing = (known: string) => known.startsWith(batchMark);
const handleOf = (known: string) => (isComing(known) ? known.slice(batchMark.length) : '');

/** Meta knows single items only; those of one listing share the group id, which is our listing's public code. */
export function metaExternalId({ variants, publicCode }: ChannelListing): string {
  const [only] = variants;
  return variants.length === 1 && only ? only.publicCode : publicCode;
}

/** By the ids of the listing's own items. One that is still in a batch does not show: a batch that is repeated makes the same item. */
export async function findMetaProduct(
  session: PlatformSession,
  listing: ChannelListing,
): Promise<PlatformProduct | null> {
  const codes = listing.variants.map(({ publicCode }) => publicCode);
  const items = await readItems(session, codes);
  if (items.size === 0) return null;
  const variants = Object.fromEntries(
    codes.flatMap((code) => {
      const found = items.get(code);
      return found ? [[code, found.id]] : [];
    }),
  );
  const known: PlatformProduct = {
    externalId: metaExternalId(listing),
    state: 'in_review',
    variants,
    url: null,
    refusals: [],
  };
  return described(known, items, new Map());
}

/** In the order asked: all items in few questions, and the batches of those that are not there yet. */
export async function pollMetaProducts(
  session: PlatformSession,
  known: readonly PlatformProduct[],
): Promise<PlatformProduct[]> {
  const items = await readItems(
    session,
    known.flatMap(({ variants }) => Object.keys(variants)),
  );
  const awaited = known.flatMap(({ variants }) =>
    Object.entries(variants).flatMap(([code, value]) => (items.has(code) ? [] : [handleOf(value)])),
  );
  const batches = new Map<string, BatchOutcome>();
  for (const handle of new Set(awaited)) {
    if (handle !== '') batches.set(handle, await readBatch(session, handle));
  }
  return known.map((one) => described(one, items, batches));
}

async function readItems(session: PlatformSession, codes: readonly string[]): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (let from = 0; from < codes.length; from += idsAtOnce) {
    const part = codes.slice(from, from + idsAtOnce);
    const { data } = await callMeta(session, {
      method: 'GET',
      path: `/${session.grant.shopId}/products`,
      query: {
        filter: JSON.stringify({ retailer_id: { is_any: part } }),
        fields: 'id,retailer_id,visibility,review_status,review_rejection_reasons,errors',
        limit: '100',
      },
      answer: z.object({ data: z.array(item) }),
    });
    for (const one of data) items.set(one.retailer_id, one);
  }
  return items;
}

type Seen = { state: PlatformProduct['state'] | null; refusals: readonly PlatformRefusal[]; id: string };

function described(
  known: PlatformProduct,
  items: ReadonlyMap<string, Item>,
  batches: ReadonlyMap<string, BatchOutcome>,
): PlatformProduct {
  const entries = Object.entries(known.variants);
  const seen = entries.map(([code, value], size): Seen => {
    const found = items.get(code);
    if (found) return { ...ofItem(found, size), id: found.id };
    return { ...ofBatch(batches.get(handleOf(value)), code, size), id: value };
  });
  return {
    ...known,
    state: together(known.state, seen),
    variants: Object.fromEntries(entries.map(([code], size) => [code, seen[size]?.id ?? ''])),
    refusals: seen.flatMap(({ refusals }) => refusals),
  };
}

/** Meta writes its words in capitals or not. "no_review" and nothing: not looked at, and shown. */
function ofItem(found: Item, size: number): Omit<Seen, 'id'> {
  const fatal = (found.errors ?? []).filter((error) => error.error_priority.toUpperCase() === 'HIGH');
  const refusals = [
    ...fatal.map(({ error_type: type, title, description }) =>
      metaRefusal(type || 'error', [title, description].filter(Boolean).join(' '), size),
    ),
    ...(found.review_rejection_reasons ?? []).map((reason) => metaRefusal('review', reason, size)),
  ];
  const review = (found.review_status ?? '').toLowerCase();
  if (review === 'rejected' || fatal.length > 0) return { state: 'rejected', refusals };
  if (found.visibility.toLowerCase() !== 'published') return { state: 'draft', refusals };
  return { state: review === 'pending' ? 'in_review' : 'live', refusals };
}

/** Of an item that is not there: refused in its batch, or still coming. Null: nothing is known of it. */
function ofBatch(batch: BatchOutcome | undefined, code: string, size: number): Omit<Seen, 'id'> {
  if (!batch) return { state: null, refusals: [] };
  const refusals = batchRefusals(batch.errors, code, size);
  if (refusals.length > 0) return { state: 'rejected', refusals };
  if (batch.state === 'lost') {
    const reason: PlatformRefusal = { code: 'batch_lost', message: 'The batch was broken off', field: null };
    return { state: 'rejected', refusals: [reason] };
  }
  return { state: 'in_review', refusals: [] };
}

function together(before: PlatformProduct['state'], seen: readonly Seen[]): PlatformProduct['state'] {
  const has = (state: PlatformProduct['state'] | null) => seen.some((one) => one.state === state);
  const wasOnSale = before === 'live' || before === 'suspended';
  if (seen.every(({ state }) => state === null)) return before === 'in_review' ? 'in_review' : 'removed';
  if (has('rejected')) return wasOnSale ? 'suspended' : 'rejected';
  if (has('in_review') || (has(null) && before === 'in_review')) return 'in_review';
  return has('live') ? 'live' : 'draft';
}
