import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNotNull, like, ne, notInArray, or } from 'drizzle-orm';
import { z } from 'zod';
import { claimWords } from '#app/domain/catalog/claim-words.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import {
  loadChannelListings,
  readChannelListings,
} from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { readDraftListings } from '#app/domain/channels/listing/read-draft-listings.server.ts';
import {
  dropScores,
  openScores,
  type ScoresReader,
  storeScores,
} from '#app/domain/channels/readiness/store-scores.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { JOBS_TAG } from '#app/server/jobs/create-job-queue.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS, localDate } from '#app/server/local-date.ts';

const AT_A_TIME = 100;
/** Reading as many with all that belongs to them takes SQLite some 4 ms, in which others wait. */
const READ_AT_A_TIME = 100;
/** A minute after a local day has begun (UTC+7), when dated rules, recognitions and papers begin and end. */
const DAY_BEGINS_MS = 17 * 3_600_000 + 60_000;

/** Looks at some listings, or at all of a producer, for every channel, and stores what has changed. */
export const scoreListings = defineJob({
  kind: 'score-listings',
  payload: z.object({ listingIds: z.array(z.string()).optional(), producerId: z.string().optional() }),
  priority: 40,
  run: async (context, { listingIds, producerId }) => {
    if (listingIds) await scoreSome(context, listingIds);
    if (producerId) await scoreOwn(context, producerId);
  },
});

/** Everything, once as each local day begins: what depends on the date, and whatever was missed. */
export const sweepReadiness = defineJob({
  kind: 'sweep-readiness',
  payload: z.object({}),
  priority: 60,
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: DAY_BEGINS_MS, payload: {} },
  run: async (context, _, { signal }) => {
    await scoreEverything(context, signal);
  },
});

/**
 * Looks at every listing of the market for every channel.
 * @returns how many rows were written.
 */
export async function scoreEverything(context: Context, signal?: AbortSignal): Promise<number> {
  const { store, clock } = context;
  const { listing } = store.tables;
  const today = localDate(clock.now());
  let reader: ScoresReader | undefined;
  let written = 0;
  let readAt = clock.now();
  for await (const listings of loadChannelListings(context, { atATime: READ_AT_A_TIME })) {
    signal?.throwIfAborted();
    const reading = await store.read((db) => {
      reader ??= openScores(db, store);
      return reader(listings);
    });
    written += await storeScores(context, { listings, isPublished: true, ...reading }, today, readAt);
    // The batch after the next is not read before now.
    readAt = clock.now();
  }
  const drafts = await idsAfter(context, eq(listing.state, 'draft'));
  for await (const ids of drafts) {
    signal?.throwIfAborted();
    written += await scoreSome(context, ids);
  }
  await dropUnseen(context);
  return written;
}

/** All of one producer's, after something that holds for all of them. */
async function scoreOwn(context: Context, producerId: string): Promise<void> {
  const { listing } = context.store.tables;
  for await (const ids of idsAfter(context, eq(listing.producerId, producerId))) {
    await scoreSome(context, ids);
  }
}

async function* idsAfter(context: Context, where: ReturnType<typeof eq>): AsyncGenerator<string[]> {
  const { listing } = context.store.tables;
  for (let after = ''; ; ) {
    const rows = await context.store.read((db) =>
      db
        .select({ id: listing.id })
        .from(listing)
        .where(and(where, gt(listing.id, after)))
        .orderBy(asc(listing.id))
        .limit(AT_A_TIME),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

/**
 * Looks at these listings for every channel: published ones as they stand, others as they are being written. What is
 * stored of those that channels no longer see goes.
 * @returns how many rows were written.
 */
export async function scoreSome(context: Context, listingIds: readonly string[]): Promise<number> {
  const { store, clock } = context;
  const { listing, producer } = store.tables;
  let written = 0;
  for (let from = 0; from < listingIds.length; from += AT_A_TIME) {
    const ids = listingIds.slice(from, from + AT_A_TIME);
    const readAt = clock.now();
    const today = localDate(readAt);
    const { published, drafts, reading } = await store.read(async (db) => {
      const published = await readChannelListings(db, context, ids, today);
      const writing = await db
        .select({ id: listing.id })
        .from(listing)
        .innerJoin(producer, eq(producer.id, listing.producerId))
        .where(and(inArray(listing.id, ids), eq(listing.state, 'draft')));
      const draftIds = writing.map(({ id }) => id);
      const drafts = await readDraftListings(db, context, draftIds, today);
      return { published, drafts, reading: await openScores(db, store)([...published, ...drafts]) };
    });
    const seen = new Set([...published, ...drafts].map(({ id }: ChannelListing) => id));
    written += await storeScores(
      context,
      { listings: published, isPublished: true, ...reading },
      today,
      readAt,
    );
    written += await storeScores(
      context,
      { listings: drafts, isPublished: false, ...reading },
      today,
      readAt,
    );
    const gone = ids.filter((id) => !seen.has(id));
    if (gone.length > 0) await dropScores(context, gone, readAt);
  }
  return written;
}

/** Of listings that were archived or suspended, and of channels that are no more. */
async function dropUnseen(context: Context): Promise<void> {
  const { store, clock } = context;
  const { listingReadiness, channelReadiness, listing, producer } = store.tables;
  const readAt = clock.now();
  const codes = channels.map(({ code }) => code);
  const gone = await store.read((db) =>
    db
      .select({ id: listingReadiness.listingId })
      .from(listingReadiness)
      .innerJoin(listing, eq(listing.id, listingReadiness.listingId))
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .where(
        or(
          notInArray(listing.state, ['published', 'draft']),
          and(ne(listing.state, 'draft'), isNotNull(producer.suspendedAt)),
        ),
      ),
  );
  for (let from = 0; from < gone.length; from += AT_A_TIME) {
    const ids = gone.slice(from, from + AT_A_TIME).map(({ id }) => id);
    await dropScores(context, ids, readAt);
  }
  await store.write((tx) =>
    tx.delete(channelReadiness).where(notInArray(channelReadiness.channelCode, codes)),
  );
}

/**
 * Leaves one sweep for the rules that this program has, unless one was left already: by another process, or when it was
 * started before with the same rules and with no others since.
 */
export async function sweepForNewRules({ store, clock }: Context): Promise<void> {
  const { job } = store.tables;
  const now = clock.now();
  const { kind, priority, maxAttempts } = sweepReadiness;
  const id = `${kind}@${rulesVersion()}`;
  await store.write(async (tx) => {
    const left = await tx
      .insert(job)
      .values({
        id,
        kind,
        payload: {},
        state: 'queued',
        priority,
        runAt: now,
        attempts: 0,
        maxAttempts,
        fence: 0,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: job.id });
    if (left.length === 0) return;
    // Of rules before: whoever goes back to them scores anew as well.
    await tx.delete(job).where(and(like(job.id, `${kind}@%`), ne(job.id, id), ne(job.state, 'running')));
    await store.touch(tx, [JOBS_TAG], now);
  });
}

/**
 * Differs when a channel, one of its rules or its wording does, or the table of claim words that rules lean on. A function
 * counts by its text; what it leans on besides is met by the sweep of the day.
 */
function rulesVersion(): string {
  const said = JSON.stringify(
    [channels.map(({ code, rules, wording }) => ({ code, rules, wording })), claimWords],
    (_, value) => (typeof value === 'function' || value instanceof RegExp ? String(value) : value),
  );
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
