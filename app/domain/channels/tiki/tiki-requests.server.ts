import { z } from 'zod';
import {
  type PlatformProduct,
  type PlatformSession,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import { callTiki, callTikiOrNull } from '#app/domain/channels/tiki/call-tiki.server.ts';

/** Pages of the list of requests that are looked through, newest first; Tiki forgets requests after two months. */
const pages = 4;
const perPage = 50;

const sku = z.looseObject({ sku: z.string().nullish(), original_sku: z.string().nullish() });
const request = z.looseObject({
  request_id: z.coerce.string(),
  track_id: z.string().nullish(),
  state: z.string(),
  reason: z.string().nullish(),
  original_sku: z.string().nullish(),
  products: z.array(sku).nullish(),
  variants: z.array(sku).nullish(),
});

/** A request as the list has it; `skus`: the seller's own codes in it. */
export type TikiRequest = {
  requestId: string;
  trackId: string | null;
  state: string;
  reason: string;
  skus: readonly string[];
};

const tracked = z.looseObject({
  state: z.string(),
  reason: z.string().nullish(),
  request_id: z.coerce.string().nullish(),
});
export type TikiTracked = z.infer<typeof tracked>;

/** How a request stands; null where Tiki knows nothing of it any more. */
export function readTrack(session: PlatformSession, trackId: string): Promise<TikiTracked | null> {
  return callTikiOrNull(session, {
    method: 'GET',
    path: `/v2/tracking/${encodeURIComponent(trackId)}`,
    answer: tracked,
  });
}

/**
 * The last requests, newest first. Under which name the list has a request's codes is not documented, so every name that
 * Tiki uses elsewhere is read; nor is whether a request that still waits in the queue is in it.
 */
export async function readRequests(session: PlatformSession): Promise<TikiRequest[]> {
  const all: TikiRequest[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const { data } = await callTiki(session, {
      method: 'GET',
      path: '/v2/requests',
      query: { page: String(page), limit: String(perPage), include: 'products' },
      answer: z.object({ data: z.array(request) }),
    });
    all.push(...data.map(toRequest));
    if (data.length < perPage) break;
  }
  return all;
}

function toRequest(one: z.infer<typeof request>): TikiRequest {
  const parts = [
    ...(one.products ?? []),
    ...(one.variants ?? []),
    { original_sku: one.original_sku, sku: null },
  ];
  return {
    requestId: one.request_id,
    trackId: one.track_id ?? null,
    state: one.state,
    reason: one.reason ?? '',
    skus: parts.flatMap(({ original_sku: own, sku: code }) => (own ? [own] : code ? [code] : [])),
  };
}

/** @returns the request's track. */
export async function sendRequest(session: PlatformSession, body: unknown): Promise<string> {
  const { track_id: trackId } = await callTiki(session, {
    method: 'POST',
    path: '/v2.1/requests',
    json: body,
    answer: z.object({ track_id: z.string().min(1) }),
  });
  return trackId;
}

/**
 * Takes a request back that nobody has decided on. One that still waits in the queue has no number yet and cannot be; it
 * is tried again after a minute.
 */
export async function takeBack(session: PlatformSession, requestId: string | null): Promise<void> {
  if (requestId === null) {
    throw new PlatformTrouble('rate', 'Tiki: the request waits in the queue', { retryAfterMs: 60_000 });
  }
  await callTikiOrNull(session, {
    method: 'DELETE',
    path: `/v2/requests/${requestId}`,
    answer: z.unknown(),
  });
}

/** Null where it was let through and became products. */
export function stateOfRequest(state: string): PlatformProduct['state'] | null {
  switch (state) {
    case 'approved':
      return null;
    // One that was taken back may be made anew at any time, which what is removed may not.
    case 'rejected':
    case 'deleted':
      return 'rejected';
    default:
      // queuing, processing, drafted, bot_awaiting_approve, md_awaiting_approve, awaiting_approve
      return 'in_review';
  }
}
