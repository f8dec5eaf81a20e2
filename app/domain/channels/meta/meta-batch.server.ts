import { z } from 'zod';
import { callMeta } from '#app/domain/channels/meta/call-meta.server.ts';
import { type MetaItem, metaFields } from '#app/domain/channels/meta/meta-item.ts';
import { metaRefusal } from '#app/domain/channels/meta/meta-trouble.ts';
import {
  type PlatformRefusal,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';

export type MetaRequest = {
  method: 'UPDATE' | 'DELETE';
  data: Readonly<Record<string, unknown>> & { id: string };
};

const issues = z.array(z.object({ message: z.string().default('') })).default([]);
const accepted = z.object({
  handles: z.array(z.string()).default([]),
  validation_status: z
    .array(z.object({ retailer_id: z.coerce.string().default(''), errors: issues }))
    .default([]),
});

/**
 * Sends changes of one listing's items as one batch. What Meta sees at a glance is refused at once; the rest is worked off
 * later, see `readBatch`.
 * @param allowUpsert whether an item that is not there is made
 * @returns the batch's handle, null where nothing was taken in
 * @throws PlatformTrouble `refused` with a reason for each item; what was not refused has been taken in
 */
export async function sendBatch(
  session: PlatformSession,
  requests: readonly MetaRequest[],
  allowUpsert: boolean,
): Promise<string | null> {
  const told = await callMeta(session, {
    method: 'POST',
    path: `/${session.grant.shopId}/items_batch`,
    json: { item_type: 'PRODUCT_ITEM', allow_upsert: allowUpsert, requests },
    answer: accepted,
  });
  const ids = requests.map(({ data }) => data.id);
  const refusals = told.validation_status.flatMap(({ retailer_id: id, errors }) =>
    errors.map(({ message }) => metaRefusal('validation', message, Math.max(0, ids.indexOf(id)))),
  );
  if (refusals.length > 0) throw new PlatformTrouble('refused', 'Meta: validation', { refusals });
  return told.handles[0] ?? null;
}

const status = z.object({
  data: z.array(
    z.object({
      status: z.string().default(''),
      errors: z
        .array(z.object({ id: z.coerce.string().default(''), message: z.string().default('') }))
        .default([]),
      ids_of_invalid_requests: z.array(z.coerce.string()).default([]),
    }),
  ),
});

export type BatchOutcome = {
  /** `lost`: broken off over there; some of it may have been done. */
  state: 'underWay' | 'finished' | 'lost';
  /** What is wrong with an item, by its id; that item was not saved. */
  errors: ReadonlyMap<string, readonly string[]>;
};

/** How far a batch is. One that Meta does not know any more counts as finished. */
export async function readBatch(session: PlatformSession, handle: string): Promise<BatchOutcome> {
  const { data } = await callMeta(session, {
    method: 'GET',
    path: `/${session.grant.shopId}/check_batch_request_status`,
    query: { handle, load_ids_of_invalid_requests: 'true' },
    answer: status,
  });
  const [told] = data;
  const word = told?.status.toLowerCase() ?? 'finished';
  const errors = new Map<string, string[]>();
  for (const { id, message } of told?.errors ?? []) errors.set(id, [...(errors.get(id) ?? []), message]);
  // Meta lists the first errors only; every id that failed stands here.
  for (const id of told?.ids_of_invalid_requests ?? [])
    if (!errors.has(id)) errors.set(id, ['invalid request']);
  const isLost = word === 'error' || word === 'canceled';
  return { state: isLost ? 'lost' : word === 'finished' ? 'finished' : 'underWay', errors };
}

/** Asks once how a batch went: mostly it is done by then, and what was refused shows at once. @throws PlatformTrouble */
export async function confirmBatch(
  session: PlatformSession,
  handle: string | null,
  ids: readonly string[],
): Promise<void> {
  if (handle === null) return;
  const { errors } = await readBatch(session, handle);
  const refusals = ids.flatMap((id, size) => batchRefusals(errors, id, size));
  if (refusals.length > 0) throw new PlatformTrouble('refused', 'Meta: batch', { refusals });
}

export function batchRefusals(errors: BatchOutcome['errors'], id: string, size: number): PlatformRefusal[] {
  return (errors.get(id) ?? []).map((message) => metaRefusal('batch', message, size));
}

/**
 * An item of the feed as the batch takes it: the same names and values, with the list of pictures as a list and the
 * quantity as a number. Meta documents these forms by example only.
 */
export function metaItemData(
  item: MetaItem,
  only: ReadonlyArray<(typeof metaFields)[number]> = metaFields,
): Record<string, unknown> & { id: string } {
  const data: Record<string, unknown> & { id: string } = { id: item.id ?? '' };
  for (const field of only) {
    const value = item[field];
    if (!value || field === 'id') continue;
    if (field === 'additional_image_link') data[field] = value.split(',');
    else if (field === 'quantity_to_sell_on_facebook') data[field] = Number(value);
    else data[field] = value;
  }
  return data;
}
