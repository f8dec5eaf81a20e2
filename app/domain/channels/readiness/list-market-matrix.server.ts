import { and, asc, between, count, eq, inArray, like, notInArray, or, type SQL } from 'drizzle-orm';
import { titlePattern } from '#app/domain/catalog/title-key.ts';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import {
  bandRanks,
  bandsOn,
  type ChannelCounts,
  channelCounts,
} from '#app/domain/channels/readiness/channel-counts.ts';
import {
  listingColumns,
  orderByName,
  pagesOf,
  partsOf,
  rowsOnPage,
} from '#app/domain/channels/readiness/market-list.ts';
import { type ProblemSet, problemSets } from '#app/domain/channels/readiness/problem-sets.server.ts';
import type { ReadinessBand } from '#app/domain/channels/readiness/readiness-bands.ts';
import {
  refusedOn,
  type StandingRefusal,
  standingRefusals,
} from '#app/domain/channels/readiness/standing-refusals.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export const matrixSorts = ['near', 'title', 'producer'] as const;

export type MarketMatrixAsked = {
  /** Only listings that stand so on some channel. */
  band: ReadinessBand | null;
  /** Code of a commune. */
  commune: string | null;
  /** Words of the title. */
  q: string | null;
  /** `near`: what is one fix away from some channel first. */
  sort: (typeof matrixSorts)[number];
  /** From 1; null for the whole list. */
  page: number | null;
};

/** Rules broken: those that keep it out, and those that are only advised. */
export type MatrixCell = {
  band: ReadinessBand;
  score: number;
  blocking: number;
  warnings: number;
  /** Why the platform does not take it; empty unless `refused`. */
  refusals: ExplainedRefusal[];
};

export type MatrixRow = {
  listingId: string;
  title: string;
  slug: string;
  producerCode: string;
  producerName: string;
  communeName: string | null;
  /** By code of the channel; one is absent that was not looked at yet. */
  cells: Readonly<Record<string, MatrixCell>>;
};

export type MarketMatrix = {
  counts: ChannelCounts[];
  communes: Array<{ code: string; name: string }>;
  rows: MatrixRow[];
  /** Rows over all pages. */
  total: number;
  pages: number;
};

/** Everybody's published listings by all channels, from the stored scores. */
export async function listMarketMatrix(
  context: Context,
  { band, commune: communeCode, q, sort, page }: MarketMatrixAsked,
): Promise<MarketMatrix> {
  const { store, clock } = context;
  const { tables } = store;
  const { listingReadiness, channelReadiness, listing, producer } = tables;
  const today = localDate(clock.now());
  const pattern = titlePattern(q ?? '');
  const refused = await standingRefusals(context, null);
  return store.read(async (db) => {
    const sets = await problemSets(db, tables, eq(channelReadiness.isPublished, true));
    const where = and(
      eq(listingReadiness.isPublished, true),
      band === null ? undefined : isInBandSomewhere(db, tables, { sets, refused, band, today }),
      communeCode === null ? undefined : eq(listing.communeCode, communeCode),
      pattern === null ? undefined : like(listing.titleKey, pattern),
    );
    const [all] = await db
      .select({ listings: count() })
      .from(listingReadiness)
      .innerJoin(listing, eq(listing.id, listingReadiness.listingId))
      .where(where);
    const total = all?.listings ?? 0;
    const pages = pagesOf(total);
    const query = db
      .select({ id: listingReadiness.listingId })
      .from(listingReadiness)
      .innerJoin(listing, eq(listing.id, listingReadiness.listingId))
      .innerJoin(producer, eq(producer.id, listingReadiness.producerId))
      .where(where)
      .orderBy(...orderOf(tables, sort), asc(listingReadiness.listingId));
    const found = await rowsOnPage(query, page === null ? null : Math.min(page, pages));
    return {
      counts: channelCounts(channels, sets, today, refused),
      communes: await communesOf(db, tables),
      rows: await rowsOf(
        db,
        tables,
        found.map(({ id }) => id),
        today,
        refused,
      ),
      total,
      pages,
    };
  });
}

