import { and, asc, count, eq, gt, gte, inArray, isNull, notInArray, or } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { type CountedFix, commonFixes } from '#app/domain/channels/bulk-fix/common-fixes.server.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import type { HeldGap, PushGap } from '#app/domain/channels/push/read-push-listings.server.ts';
import { type ChannelCounts, channelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import { hasRule, problemSets, rulesIn } from '#app/domain/channels/readiness/problem-sets.server.ts';
import {
  type FileOnly,
  fileOnly,
  obstacleKey,
  type PushObstacle,
  pushedChannels,
  pushObstacles,
} from '#app/domain/channels/readiness/push-gaps.server.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { standingRefusals } from '#app/domain/channels/readiness/standing-refusals.server.ts';
import {
  countWaiting,
  givenOf,
  lackedSets,
  partItems,
  readWaiting,
  type WaitingRow,
} from '#app/domain/channels/readiness/waiting-content.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type ChannelReadiness = {
  code: string;
  name: string;
  score: number;
  state: 'ready' | 'fixable' | 'closed';
  blocking: number;
  warnings: number;
  /** What is still to be done; `blocking` counts the rules of it that keep the listing out. */
  items: ShownItem[];
  /** What was given in a change that a reviewer has. */
  given: ShownItem[];
  /** Ready for a file, and yet not to be pushed into the shop that is connected, or held there; null otherwise. */
  pushGap: PushGap | HeldGap | null;
  /** Ready, and yet refused by the platform as it is; none once the listing has changed since, or is on its way again. */
  refusals: ExplainedRefusal[];
};

export type ListingReadiness = {
  listingId: string;
  title: string;
  isPublished: boolean;
  /** What staff said when they sent the last change back; null where none is to be mended. */
  returnedWith: string | null;
  channels: ChannelReadiness[];
};

export type OwnReadiness = {
  listings: ListingReadiness[];
  /** What to ask for next; null at the end. */
  next: string | null;
  counts: ChannelCounts[];
  /** On channels with a connected shop: those that a file would take and a push would not. */
  fileOnly: FileOnly[];
  /** Rules broken by own listings on the channel asked for, the most frequent first; empty without a channel. */
  rules: Array<{ ruleId: string; listings: number }>;
  /** What several of them lack in common, the most frequent first. */
  fixes: CountedFix[];
  /** Listings that were written a moment ago and not looked at yet. */
  pending: number;
};

export type OwnReadinessAsked = {
  /** Only this channel; null for all of them. */
  channel: string | null;
  /** Only listings that break this rule there; null for all. */
  rule: string | null;
  /** `next` of the page before; '' for the first. */
  after: string;
};

/** Of all channels a listing is ten cards: twenty of them are a page of half a megabyte. */
const pageSizes = { oneChannel: 20, allChannels: 10 } as const;
/** What was written longer ago has been looked at, or is met by the sweep; counting it would read every listing. */
const LOOKED_AT_MS = 600_000;

/**
 * The producer's listings by channels from the stored scores, those that are one fix away first: published ones as they
 * stand, drafts as they are being written.
 */
export async function listOwnReadiness(
  context: Context,
  actor: SellerActor,
  { channel, rule, after }: OwnReadinessAsked,
): Promise<OwnReadiness> {
  const { store, clock } = context;
  const { tables } = store;
  const { channelReadiness, listingReadiness } = tables;
  const { producerId } = actor;
  const today = localDate(clock.now());
  const refused = await standingRefusals(context, producerId);
  const { pushed, ...found } = await store.read(async (db) => {
    const stored = await problemSets(db, tables, eq(channelReadiness.producerId, producerId));
    const waiting = await readWaiting(db, context, producerId, today);
    const sets = lackedSets(stored, waiting);
    const ofChannel = sets.filter(({ channelCode }) => channelCode === channel);
    const source = channel === null ? listingReadiness : channelReadiness;
    const pageSize = channel === null ? pageSizes.allChannels : pageSizes.oneChannel;
    const place = cursorOf(after);
    const page = await db
      .select({ listingId: source.listingId, rank: source.rank })
      .from(source)
      .where(
        and(
          eq(source.producerId, producerId),
          channel === null ? undefined : eq(channelReadiness.channelCode, channel),
          channel === null || rule === null ? undefined : hasRule(tables, ofChannel, [rule]),
          channel === null || rule === null
            ? undefined
            : notInArray(source.listingId, givenOf(waiting, channel, rule)),
          place &&
            or(gt(source.rank, place.rank), and(eq(source.rank, place.rank), gt(source.listingId, place.id))),
        ),
      )
      .orderBy(asc(source.rank), asc(source.listingId))
      .limit(pageSize + 1);
    const shown = page.slice(0, pageSize);
    const last = page.length > pageSize ? shown.at(-1) : undefined;
    const pushed = await pushedChannels(db, tables, producerId);
    return {
      listings: await listingsOf(
        db,
        tables,
        shown.map(({ listingId }) => listingId),
        channel,
        waiting,
      ),
      next: last ? `${last.rank}.${last.listingId}` : null,
      counts: countWaiting(channelCounts(channels, stored, today, refused), waiting, today),
      fileOnly: fileOnly(pushed, stored, today),
      pushed,
      rules: rulesIn(ofChannel),
      fixes: await commonFixes(db, store, { producerId, sets: stored }),
      pending: await unseenListings(
        db,
        tables,
        producerId,
        stored.length === 0 ? 0 : clock.now() - LOOKED_AT_MS,
      ),
    };
  });
  const ids = found.listings.flatMap(({ listingId, isPublished }) => (isPublished ? listingId : []));
  const obstacles = await pushObstacles(
    context,
    producerId,
    pushed.filter(({ code }) => channel === null || code === channel),
    ids,
  );
  return { ...found, listings: found.listings.map((one) => withObstacles(one, obstacles)) };
}

