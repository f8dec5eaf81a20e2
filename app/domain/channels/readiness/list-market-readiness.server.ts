import { and, asc, between, count, desc, eq, inArray, notInArray, type SQL } from 'drizzle-orm';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import {
  type BandOf,
  bandRanks,
  bandsOn,
  type ChannelCounts,
  channelCounts,
  moveToRefused,
  noneInBands,
} from '#app/domain/channels/readiness/channel-counts.ts';
import {
  listingColumns,
  orderByName,
  pagesOf,
  partsOf,
  rowsOnPage,
} from '#app/domain/channels/readiness/market-list.ts';
import {
  breaks,
  hasRule,
  type ProblemSet,
  problemSets,
  rulesIn,
} from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { ReadinessBand } from '#app/domain/channels/readiness/readiness-bands.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import {
  refusedOn,
  type StandingRefusal,
  standingRefusals,
} from '#app/domain/channels/readiness/standing-refusals.server.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export const readinessSorts = ['near', 'score', 'title', 'producer'] as const;

export type MarketReadinessAsked = {
  channel: string;
  band: ReadinessBand | null;
  rule: string | null;
  /** Code of a commune. */
  commune: string | null;
  /** `near`: what is one fix away first. `score`: highest first. */
  sort: (typeof readinessSorts)[number];
  /** From 1; null for the whole list. */
  page: number | null;
};

export type MarketReadinessRow = {
  listingId: string;
  title: string;
  slug: string;
  producerCode: string;
  producerName: string;
  communeName: string | null;
  score: number;
  band: ReadinessBand;
  items: ShownItem[];
  /** Why the platform does not take it; empty unless its band is `refused`. */
  refusals: ExplainedRefusal[];
};

type Refused = ReadonlyMap<string, StandingRefusal>;

export type MarketReadiness = {
  counts: ChannelCounts[];
  rules: Array<{ ruleId: string; listings: number }>;
  communes: Array<{ code: string; name: string } & Record<ReadinessBand, number>>;
  rows: MarketReadinessRow[];
  /** Rows over all pages. */
  total: number;
  pages: number;
};

/** Everybody's published listings by channels, from the stored scores; lists and reasons are of one channel. */
export async function listMarketReadiness(
  context: Context,
  { channel: code, band, rule, commune, sort, page }: MarketReadinessAsked,
): Promise<MarketReadiness> {
  const { store, clock } = context;
  const channel = channelByCode(code);
  const today = localDate(clock.now());
  const bandOf = bandsOn(channel, today);
  const { tables } = store;
  const { channelReadiness } = tables;
  const isPublished = eq(channelReadiness.isPublished, true);
  const ofChannel = and(eq(channelReadiness.channelCode, channel.code), isPublished);
  const standing = await standingRefusals(context, null);
  const refused = refusedOn(standing, channel.code);
  return store.read(async (db) => {
    const sets = await problemSets(db, tables, isPublished);
    const inChannel = sets.filter(({ channelCode }) => channelCode === channel.code);
    const where = and(
      ofChannel,
      band === null ? undefined : isInBand(tables, inChannel, refused, band, bandOf),
      rule === null ? undefined : hasRule(tables, inChannel, [rule]),
      commune === null ? undefined : eq(channelReadiness.communeCode, commune),
    );
    const total =
      commune === null ? countIn(inChannel, refused, band, rule, bandOf) : await countOf(db, tables, where);
    const ids = await pageOf(db, tables, { where, sort, page });
    const counts = channelCounts(channels, sets, today, standing);
    return {
      counts,
      rules: rulesIn(inChannel),
      communes: await communesOf(db, tables, ofChannel, bandOf, refused),
      rows: await rowsOf(db, tables, channel, ids, bandOf, refused),
      total,
      pages: pagesOf(total),
    };
  });
}

/** Rows of one rank may stand differently by what they lack. */
function isInBand(
  { channelReadiness }: Store['tables'],
  sets: readonly ProblemSet[],
  refused: Refused,
  band: ReadinessBand,
  bandOf: BandOf,
): SQL | undefined {
  if (band === 'refused') return inArray(channelReadiness.listingId, [...refused.keys()]);
  const inRank = between(channelReadiness.rank, ...bandRanks[band]);
  if (band !== 'ready' && band !== 'fileOnly') return inRank;
  const problems = sets.filter((set) => bandOf(set) === band).map((set) => set.problems);
  return and(
    inRank,
    inArray(channelReadiness.problems, [...new Set(problems)]),
    notInArray(channelReadiness.listingId, [...refused.keys()]),
  );
}

