import { z } from 'zod';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { findPhoto } from '#app/domain/media/find-photo.server.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import {
  type Chunk,
  forgetChunks,
  receiveChunk,
  receivedBytes,
} from '#app/domain/media/receive-chunk.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { actionFor, type GuardedArgs, loaderFor } from '#app/routes/route-guard.server.ts';
import { type DomainError, isDomainError, NotFound } from '#app/server/domain-error.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';
import { readBytes, uploadPlace } from '#app/server/uploads/upload-room.server.ts';

/**
 * `/media/photos/:key`: one photo of the producer, sent piece by piece so that a broken connection costs one piece.
 * The key is the sender's own (a UUID); sending under a key that is done answers with its photo.
 *
 * GET `?sha256=` → 200 `{photo}` when it is there, by key or by the file's hash, else 200 `{received}`.
 * PUT with `Content-Range: bytes <first>-<last>/<total>` → 200 `{photo}` after the last piece, 202 `{received}`
 * after another one, 409 `{received}` when the piece does not continue there, 422 `{code, params}` when it is
 * refused, 429 when too much was sent in a minute. `X-File-Name` is the name, percent-encoded.
 */
export type PhotoAnswer =
  | { photo: Photo }
  | { received: number }
  | { code: DomainError['code']; params: DomainError['params'] };

const KEY = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const HASH = z.string().regex(/^[0-9a-f]{64}$/);

export const loader = loaderFor('seller', async ({ context, actor, params, url }) => {
  const clientKey = readKey(params.key);
  const uploadHash = HASH.safeParse(url.searchParams.get('sha256')).data ?? null;
  // The pieces are on their way: the decoder can start meanwhile.
  waitingDecoder().warm();
  return answering(async () => {
    const photo = await findPhoto(context, actor, { clientKey, uploadHash });
    return photo ? json({ photo }) : json({ received: await receivedBytes(context, actor, clientKey) });
  });
});

export const action = actionFor('seller', async (args) => {
  const clientKey = readKey(args.params.key);
  if (args.request.method !== 'PUT')
    return new Response(null, { status: 405, headers: { allow: 'GET, PUT' } });
  return answering(() => receive(args, args.actor, clientKey));
});

async function receive({ request, context }: GuardedArgs<'seller'>, actor: SellerActor, clientKey: string) {
  const range = readRange(request.headers.get('content-range'));
  if (!range) return new Response(null, { status: 400 });
  const place = uploadPlace(context, actor.producerId);
  try {
    const bytes = await readBytes(request, range.last - range.first + 1, place);
    if (!bytes) return new Response(null, { status: 400 });
    return await keepPiece({ request, context }, actor, {
      clientKey,
      offset: range.first,
      total: range.total,
      bytes,
    });
  } finally {
    place.leave();
  }
}

async function keepPiece(
  { request, context }: Pick<GuardedArgs<'seller'>, 'request' | 'context'>,
  actor: SellerActor,
  piece: Chunk,
) {
  const { clientKey } = piece;
  const { received, whole } = await receiveChunk(context, actor, piece);
  if (!whole) return json({ received }, received === piece.offset + piece.bytes.byteLength ? 202 : 409);
  const photo = await stagePhoto(context, actor, {
    bytes: whole,
    clientKey,
    fileName: readFileName(request.headers.get('x-file-name')),
  }).catch(async (error: unknown) => {
    if (isRefusedForGood(error)) await forgetChunks(context, actor, clientKey);
    throw error;
  });
  await forgetChunks(context, actor, clientKey);
  return json({ photo });
}

/** What is refused for what it is stays refused; a full disk has room again some day, a limit ends in a minute. */
function isRefusedForGood(error: unknown): boolean {
  return isDomainError(error) && error.code !== 'photoNoRoom' && !isTooManyTries(error);
}

async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const answer = json({ code: error.code, params: error.params }, isTooManyTries(error) ? 429 : 422);
    if (isTooManyTries(error)) answer.headers.set('retry-after', String(error.retryAfterSeconds));
    return answer;
  }
}

function json(answer: PhotoAnswer, status = 200): Response {
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}

function readKey(key: string | undefined): string {
  const parsed = KEY.safeParse(key);
  if (!parsed.success) throw new NotFound('photo');
  return parsed.data;
}

function readRange(header: string | null): { first: number; last: number; total: number } | null {
  const [, first, last, total] = /^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/.exec(header ?? '') ?? [];
  const range = { first: Number(first), last: Number(last), total: Number(total) };
  const isRange = range.first <= range.last && range.last < range.total && range.total <= MAX_PHOTO_BYTES * 8;
  return isRange ? range : null;
}

function readFileName(header: string | null): string | null {
  if (!header) return null;
  try {
    return fileNameOf(decodeURIComponent(header)) || null;
  } catch {
    return null;
  }
}
