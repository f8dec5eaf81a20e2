import { createHash } from 'node:crypto';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { makeRoomForPiece } from '#app/domain/media/limit-unfinished.server.ts';
import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import { refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { chunkOwner } from '#app/domain/media/unfinished-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';

export type Chunk = {
  /** Chosen by the sender for this one photo. */
  clientKey: string;
  /** Where these bytes begin in the photo. */
  offset: number;
  /** Bytes of the whole photo. */
  total: number;
  bytes: Uint8Array;
};

export type Received = { received: number; whole: Uint8Array | null };

/**
 * Keeps one piece of a photo that is sent piece by piece over a weak network. A piece that does not continue where
 * the last one ended changes nothing; `received` says where to go on. With the last piece comes the whole photo,
 * which stays until `forgetChunks`, so that a failed decode does not cost the upload again.
 * Pieces lie in the shared storage, so that the next one may reach another process.
 * @throws DomainError with `field: 'photos'`; TooManyTries when the producer has too many half-sent photos under way
 */
export async function receiveChunk(context: Context, actor: SellerActor, chunk: Chunk): Promise<Received> {
  if (chunk.total > MAX_PHOTO_BYTES) throw refusedPhoto('tooBig');
  const prefix = chunkPrefix(actor, chunk.clientKey);
  const pieces = await listPieces(context, prefix);
  const received = lengthOf(pieces);
  if (chunk.offset !== received || chunk.offset + chunk.bytes.byteLength > chunk.total) {
    // All of it is there already: the answer to the last piece was lost on its way.
    return received === chunk.total
      ? { received, whole: await join(context, pieces) }
      : { received, whole: null };
  }
  if (chunk.bytes.byteLength === 0) return { received, whole: null };
  await makeRoomForPiece(context, actor, { prefix, bytes: chunk.bytes.byteLength });
  try {
    const { key } = await context.storage.putDerived(
      'chunks',
      `${prefix}${padded(chunk.offset)}`,
      chunk.bytes,
    );
    pieces.push({ key, offset: chunk.offset, bytes: chunk.bytes.byteLength });
  } catch (error) {
    if (isStorageFull(error)) throw new DomainError('photoNoRoom', { field: 'photos', cause: error });
    throw error;
  }
  const now = lengthOf(pieces);
  return { received: now, whole: now === chunk.total ? await join(context, pieces) : null };
}

/** How many bytes of a photo have arrived. */
export async function receivedBytes(
  context: Context,
  actor: SellerActor,
  clientKey: string,
): Promise<number> {
  return lengthOf(await listPieces(context, chunkPrefix(actor, clientKey)));
}

/** Drops the pieces of a photo, once it is taken in or found to be none. */
export async function forgetChunks(context: Context, actor: SellerActor, clientKey: string): Promise<void> {
  const pieces = await listPieces(context, chunkPrefix(actor, clientKey));
  await Promise.all(pieces.map(({ key }) => context.storage.delete(key)));
}

type Piece = { key: string; offset: number; bytes: number };

/** One producer cannot reach another's pieces, whatever key is chosen. */
function chunkPrefix(actor: SellerActor, clientKey: string): string {
  const key = createHash('sha256').update(`${actor.producerId}\n${clientKey}`).digest('hex').slice(0, 40);
  return `${chunkOwner(actor.producerId)}-${key}-`;
}

function padded(offset: number): string {
  return String(offset).padStart(9, '0');
}

async function listPieces({ storage }: Context, prefix: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const { key, name, bytes } of storage.list('chunks', prefix)) {
    pieces.push({ key, offset: Number(name.slice(prefix.length)), bytes });
  }
  return pieces.sort((a, b) => a.offset - b.offset);
}

/** What has arrived without a gap from the start. */
function lengthOf(pieces: Piece[]): number {
  return pieces.reduce((length, { offset, bytes }) => (offset === length ? length + bytes : length), 0);
}

async function join({ storage }: Context, pieces: Piece[]): Promise<Uint8Array> {
  const parts = await Promise.all(pieces.map(({ key }) => storage.get(key)));
  return Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0)));
}
