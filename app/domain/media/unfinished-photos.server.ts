import { createHash } from 'node:crypto';
import type { Context } from '#app/server/context.ts';

/** One half-sent photo: its pieces in the storage. */
export type UnfinishedPhoto = {
  /** What the names of its pieces begin with. */
  prefix: string;
  keys: string[];
  /** What its pieces count for: each takes a place on the disk, however small it is. */
  bytes: number;
  /** When its last piece came; ms, by the storage's own clock. */
  touchedAt: number;
};

/** Pieces of our own pages are far larger, so this changes nothing for people. Bytes. */
const SMALLEST_COUNTED = 16 * 1024;

/** What the names of all pieces of a producer begin with. */
export function chunkOwner(producerId: string): string {
  return createHash('sha256').update(producerId).digest('hex').slice(0, 24);
}

/** What a piece counts for. */
export function countedBytes(bytes: number): number {
  return Math.max(bytes, SMALLEST_COUNTED);
}

/** The half-sent photos of one producer, or of all (null), those that were touched first in front. */
export async function listUnfinished(
  { storage }: Context,
  producerId: string | null,
): Promise<UnfinishedPhoto[]> {
  const photos = new Map<string, UnfinishedPhoto>();
  const owner = producerId === null ? '' : `${chunkOwner(producerId)}-`;
  for await (const { key, name, bytes, modifiedAt } of storage.list('chunks', owner)) {
    const prefix = name.slice(0, name.lastIndexOf('-') + 1);
    const photo = photos.get(prefix) ?? { prefix, keys: [], bytes: 0, touchedAt: 0 };
    photo.keys.push(key);
    photo.bytes += countedBytes(bytes);
    photo.touchedAt = Math.max(photo.touchedAt, modifiedAt);
    photos.set(prefix, photo);
  }
  return [...photos.values()].sort((a, b) => a.touchedAt - b.touchedAt);
}
