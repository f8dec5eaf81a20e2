import { type AnyColumn, and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Clock } from '#app/server/clock.server.ts';
import type { AnyJobKind } from '#app/server/jobs/job-queue.server.ts';
import type { Store, Tx } from '#db/store.ts';

/** A job in the hands of one worker until its lease ends. */
export type ClaimedJob = {
  readonly id: string;
  readonly kind: AnyJobKind;
  readonly payload: unknown;
  readonly attempt: number;
  readonly fence: number;
};

export type Slots = ReadonlyArray<{ kind: AnyJobKind; free: number }>;

type Market = { store: Store; clock: Clock };
type Candidate = { id: string; kind: string };

/**
 * Takes up to `most` due jobs for `worker`, by priority and then by time, at most `free` of each kind. Whoever
 * claims raises the fence: nobody who claimed before can finish the job any more.
 */
export async function claimJobs(
  { store, clock }: Market,
  slots: Slots,
  most: number,
  worker: string,
): Promise<ClaimedJob[]> {
  const open = openOf(slots);
  if (open.size === 0 || most <= 0) return [];
  if ((await dueKind({ store, clock }, slots)) === null) return [];
  return store.write(
    async (tx) => {
      const now = clock.now();
      const taken = withinSlots(await lockDueJobs(store, tx, [...open.keys()], now, most), open);
      const claimed: ClaimedJob[] = [];
      for (const [kindName, ids] of taken) {
        const kind = open.get(kindName)?.kind;
        if (kind) claimed.push(...(await take(store, tx, kind, ids, now, worker)));
      }
      return claimed;
    },
    { isolation: 'guarded' },
  );
}

function openOf(slots: Slots): Map<string, Slots[number]> {
  return new Map(slots.filter(({ free }) => free > 0).map((slot) => [slot.kind.kind, slot]));
}

/** A kind of which a job is due; null where none is. A look that writes nothing, for most looks find nothing. */
export async function dueKind({ store, clock }: Market, slots: Slots): Promise<string | null> {
  const { job } = store.tables;
  const kinds = [...openOf(slots).keys()];
  if (kinds.length === 0) return null;
  const due = and(eq(job.state, 'queued'), lte(job.runAt, clock.now()), isOneOf(job.kind, kinds));
  const [first] = await store.read((db) => db.select({ kind: job.kind }).from(job).where(due).limit(1));
  return first?.kind ?? null;
}

/** On PostgreSQL the rows stay locked, and rows that another worker holds are passed over. */
async function lockDueJobs(
  store: Store,
  tx: Tx,
  kinds: string[],
  now: number,
  most: number,
): Promise<Candidate[]> {
  const { job } = store.tables;
  const query = tx
    .select({ id: job.id, kind: job.kind })
    .from(job)
    .where(and(eq(job.state, 'queued'), lte(job.runAt, now), isOneOf(job.kind, kinds)))
    .orderBy(asc(job.priority), asc(job.runAt), asc(job.id))
    .limit(most);
  return store.dialect.skipLocked ? forUpdateSkipLocked(query) : query;
}

/**
 * The kinds are the program's own words. As a parameter each they cost more than all the rest of these statements, which
 * are the ones that run most often.
 */
function isOneOf(column: AnyColumn, kinds: readonly string[]): SQL {
  const odd = kinds.find((kind) => !/^[a-z0-9-]+$/.test(kind));
  if (odd !== undefined) throw new RangeError(`a kind of job cannot be called ${odd}`);
  return sql`${column} in (${sql.raw(kinds.map((kind) => `'${kind}'`).join(', '))})`;
}

type Lockable = { for(strength: 'update', config: { skipLocked: true }): Promise<Candidate[]> };

function forUpdateSkipLocked(query: unknown): Promise<Candidate[]> {
  return (query as Lockable).for('update', { skipLocked: true });
}

function withinSlots(
  candidates: ReadonlyArray<Candidate>,
  open: ReadonlyMap<string, { free: number }>,
): Map<string, string[]> {
  const taken = new Map<string, string[]>();
  for (const { id, kind } of candidates) {
    const ids = taken.get(kind) ?? [];
    if (ids.length < (open.get(kind)?.free ?? 0)) taken.set(kind, [...ids, id]);
  }
  return taken;
}

async function take(
  store: Store,
  tx: Tx,
  kind: AnyJobKind,
  ids: string[],
  now: number,
  worker: string,
): Promise<ClaimedJob[]> {
  const { job } = store.tables;
  const rows = await tx
    .update(job)
    .set({
      state: 'running',
      leasedBy: worker,
      leaseUntil: now + kind.leaseMs,
      attempts: sql`${job.attempts} + 1`,
      fence: sql`${job.fence} + 1`,
    })
    .where(and(inArray(job.id, ids), eq(job.state, 'queued')))
    .returning({ id: job.id, payload: job.payload, attempt: job.attempts, fence: job.fence });
  const order = new Map(ids.map((id, position) => [id, position]));
  return rows
    .map((row) => ({ ...row, kind }))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}
