import { and, eq, isNull } from 'drizzle-orm';
import {
  type Breaker,
  breakerState,
  onAnswer,
  onCall,
  onFailure,
} from '#app/domain/channels/push/breaker.ts';
import { type Pace, takeMore, takeOne } from '#app/domain/channels/push/bucket.ts';
import type { Context } from '#app/server/context.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';
import type { Tx } from '#db/store.ts';

type Gate = { shopId: string; channelCode: string; pace: Pace };
type GateRow = {
  tokens: number;
  filledAt: number;
  parkedUntil: number | null;
  failures: number;
  openUntil: number | null;
};

const MOST_TRIES = 8;
/** A wait that is not worth going back to the queue for. */
const SHORT_MS = 300;
/** Those who wait for the same moment come back over this share more of the wait. */
const JITTER = 0.5;
/** Those who wait for a quota to open come back over this time. */
const QUOTA_SPREAD_MS = 60_000;

/**
 * Lets one call of a shop pass: its breaker is closed, its shop is not parked, its bucket holds a call, which is taken.
 * The rows are shared by every process.
 * @throws Postponed until it may be tried again.
 */
export async function passGate(context: Context, gate: Gate): Promise<void> {
  await takeCall(context, gate);
  // Last, because in a breaker that is half open the one call that passes has to be made.
  await changeGate(context, breakerKey(gate), (row, now) => {
    const next = onCall[breakerState(row, now)](row, now);
    if (!next) throw new Postponed(spread(now, (row.openUntil ?? now) - now));
    return { ...row, ...next };
  });
}

async function takeCall(context: Context, gate: Gate): Promise<void> {
  const { clock } = context;
  for (let isSecond = false; ; isSecond = true) {
    let waitMs = 0;
    await changeGate(context, shopKey(gate), (row, now) => {
      if (row.parkedUntil !== null && row.parkedUntil > now) {
        throw new Postponed(row.parkedUntil + Math.round(Math.random() * QUOTA_SPREAD_MS));
      }
      const taken = takeOne(
        row.isNew ? { tokens: gate.pace.burst * 1000, filledAt: now } : row,
        gate.pace,
        now,
      );
      waitMs = 'waitMs' in taken ? taken.waitMs : 0;
      return { ...row, ...('left' in taken ? taken.left : {}), parkedUntil: null };
    });
    if (waitMs === 0) return;
    if (isSecond || waitMs > SHORT_MS) throw new Postponed(spread(clock.now(), waitMs));
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** The call has been answered, after `calls` requests in all. */
export async function noteAnswer(context: Context, gate: Gate, calls: number): Promise<void> {
  await changeGate(context, breakerKey(gate), (row, now) => ({
    ...row,
    ...onAnswer[breakerState(row, now)](row, now),
  }));
  if (calls > 1) {
    await changeGate(context, shopKey(gate), (row, now) => ({
      ...row,
      ...takeMore(row, gate.pace, now, calls - 1),
    }));
  }
}

/** The platform has not answered, or with its own trouble. */
export async function noteFailure(context: Context, gate: Gate): Promise<void> {
  await changeGate(context, breakerKey(gate), (row, now) => ({
    ...row,
    ...onFailure[breakerState(row, now)](row, now),
  }));
}

/** Nothing is sent for the shop before this time. */
export async function parkShop(context: Context, gate: Gate, until: number): Promise<void> {
  await changeGate(context, shopKey(gate), (row) => ({
    ...row,
    parkedUntil: Math.max(row.parkedUntil ?? 0, until),
  }));
}

function spread(now: number, waitMs: number): number {
  return now + Math.ceil(waitMs * (1 + JITTER * Math.random()));
}

function shopKey({ shopId }: Gate): string {
  return `shop:${shopId}`;
}

function breakerKey({ channelCode }: Gate): string {
  return `channel:${channelCode}`;
}

/** Changes a row by compare and swap, so that of two processes each sees what the other has left. */
async function changeGate(
  { store, clock }: Context,
  key: string,
  change: (row: GateRow & Breaker & { isNew: boolean }, now: number) => GateRow,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (await store.write((tx) => swap(tx, clock.now()), { isolation: 'guarded' })) return;
  }
  throw new Postponed(clock.now() + SHORT_MS);

  async function swap(tx: Tx, now: number): Promise<boolean> {
    const { channelGate } = store.tables;
    const [row] = await tx.select().from(channelGate).where(eq(channelGate.key, key));
    const known: GateRow = row ?? {
      tokens: 0,
      filledAt: now,
      parkedUntil: null,
      failures: 0,
      openUntil: null,
    };
    const { tokens, filledAt, parkedUntil, failures, openUntil } = change(
      { ...known, isNew: row === undefined || row.filledAt === 0 },
      now,
    );
    const next = { tokens, filledAt, parkedUntil, failures, openUntil };
    if (!row) {
      const made = await tx
        .insert(channelGate)
        .values({ key, ...next })
        .onConflictDoNothing()
        .returning({ key: channelGate.key });
      return made.length > 0;
    }
    if (sameGate(known, next)) return true;
    const changed = await tx
      .update(channelGate)
      .set(next)
      .where(
        and(
          eq(channelGate.key, key),
          eq(channelGate.tokens, known.tokens),
          eq(channelGate.filledAt, known.filledAt),
          eq(channelGate.failures, known.failures),
          known.openUntil === null
            ? isNull(channelGate.openUntil)
            : eq(channelGate.openUntil, known.openUntil),
          known.parkedUntil === null
            ? isNull(channelGate.parkedUntil)
            : eq(channelGate.parkedUntil, known.parkedUntil),
        ),
      )
      .returning({ key: channelGate.key });
    return changed.length > 0;
  }
}

function sameGate(one: GateRow, other: GateRow): boolean {
  return (Object.keys(other) as Array<keyof GateRow>).every((name) => one[name] === other[name]);
}
