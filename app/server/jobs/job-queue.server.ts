import type { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

export type JobLane = 'usual' | 'outside';

export const jobLanes = ['usual', 'outside'] as const satisfies ReadonlyArray<JobLane>;

/** What a job's handler knows of its run. */
export type JobRun = {
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Ends when the lease is lost or the process stops: long work should stop too. */
  readonly signal: AbortSignal;
};

/**
 * A kind of work to do later. `run` does the slow or outside part and may return a `finish`, whose database work
 * commits together with the job's own "done": its effect happens exactly once, even when a worker was paused and
 * another has done the job meanwhile.
 */
export type JobKind<Payload> = {
  readonly kind: string;
  readonly payload: z.ZodType<Payload>;
  readonly maxAttempts: number;
  /** Lower runs first; 100 is usual. */
  readonly priority: number;
  /** How long a worker may be silent before another takes the job; the lease is renewed while it runs. */
  readonly leaseMs: number;
  /** Most runs of this kind at a time in one process. */
  readonly concurrency: number;
  /** Whose places it takes: `outside` is for work that waits for other people's servers, so that it holds up nothing else. */
  readonly lane: JobLane;
  /** Each statement of what `run` gives back carries its own guard: its write is `guarded`, as `WriteOptions` says. */
  readonly isEffectGuarded?: boolean;
  /** Runs by itself, once in every period, whichever process comes first. */
  readonly repeat?: JobRepeat<Payload>;
  readonly run: (
    context: Context,
    payload: Payload,
    run: JobRun,
  ) => Promise<((tx: Tx) => Promise<void>) | undefined | void>;
};

export type JobRepeat<Payload> = {
  readonly everyMs: number;
  /** Where in the period, e.g. a local hour of the day; milliseconds from the start of a UTC period. */
  readonly offsetMs?: number;
  readonly payload: Payload;
};

/** Kinds side by side in one list, whatever their payloads. */
export type AnyJobKind = Omit<JobKind<unknown>, 'run' | 'repeat'> & {
  readonly repeat?: JobRepeat<unknown>;
  readonly run: (
    context: Context,
    payload: never,
    run: JobRun,
  ) => Promise<((tx: Tx) => Promise<void>) | undefined | void>;
};

export type EnqueueOptions = {
  /** Milliseconds UTC; default now. */
  runAt?: number;
  /**
   * At most one unfinished job of the kind with this key; a second one is dropped, also while the first is
   * running. For work that is the same whenever it runs (the renditions of one picture).
   */
  uniqueKey?: string;
  /**
   * With a `uniqueKey`, for work that looks at what is there when it begins: a job that waits is moved forward to
   * `runAt`, and one that runs already runs once more afterwards.
   */
  again?: boolean;
};

export type JobQueue = {
  /** Leaves a job inside a write: it exists only if the write commits. */
  enqueue<Payload>(tx: Tx, kind: JobKind<Payload>, payload: Payload, options?: EnqueueOptions): Promise<void>;
  /** Leaves each of these, by one statement. */
  enqueueEach(tx: Tx, wanted: readonly JobToLeave[]): Promise<void>;
};

/** A job that is ready to be left, of whatever kind. */
export type JobToLeave = Pick<JobKind<unknown>, 'kind' | 'priority' | 'maxAttempts'> & {
  /** As its kind has read it. */
  readonly payload: unknown;
};

/** @throws ZodError when the payload is none of this kind's. */
export function jobToLeave<Payload>(
  { kind, priority, maxAttempts, payload: schema }: JobKind<Payload>,
  payload: Payload,
): JobToLeave {
  return { kind, priority, maxAttempts, payload: schema.parse(payload) };
}

/**
 * Thrown by a job that has to wait for a time that it knows (a quota that opens, a platform that asked for it): it goes
 * back to the queue until then, without having spent an attempt. What `effect` writes commits together with that.
 */
export class Postponed extends Error {
  override name = 'Postponed';
  /** ms UTC. */
  readonly until: number;
  readonly effect: ((tx: Tx) => Promise<void>) | undefined;
  /** What was due is done: it begins anew then, and what went wrong before counts no more. */
  readonly isFresh: boolean;

  constructor(until: number, effect?: (tx: Tx) => Promise<void>, { isFresh = false } = {}) {
    super('postponed');
    this.until = until;
    this.effect = effect;
    this.isFresh = isFresh;
  }
}

/** Declares a kind of job with the usual lease and number of attempts. */
export function defineJob<Payload>(
  kind: Pick<JobKind<Payload>, 'kind' | 'payload' | 'run'> & Partial<JobKind<Payload>>,
): JobKind<Payload> {
  return { maxAttempts: 12, priority: 100, leaseMs: 60_000, concurrency: 4, lane: 'usual', ...kind };
}
