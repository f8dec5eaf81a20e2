import { orderTag } from '#app/domain/orders/move-order.server.ts';
import { type PayState, readPayState } from '#app/domain/payments/buyer-page/read-pay-state.server.ts';
import type { Context } from '#app/server/context.ts';
import { listenForChanges } from '#app/server/listen-for-changes.server.ts';
import { WaitingRoom } from '#app/server/waiting-room.ts';

/** Less than proxies and browsers wait for an answer. */
const LONGEST_MS = 20_000;
/** What nobody calls for (money that was too little, an answer to a complaint) is seen by looking this often. */
const LOOK_EVERY_MS = 1_000;
/** Each takes a connection and some 20 kB. */
const MOST_WAITING = 500;
/** One buyer's windows. */
const MOST_OF_ONE_ORDER = 8;

const rooms = new WeakMap<Context['store'], WaitingRoom>();

/**
 * How a checkout stands, as soon as it stands otherwise than the page shows it, whichever process has changed it; after some
 * 20 seconds, and when there is no place to wait, as it stands.
 * @param known the version that the page shows.
 * @param ends signals of which any ends the waiting: nobody waits for it any more, or the process is to end.
 */
export async function awaitPayState(
  context: Context,
  groupId: string,
  { known, ends }: { known: string; ends: readonly AbortSignal[] },
): Promise<PayState> {
  const room =
    rooms.get(context.store) ?? new WaitingRoom({ most: MOST_WAITING, mostOfOne: MOST_OF_ONE_ORDER });
  rooms.set(context.store, room);
  const first = await readPayState(context, groupId);
  const leave = first.version === known ? room.enter(groupId) : null;
  if (!leave) return first;
  const bell = new Bell();
  // What was changed since the first look rings at the first poll.
  const tags = first.orders.map(({ id }) => orderTag(id));
  const forget = listenForChanges(context, tags, bell.ring);
  for (const end of ends) end.addEventListener('abort', bell.ring);
  const isEnded = () => ends.some(({ aborted }) => aborted);
  try {
    const until = performance.now() + LONGEST_MS;
    let state = first;
    while (state.version === known && !isEnded()) {
      const left = until - performance.now();
      if (left <= 0) break;
      await bell.rung(Math.min(LOOK_EVERY_MS, left));
      if (!isEnded()) state = await readPayState(context, groupId);
    }
    return state;
  } finally {
    for (const end of ends) end.removeEventListener('abort', bell.ring);
    forget();
    leave();
  }
}

/** Rung while nobody waits, it is heard by the next who does. */
class Bell {
  #isRung = false;
  #wake: (() => void) | null = null;

  readonly ring = (): void => {
    this.#isRung = true;
    this.#wake?.();
  };

  /** Waits until it is rung, or so long. */
  async rung(mostMs: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = null;
    this.#isRung = false;
  }
}
