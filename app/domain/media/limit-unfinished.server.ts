import type { SellerActor } from '#app/domain/accounts/actor.ts';
import {
  countedBytes,
  listUnfinished,
  type UnfinishedPhoto,
} from '#app/domain/media/unfinished-photos.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { TooManyTries } from '#app/server/rate-limit.server.ts';

const MINUTE_MS = 60_000;
/** A photo of which nothing came for this long is most likely left; one that is being sent gets a piece in seconds. */
const LEFT_AFTER_MS = 10 * MINUTE_MS;
/** When all producers together have too many, what was left for this long makes room, whosever it is. */
const LEFT_FOR_ALL_AFTER_MS = 60 * MINUTE_MS;
/** All producers' pieces are looked through this often at most. */
const LOOK_EVERY_MS = 15_000;

/**
 * Room for one more piece within what half-sent photos may take: LIMIT_UNFINISHED_BYTES_PER_PRODUCER and
 * LIMIT_UNFINISHED_BYTES. Photos that were left make room: the producer's own, and where all together have too many
 * also others'.
 * @param piece `prefix`: of the photo that it belongs to, which stays whole.
 * @throws TooManyTries when the producer sends too many at once; DomainError photoNoRoom when all together do
 */
export async function makeRoomForPiece(
  context: Context,
  actor: SellerActor,
  piece: { prefix: string; bytes: number },
): Promise<void> {
  const { unfinishedBytesPerProducer, unfinishedBytes } = context.config.limits;
  const wanted = countedBytes(piece.bytes);
  const own = await listUnfinished(context, actor.producerId);
  const used = await clear(context, own, {
    most: unfinishedBytesPerProducer - wanted,
    leftMs: LEFT_AFTER_MS,
    except: piece.prefix,
  });
  if (used + wanted > unfinishedBytesPerProducer) {
    context.log.warn({ evt: 'limit.hit', limit: 'unfinished' }, 'a producer has too many half-sent photos');
    throw new TooManyTries(LEFT_AFTER_MS);
  }
  const all = await usedByAll(context);
  if (all.bytes + wanted > unfinishedBytes) {
    all.bytes = await clear(context, await listUnfinished(context, null), {
      most: unfinishedBytes - wanted,
      leftMs: LEFT_FOR_ALL_AFTER_MS,
      except: piece.prefix,
    });
  }
  if (all.bytes + wanted > unfinishedBytes) {
    context.log.error({ evt: 'limit.hit', limit: 'unfinished-all' }, 'half-sent photos take all their room');
    throw new DomainError('photoNoRoom', { field: 'photos' });
  }
  all.bytes += wanted;
}

/** Deletes photos that were left, the oldest first, until no more than `most` bytes are used; how many are. */
async function clear(
  { storage }: Context,
  photos: readonly UnfinishedPhoto[],
  { most, leftMs, except }: { most: number; leftMs: number; except: string },
): Promise<number> {
  let used = sum(photos);
  for (const photo of photos) {
    if (used <= most) break;
    if (photo.prefix === except) continue;
    if (!(await deleteLeft(storage, photo, leftMs))) break;
    used -= photo.bytes;
  }
  return used;
}

function sum(photos: readonly UnfinishedPhoto[]): number {
  return photos.reduce((bytes, photo) => bytes + photo.bytes, 0);
}

/** False when a piece of it came meanwhile, or not long ago. */
async function deleteLeft(
  storage: Context['storage'],
  { keys }: UnfinishedPhoto,
  leftMs: number,
): Promise<boolean> {
  // The last piece first: as long as it is young the photo is whole.
  for (const key of [...keys].sort().reverse()) {
    if (!(await storage.delete(key, { untouchedMs: leftMs }))) return false;
  }
  return true;
}

type UsedByAll = { bytes: number; lookedAt: number };
const known = new WeakMap<Context['storage'], UsedByAll>();

/** What all half-sent photos take: looked up now and then, and what came to this process since. */
async function usedByAll(context: Context): Promise<UsedByAll> {
  const last = known.get(context.storage);
  if (last && performance.now() - last.lookedAt < LOOK_EVERY_MS) return last;
  const now = { bytes: sum(await listUnfinished(context, null)), lookedAt: performance.now() };
  known.set(context.storage, now);
  return now;
}