/** Without a commune the sets say it all. */
function countIn(
  sets: readonly ProblemSet[],
  refused: Refused,
  band: MarketReadinessAsked['band'],
  rule: string | null,
  bandOf: BandOf,
): number {
  const hasBroken = (row: Pick<ProblemSet, 'problems'>) => rule === null || breaks(row, [rule]);
  const out = [...refused.values()].filter(hasBroken);
  if (band === 'refused') return out.length;
  const inBand = sets
    .filter((set) => band === null || bandOf(set) === band)
    .filter(hasBroken)
    .reduce((sum, { listings }) => sum + listings, 0);
  return band === null ? inBand : inBand - out.filter((row) => bandOf(row) === band).length;
}

async function countOf(db: Db, { channelReadiness }: Store['tables'], where: SQL | undefined) {
  const [all] = await db.select({ listings: count() }).from(channelReadiness).where(where);
  return all?.listings ?? 0;
}

type PageAsked = Pick<MarketReadinessAsked, 'sort' | 'page'> & { where: SQL | undefined };

/** Ids of the rows of a page in their order: sorting thousands is quick as long as they are short. */
async function pageOf(db: Db, tables: Store['tables'], { where, sort, page }: PageAsked): Promise<string[]> {
  const { channelReadiness, listing, producer } = tables;
  const select = db.select({ id: channelReadiness.listingId }).from(channelReadiness);
  const ofListing = eq(listing.id, channelReadiness.listingId);
  // A look at a listing or its producer for each of thousands: only where the order speaks of them.
  const joined =
    sort === 'producer'
      ? select.innerJoin(listing, ofListing).innerJoin(producer, eq(producer.id, channelReadiness.producerId))
      : sort === 'title'
        ? select.innerJoin(listing, ofListing)
        : select;
  const query = joined.where(where).orderBy(...orderOf(tables, sort), asc(channelReadiness.listingId));
  const rows = await rowsOnPage(query, page);
  return rows.map(({ id }) => id);
}

async function rowsOf(
  db: Db,
  tables: Store['tables'],
  channel: Channel,
  ids: readonly string[],
  bandOf: BandOf,
  refused: Refused,
): Promise<MarketReadinessRow[]> {
  const { channelReadiness, listing, producer, commune } = tables;
  const byId = new Map<string, MarketReadinessRow>();
  for (const some of partsOf(ids)) {
    const rows = await db
      .select({
        row: channelReadiness,
        ...listingColumns(tables),
      })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .innerJoin(producer, eq(producer.id, channelReadiness.producerId))
      .leftJoin(commune, eq(commune.code, listing.communeCode))
      .where(and(eq(channelReadiness.channelCode, channel.code), inArray(channelReadiness.listingId, some)));
    for (const { row, ...rest } of rows) {
      byId.set(row.listingId, {
        ...rest,
        score: row.score,
        band: refused.has(row.listingId) ? 'refused' : bandOf(row),
        refusals: refused.get(row.listingId)?.refusals ?? [],
        items: shownItems(channel, row.items),
      });
    }
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function orderOf(tables: Store['tables'], sort: MarketReadinessAsked['sort']) {
  switch (sort) {
    case 'near':
      return [asc(tables.channelReadiness.rank)];
    case 'score':
      return [desc(tables.channelReadiness.score)];
    default:
      return orderByName(tables, sort);
  }
}

/** By commune of origin, the one with most to mend first. */
async function communesOf(
  db: Db,
  { channelReadiness, commune }: Store['tables'],
  where: SQL | undefined,
  bandOf: BandOf,
  refused: Refused,
): Promise<MarketReadiness['communes']> {
  const { communeCode, rank, problems } = channelReadiness;
  const rows = await db
    .select({ code: communeCode, rank, problems, listings: count() })
    .from(channelReadiness)
    .where(where)
    .groupBy(communeCode, problems, rank);
  const codes = [...new Set(rows.flatMap(({ code }) => code ?? []))];
  const names = await db
    .select({ code: commune.code, name: commune.name })
    .from(commune)
    .where(inArray(commune.code, codes));
  const byCode = new Map<string, MarketReadiness['communes'][number]>(
    names.map(({ code, name }) => [code, { code, name, ...noneInBands() }]),
  );
  for (const { code, listings, ...row } of rows) {
    const counts = byCode.get(code ?? '');
    if (counts) counts[bandOf(row)] += listings;
  }
  for (const one of refused.values()) {
    const counts = byCode.get(one.communeCode ?? '');
    if (counts) moveToRefused(counts, bandOf(one));
  }
  const toMend = (one: Record<ReadinessBand, number>) => one.oneFix + one.fixes;
  return [...byCode.values()].sort((a, b) => toMend(b) - toMend(a) || (a.name < b.name ? -1 : 1));
}
