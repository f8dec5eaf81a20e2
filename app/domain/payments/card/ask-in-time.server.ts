import type { Context } from '#app/server/context.ts';
import { WaitingRoom } from '#app/server/waiting-room.ts';

/** In one process: each holds a connection there and one here for as long as Stripe says nothing, up to half a minute. */
const MOST_ASKING = 64;
/** One buyer's windows. */
const MOST_OF_ONE_GROUP = 4;

const rooms = new WeakMap<Context['store'], WaitingRoom>();

/**
 * Asks the card provider something for a buyer who looks on. However slow it is, the buyer is answered in time, and few ask
 * at once. What was begun goes on by itself and keeps its place until it ends; what comes of it is in the books all the same.
 * @param groupId whose buyer asks.
 * @param mostMs so long the buyer waits, in real time.
 * @param ask makes the calls; what it throws in time is thrown.
 * @returns null when there was no place, or no answer in time.
 */
export async function askInTime<T>(
  context: Context,
  { groupId, mostMs }: { groupId: string; mostMs: number },
  ask: () => Promise<T>,
): Promise<{ value: T } | null> {
  const room =
    rooms.get(context.store) ?? new WaitingRoom({ most: MOST_ASKING, mostOfOne: MOST_OF_ONE_GROUP });
  rooms.set(context.store, room);
  const leave = room.enter(groupId);
  if (!leave) return null;
  let isLate = false;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, mostMs);
  });
  const asked = ask()
    .then((value) => ({ value }))
    .catch((error: unknown) => {
      if (!isLate) throw error;
      context.log.warn({ groupId, err: error }, 'what a buyer no longer waited for has failed');
      return null;
    })
    .finally(leave);
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