/** The condition that a listing stands so on one channel or more. */
function isInBandSomewhere(
  db: Db,
  { listingReadiness, channelReadiness }: Store['tables'],
  {
    sets,
    refused,
    band,
    today,
  }: {
    sets: readonly ProblemSet[];
    refused: readonly StandingRefusal[];
    band: ReadinessBand;
    today: string;
  },
): SQL {
  const somewhere = channels.map((channel) => {
    const bandOf = bandsOn(channel, today);
    const ids = [...refusedOn(refused, channel.code).keys()];
    if (band === 'refused')
      return and(eq(channelReadiness.channelCode, channel.code), inArray(channelReadiness.listingId, ids));
    const own = sets.filter((set) => set.channelCode === channel.code && bandOf(set) === band);
    return and(
      eq(channelReadiness.channelCode, channel.code),
      between(channelReadiness.rank, ...bandRanks[band]),
      inArray(channelReadiness.problems, [...new Set(own.map(({ problems }) => problems))]),
      notInArray(channelReadiness.listingId, ids),
    );
  });
  return inArray(
    listingReadiness.listingId,
    db
      .select({ id: channelReadiness.listingId })
      .from(channelReadiness)
      .where(and(eq(channelReadiness.isPublished, true), or(...somewhere))),
  );
}

function orderOf(tables: Store['tables'], sort: MarketMatrixAsked['sort']) {
  switch (sort) {
    case 'near':
      return [asc(tables.listingReadiness.rank)];
    default:
      return orderByName(tables, sort);
  }
}

/** Communes of origin of what is on sale, by name. */
async function communesOf(db: Db, { listing, commune }: Store['tables']): Promise<MarketMatrix['communes']> {
  return db
    .selectDistinct({ code: commune.code, name: commune.name, nameKey: commune.nameKey })
    .from(listing)
    .innerJoin(commune, eq(commune.code, listing.communeCode))
    .where(eq(listing.state, 'published'))
    .orderBy(asc(commune.nameKey))
    .then((rows) => rows.map(({ code, name }) => ({ code, name })));
}

async function rowsOf(
  db: Db,
  tables: Store['tables'],
  ids: readonly string[],
  today: string,
  refused: readonly StandingRefusal[],
): Promise<MatrixRow[]> {
  const { channelReadiness, listing, producer, commune } = tables;
  const bandsByChannel = new Map(channels.map((channel) => [channel.code, bandsOn(channel, today)]));
  const refusedByChannel = new Map(channels.map(({ code }) => [code, refusedOn(refused, code)]));
  const byId = new Map<string, MatrixRow & { cells: Record<string, MatrixCell> }>();
  for (const some of partsOf(ids)) {
    const listings = await db
      .select(listingColumns(tables))
      .from(listing)
      .innerJoin(producer, eq(producer.id, listing.producerId))
      .leftJoin(commune, eq(commune.code, listing.communeCode))
      .where(inArray(listing.id, some));
    for (const row of listings) byId.set(row.listingId, { ...row, cells: {} });
    const { listingId, channelCode, rank, problems, score, blocking, warnings } = channelReadiness;
    const scores = await db
      .select({ listingId, channelCode, rank, problems, score, blocking, warnings })
      .from(channelReadiness)
      .where(inArray(listingId, some));
    for (const row of scores) {
      const own = byId.get(row.listingId);
      const band = bandsByChannel.get(row.channelCode)?.(row);
      if (!own || !band) continue;
      const refusals = refusedByChannel.get(row.channelCode)?.get(row.listingId)?.refusals;
      own.cells[row.channelCode] = {
        band: refusals ? 'refused' : band,
        refusals: refusals ?? [],
        score: row.score,
        blocking: row.blocking,
        warnings: row.warnings,
      };
    }
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}