function withObstacles(
  listing: ListingReadiness,
  obstacles: ReadonlyMap<string, PushObstacle>,
): ListingReadiness {
  const channels = listing.channels.map((one) => {
    const found = one.state === 'ready' && obstacles.get(obstacleKey(listing.listingId, one.code));
    return found ? { ...one, pushGap: found.gap, refusals: found.refusals } : one;
  });
  return { ...listing, channels };
}

/** Listings written since then (ms UTC) of which nothing is stored. */
async function unseenListings(
  db: Db,
  { listing, listingReadiness }: Store['tables'],
  producerId: string,
  since: number,
): Promise<number> {
  const [unseen] = await db
    .select({ listings: count() })
    .from(listing)
    .leftJoin(listingReadiness, eq(listingReadiness.listingId, listing.id))
    .where(
      and(
        eq(listing.producerId, producerId),
        gte(listing.updatedAt, since),
        inArray(listing.state, ['published', 'draft']),
        isNull(listingReadiness.listingId),
      ),
    );
  return unseen?.listings ?? 0;
}

function cursorOf(after: string): { rank: number; id: string } | undefined {
  const [, rank, id] = /^(\d{1,3})\.(\w{1,40})$/.exec(after) ?? [];
  return rank && id ? { rank: Number(rank), id } : undefined;
}

async function listingsOf(
  db: Db,
  { channelReadiness, listing, listingRevision }: Store['tables'],
  ids: readonly string[],
  channel: string | null,
  waiting: readonly WaitingRow[],
): Promise<ListingReadiness[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ row: channelReadiness, title: listing.titleVi })
    .from(channelReadiness)
    .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
    .where(
      and(
        inArray(channelReadiness.listingId, [...ids]),
        channel === null ? undefined : eq(channelReadiness.channelCode, channel),
      ),
    );
  const returned = await db
    .select({ listingId: listingRevision.listingId, note: listingRevision.note })
    .from(listingRevision)
    .where(and(inArray(listingRevision.listingId, [...ids]), eq(listingRevision.state, 'returned')));
  const order = new Map(channels.map(({ code }, at) => [code, at]));
  return ids.map((id) => {
    const own = rows.filter(({ row }) => row.listingId === id);
    return {
      listingId: id,
      title: own[0]?.title ?? '',
      isPublished: own[0]?.row.isPublished ?? false,
      returnedWith: returned.find(({ listingId }) => listingId === id)?.note ?? null,
      channels: own
        .sort((a, b) => (order.get(a.row.channelCode) ?? 99) - (order.get(b.row.channelCode) ?? 99))
        .flatMap(({ row }) => {
          const one = channels.find(({ code }) => code === row.channelCode);
          if (!one) return [];
          const { score, state } = row;
          const { lacking, given } = partItems(
            shownItems(one, row.items),
            waiting.find(({ listingId, channelCode }) => listingId === id && channelCode === one.code),
          );
          return {
            code: one.code,
            name: one.name,
            score,
            state,
            blocking: rulesOf(lacking, 'blocking'),
            warnings: rulesOf(lacking, 'warning'),
            items: lacking,
            given,
            pushGap: null,
            refusals: [],
          };
        }),
    };
  });
}

function rulesOf(items: readonly ShownItem[], severity: ShownItem['severity']): number {
  return new Set(items.flatMap((item) => (item.severity === severity ? item.ruleId : []))).size;
}
