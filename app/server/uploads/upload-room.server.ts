import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Config } from '#app/server/config.server.ts';
import { TooManyTries } from '#app/server/rate-limit.server.ts';

/** One person's unfinished upload. */
export type UploadPlace = {
  /** Accounts for bytes that are now held. False: there is no room for them, and they must not be kept. */
  take(bytes: number): boolean;
  /** Some of them are held no longer. */
  give(bytes: number): void;
  /** None of them is; the place is not used again. */
  leave(): void;
};

export type UploadRoom = { open(owner: string): UploadPlace };

/**
 * The memory that unfinished uploads may hold in this process: an upload is held for as long as its sender likes, and
 * one sender may open hundreds.
 * @param totalBytes of all senders together; one sender gets at most a quarter, so that no one can shut out the others.
 */
export function openUploadRoom(totalBytes: number): UploadRoom {
  const perOwner = totalBytes / 4;
  const held = new Map<string, number>();
  let total = 0;
  return {
    open(owner) {
      let own = 0;
      const change = (bytes: number) => {
        own += bytes;
        total += bytes;
        const left = (held.get(owner) ?? 0) + bytes;
        if (left > 0) held.set(owner, left);
        else held.delete(owner);
      };
      return {
        take(bytes) {
          if (total + bytes > totalBytes || (held.get(owner) ?? 0) + bytes > perOwner) return false;
          change(bytes);
          return true;
        },
        give: (bytes) => change(-Math.min(bytes, own)),
        leave: () => change(-own),
      };
    },
  };
}

const rooms = new WeakMap<Config, UploadRoom>();

/** A place in this process's room (UPLOAD_MEMORY_BYTES) for one upload of `owner`. */
export function uploadPlace({ config }: { config: Config }, owner: string): UploadPlace {
  const room = rooms.get(config) ?? openUploadRoom(config.limits.uploadMemoryBytes);
  rooms.set(config, room);
  return room.open(owner);
}

const AGAIN_AFTER_MS = 30_000;

/** What the sender of an upload hears for which there is no room: their others, or others', will soon be done. */
export function noRoomNow(): TooManyTries {
  return new TooManyTries(AGAIN_AFTER_MS, 'uploadNoRoom');
}

/**
 * The body of a request, held in a place while it comes in. The caller leaves the place when done with the bytes.
 * @param bytes how many there must be, as the sender has said.
 * @returns null when there are more or fewer.
 * @throws TooManyTries
 */
export async function readBytes(
  request: Request,
  bytes: number,
  place: UploadPlace,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const body = request.body ? Readable.fromWeb(request.body as ReadableStream) : [];
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > bytes) return null;
    if (!place.take(part.byteLength)) throw noRoomNow();
    parts.push(part);
  }
  return size === bytes ? Buffer.concat(parts) : null;
}
