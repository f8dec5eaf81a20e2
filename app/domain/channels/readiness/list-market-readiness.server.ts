import { and, asc, between, count, desc, eq, type SQL } from 'drizzle-orm';
import {
  type ChannelCounts,
  channelCounts,
  type Standing,
  standingOf,
  standingRanks,
} from '#app/domain/channels/readiness/channel-counts.server.ts';
import { hasRule, rulesIn } from '#app/domain/channels/readiness/problem-sets.server.ts';
import { type ShownItem, shownItems } from '#app/domain/channels/readiness/score-row.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Store } from '#db/store.ts';

export const readinessSorts = ['near', 'score', 'title', 'producer'] as const;

export type MarketReadinessAsked = {
  channel: string;
  standing: Standing | null;
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
  standing: Standing;
  items: ShownItem[];
};

export type MarketReadiness = {
  counts: ChannelCounts[];
  rules: Array<{ ruleId: string; listings: number }>;
  communes: Array<{ code: string; name: string } & Record<Standing, number>>;
  rows: MarketReadinessRow[];
  /** Rows over all pages. */
  total: number;
  pages: number;
};

const pageSize = 50;

/** Everybody's published listings by channels, from the stored scores; lists and reasons are of one channel. */
export async function listMarketReadiness(
  { store }: Context,
  { channel: code, standing, rule, commune, sort, page }: MarketReadinessAsked,
): Promise<MarketReadiness> {
  const channel = channelByCode(code);
  const { tables } = store;
  const { channelReadiness, listing, producer } = tables;
  const isPublished = eq(channelReadiness.isPublished, true);
  const ofChannel = and(eq(channelReadiness.channelCode, channel.code), isPublished);
  return store.read(async (db) => {
    const where = and(
      ofChannel,
      standing === null ? undefined : between(channelReadiness.rank, ...standingRanks[standing]),
      rule === null ? undefined : await hasRule(db, tables, ofChannel, rule),
      commune === null ? undefined : eq(listing.communeCode, commune),
    );
    const [all] = await db
      .select({ listings: count() })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .where(where);
    const query = db
      .select({
        row: channelReadiness,
        title: listing.titleVi,
        slug: listing.slug,
        producerCode: producer.code,
        producerName: producer.name,
        communeName: tables.commune.fullName,
      })
      .from(channelReadiness)
      .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
      .innerJoin(producer, eq(producer.id, channelReadiness.producerId))
      .leftJoin(tables.commune, eq(tables.commune.code, listing.communeCode))
      .where(where)
      .orderBy(...orderOf(tables, sort), asc(channelReadiness.listingId));
    const found = await (page === null ? query : query.limit(pageSize).offset((page - 1) * pageSize));
    const total = all?.listings ?? 0;
    return {
      counts: await channelCounts(db, tables, isPublished),
      rules: await rulesIn(db, tables, ofChannel),
      communes: await communesOf(db, tables, ofChannel),
      rows: found.map(({ row, ...rest }) => ({
        ...rest,
        listingId: row.listingId,
        score: row.score,
        standing: standingOf(row.rank),
        items: shownItems(channel, row.items),
      })),
      total,
      pages: Math.max(1, Math.ceil(total / pageSize)),
    };
  });
}

function orderOf(
  { channelReadiness, listing, producer }: Store['tables'],
  sort: MarketReadinessAsked['sort'],
) {
  switch (sort) {
    case 'near':
      return [asc(channelReadiness.rank)];
    case 'score':
      return [desc(channelReadiness.score)];
    case 'title':
      return [asc(listing.titleKey)];
    case 'producer':
      return [asc(producer.nameKey), asc(listing.titleKey)];
  }
}

/** By commune of origin, the one with most to mend first. */
async function communesOf(
  db: Db,
  { channelReadiness, listing, commune }: Store['tables'],
  where: SQL | undefined,
): Promise<MarketReadiness['communes']> {
  const { rank } = channelReadiness;
  const rows = await db
    .select({ code: commune.code, name: commune.fullName, rank, listings: count() })
    .from(channelReadiness)
    .innerJoin(listing, eq(listing.id, channelReadiness.listingId))
    .innerJoin(commune, eq(commune.code, listing.communeCode))
    .where(where)
    .groupBy(commune.code, commune.fullName, rank);
  const byCode = new Map<string, MarketReadiness['communes'][number]>();
  for (const { code, name, rank, listings } of rows) {
    const counts = byCode.get(code) ?? { code, name, ready: 0, oneFix: 0, fixes: 0, closed: 0 };
    counts[standingOf(rank)] += listings;
    byCode.set(code, counts);
  }
  const toMend = (one: Record<Standing, number>) => one.oneFix + one.fixes;
  return [...byCode.values()].sort((a, b) => toMend(b) - toMend(a) || (a.name < b.name ? -1 : 1));
}
