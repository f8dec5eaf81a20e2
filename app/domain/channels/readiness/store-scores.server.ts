import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { and, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { type ScoreRow, scoreRow } from '#app/domain/channels/readiness/score-row.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import {
  type ChoicesOf,
  type ChoicesReader,
  openChoices,
} from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { timeSlices } from '#app/server/time-slices.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store, Tx } from '#db/store.ts';

/** A write with as many rows takes SQLite some 6 ms, in which others wait. */
const ROWS_PER_WRITE = 200;
const ROWS_PER_STATEMENT = 50;
/** Others have their turn after as much looking at listings. */
const SLICE_MS = 3;

type Tables = Store['tables'];
type NewScore = Tables['channelReadiness']['$inferInsert'];
type NewSummary = Tables['listingReadiness']['$inferInsert'];

export type Reading = {
  listings: readonly ChannelListing[];
  /** Those of them that are on sale. */
  isPublished: boolean;
  choicesOf: ChoicesOf;
  /** Basis of what is stored, by listing and channel. */
  known: ReadonlyMap<string, string>;
};

/** Reads what was chosen for listings and what is stored of them; its queries are built once. */
export type ScoresReader = (
  listings: readonly ChannelListing[],
) => Promise<Pick<Reading, 'choicesOf' | 'known'>>;

export function openScores(db: Db, store: Store): ScoresReader {
  const { listingId, channelCode, basis } = store.tables.channelReadiness;
  const choices: ChoicesReader = openChoices(db, store);
  const query = prepare(
    db
      .select({ listingId, channelCode, basis })
      .from(store.tables.channelReadiness)
      .where(store.dialect.isInJson(listingId, 'ids')),
  );
  return async (listings) => {
    const [choicesOf, rows] = await Promise.all([
      choices(listings),
      query({ ids: JSON.stringify(listings.map(({ id }) => id)) }),
    ]);
    return {
      choicesOf,
      known: new Map(rows.map((row) => [keyOf(row.listingId, row.channelCode), row.basis])),
    };
  };
}

/**
 * Looks at listings for every channel and stores what differs from what is known of them.
 * @param readAt when `reading` was begun, ms UTC.
 * @returns how many rows were written.
 */
export async function storeScores(
  context: Context,
  { listings, isPublished, choicesOf, known }: Reading,
  today: string,
  readAt: number,
): Promise<number> {
  let scores: NewScore[] = [];
  let summaries: NewSummary[] = [];
  let written = 0;
  const rest = timeSlices(SLICE_MS);
  for (const listing of listings) {
    const pause = rest();
    if (pause) await pause;
    const ranks: number[] = [];
    const changed: NewScore[] = [];
    for (const channel of channels) {
      const prepared = prepareListing(channel, listing, choicesOf(channel.code, listing));
      const row = scoreRow(channel, prepared, today);
      ranks.push(row.rank);
      const basis = basisOf(row, isPublished, listing);
      if (known.get(keyOf(listing.id, channel.code)) === basis) continue;
      changed.push({
        ...row,
        listingId: listing.id,
        channelCode: channel.code,
        producerId: listing.producer.id,
        isPublished,
        communeCode: listing.communeCode,
        basis,
        computedAt: readAt,
      });
    }
    if (changed.length === 0) continue;
    scores.push(...changed);
    summaries.push({
      listingId: listing.id,
      producerId: listing.producer.id,
      isPublished,
      rank: Math.min(...ranks),
      computedAt: readAt,
    });
    if (scores.length < ROWS_PER_WRITE) continue;
    written += scores.length;
    await setImmediate();
    await write(context, scores, summaries);
    scores = [];
    summaries = [];
    // Others have their turn before the next rows.
    await setImmediate();
  }
  if (scores.length > 0) await write(context, scores, summaries);
  return written + scores.length;
}

/** Takes away what is stored of listings that channels no longer see. */
export async function dropScores(context: Context, ids: readonly string[], readAt: number): Promise<void> {
  const { channelReadiness, listingReadiness } = context.store.tables;
  await context.store.write(async (tx) => {
    for (const table of [channelReadiness, listingReadiness]) {
      await tx.delete(table).where(and(inArray(table.listingId, [...ids]), lte(table.computedAt, readAt)));
    }
  });
}

function write(context: Context, scores: readonly NewScore[], summaries: readonly NewSummary[]) {
  const { store } = context;
  // Every row carries its own guard, the time of its reading.
  return store.write(
    async (tx) => {
      await upsert(tx, store.tables.channelReadiness, scoreKeys, scores);
      await upsert(tx, store.tables.listingReadiness, ['listingId'], summaries);
    },
    { isolation: 'guarded' },
  );
}

function basisOf(row: ScoreRow, isPublished: boolean, { producer, communeCode }: ChannelListing): string {
  const said = `${producer.id}${isPublished}${communeCode}${row.state}${row.score} ${row.sizesIn}${row.problems}`;
  const items = row.items.length === 0 ? '' : JSON.stringify(row.items);
  return hash('sha1', said + items, 'base64');
}

function keyOf(listingId: string, channelCode: string): string {
  return `${listingId} ${channelCode}`;
}

const scoreKeys = ['listingId', 'channelCode'] as const;
type Table = Tables['channelReadiness'] | Tables['listingReadiness'];
/** `names`: what the values of a row are called in the statement, row after row. */
type Statement = { run: (values: Record<string, unknown>) => Promise<unknown>; names: readonly string[] };
/** Built once for a connection: building one takes longer than running it. */
const statements = new WeakMap<Tx, Map<string, Statement>>();

async function upsert(
  tx: Tx,
  table: Table,
  keys: readonly string[],
  rows: ReadonlyArray<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let from = 0; from < rows.length; ) {
    const count = rows.length - from >= ROWS_PER_STATEMENT ? ROWS_PER_STATEMENT : 1;
    const { run, names } = statementFor(tx, table, keys, columns, count);
    const values: Record<string, unknown> = {};
    for (let at = 0; at < count; at += 1) {
      const row = rows[from + at] ?? {};
      for (let one = 0; one < columns.length; one += 1) {
        values[names[at * columns.length + one] as string] = row[columns[one] as string];
      }
    }
    await run(values);
    from += count;
  }
}

function statementFor(
  tx: Tx,
  table: Table,
  keys: readonly string[],
  columns: readonly string[],
  count: number,
): Statement {
  const known = statements.get(tx) ?? new Map<string, Statement>();
  statements.set(tx, known);
  const name = `${columns.length} ${count}`;
  const kept = known.get(name);
  if (kept) return kept;
  const column = table as unknown as Record<string, Tables['channelReadiness']['score']>;
  const rows = Array.from({ length: count }, (_, at) =>
    Object.fromEntries(columns.map((one) => [one, sql.placeholder(`${one}${at}`)])),
  );
  const isOther = (one: string) => !keys.includes(one);
  const query = tx
    .insert(table as Tables['channelReadiness'])
    .values(rows as unknown as NewScore[])
    .onConflictDoUpdate({
      target: keys.map((one) => column[one] as Tables['channelReadiness']['score']),
      set: Object.fromEntries(columns.filter(isOther).map((one) => [one, excluded(one)])),
      setWhere: lte(table.computedAt, excluded('computedAt')),
    });
  const names = rows.flatMap((_, at) => columns.map((one) => `${one}${at}`));
  const statement: Statement = { run: prepare(query) as Statement['run'], names };
  known.set(name, statement);
  return statement;
}

/** The value that the row in the way would have had. */
function excluded(column: string): SQL {
  return sql.raw(`excluded.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);
}
