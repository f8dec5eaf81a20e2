import { and, asc, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import type { BurnUpRows } from '#app/domain/reports/burn-up.ts';
import { liveSpan } from '#app/domain/reports/counting.ts';
import type { ChannelRow, FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { inTarget, loadChannels } from '#app/domain/reports/load-figure-rows.server.ts';
import { DAY_MS, startOfLocalDay } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

/**
 * What a target's trend is drawn from. A presence is looked at week after week for years, so the database joins its
 * looks into runs of days on which it was verified live, and only the runs are read: one or two a presence.
 */
export async function loadTrendRows(
  db: Db,
  tables: Store['tables'],
  target: FigureTarget,
): Promise<BurnUpRows> {
  const { presence } = tables;
  const channels = await loadChannels(db, tables);
  const presences = await db
    .select({
      id: presence.id,
      entryId: presence.entryId,
      channelCode: presence.channelCode,
      firstSeenOn: presence.firstSeenOn,
    })
    .from(presence)
    .where(and(isNull(presence.revokedAt), inTarget(db, tables, target, presence.entryId)))
    .orderBy(asc(presence.id));
  const runs = await liveRuns(db, tables, target, channels);
  return {
    channels,
    presences,
    liveRuns: [
      ...runs.map(({ presenceId, from, to }) => ({
        presenceId,
        from: dayOfNumber(Number(from)),
        to: dayOfNumber(Number(to)),
      })),
      ...(await endedSpans(db, tables, target, channels)),
    ],
  };
}

/** Days since 1970-01-01, local; a constant in the statement, so that both engines divide whole numbers. */
const DAY_NUMBER = (moment: SQL | Store['tables']['presenceCheck']['checkedAt']) =>
  sql<number>`(${moment} - ${sql.raw(String(startOfLocalDay('1970-01-01')))}) / ${sql.raw(String(DAY_MS))}`;

function dayOfNumber(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The days of `liveSpan` for the few presences that a register file ended: their days are cut where it did. */
async function endedSpans(
  db: Db,
  tables: Store['tables'],
  target: FigureTarget,
  channels: ReadonlyArray<ChannelRow>,
): Promise<BurnUpRows['liveRuns']> {
  const { presence, presenceCheck } = tables;
  const looks = await db
    .select({
      presenceId: presence.id,
      channelCode: presence.channelCode,
      firstSeenOn: presence.firstSeenOn,
      endedOn: presence.endedOn,
      checkedAt: presenceCheck.checkedAt,
      method: presenceCheck.method,
      state: presenceCheck.state,
    })
    .from(presenceCheck)
    .innerJoin(presence, eq(presence.id, presenceCheck.presenceId))
    .where(
      and(
        eq(presenceCheck.verified, true),
        isNull(presence.revokedAt),
        isNotNull(presence.endedOn),
        inTarget(db, tables, target, presence.entryId),
      ),
    )
    .orderBy(asc(presence.id), asc(presenceCheck.checkedAt), asc(presenceCheck.id));
  return looks.flatMap((look, at) => {
    const after = looks[at + 1];
    const next = after?.presenceId === look.presenceId ? after : undefined;
    const channel = channels.find(({ code }) => code === look.channelCode);
    const span = liveSpan(look, next, look, channel);
    return span === null ? [] : [{ presenceId: look.presenceId, ...span }];
  });
}

/** The days of `liveSpan` for every verified check of what nothing ended, spans that touch joined into one. */
function liveRuns(
  db: Db,
  tables: Store['tables'],
  target: FigureTarget,
  channels: ReadonlyArray<ChannelRow>,
) {
  const { presence, presenceCheck } = tables;
  const inOrder = sql`partition by ${presenceCheck.presenceId} order by ${presenceCheck.checkedAt}, ${presenceCheck.id}`;
  const looks = db
    .select({
      presenceId: presenceCheck.presenceId,
      day: DAY_NUMBER(presenceCheck.checkedAt).as('look_day'),
      isLive: sql<number>`case when ${countsAsLive(tables, channels)} then 1 else 0 end`.as('is_live'),
      nextDay: DAY_NUMBER(sql`lead(${presenceCheck.checkedAt}) over (${inOrder})`).as('next_day'),
    })
    .from(presenceCheck)
    .innerJoin(presence, eq(presence.id, presenceCheck.presenceId))
    .where(
      and(
        eq(presenceCheck.verified, true),
        isNull(presence.revokedAt),
        isNull(presence.endedOn),
        inTarget(db, tables, target, presence.entryId),
      ),
    )
    .as('looks');
  const held = sql.raw(String(VERIFIED_DAYS));
  const spans = db
    .select({
      presenceId: looks.presenceId,
      from: sql<number>`${looks.day}`.as('from_day'),
      to: sql<number>`case when ${looks.nextDay} <= ${looks.day} + ${held} then ${looks.nextDay} - 1 else ${looks.day} + ${held} end`.as(
        'to_day',
      ),
    })
    .from(looks)
    .where(and(eq(looks.isLive, 1), sql`(${looks.nextDay} is null or ${looks.nextDay} > ${looks.day})`))
    .as('spans');
  const byDay = sql`partition by ${spans.presenceId} order by ${spans.from}`;
  const begun = db
    .select({
      presenceId: spans.presenceId,
      from: sql<number>`${spans.from}`.as('begun_from'),
      to: sql<number>`${spans.to}`.as('begun_to'),
      begins:
        sql<number>`case when lag(${spans.to}) over (${byDay}) >= ${spans.from} - 1 then 0 else 1 end`.as(
          'begins',
        ),
    })
    .from(spans)
    .as('begun');
  const numbered = db
    .select({
      presenceId: begun.presenceId,
      from: sql<number>`${begun.from}`.as('run_from'),
      to: sql<number>`${begun.to}`.as('run_to'),
      run: sql<number>`sum(${begun.begins}) over (partition by ${begun.presenceId} order by ${begun.from})`.as(
        'run',
      ),
    })
    .from(begun)
    .as('numbered');
  return db
    .select({
      presenceId: numbered.presenceId,
      from: sql<number>`min(${numbered.from})`,
      to: sql<number>`max(${numbered.to})`,
    })
    .from(numbered)
    .groupBy(numbered.presenceId, sql`${numbered.run}`);
}

/** A look that saw it live on a day on which its channel counts. */
function countsAsLive(
  { presence, presenceCheck }: Store['tables'],
  channels: ReadonlyArray<ChannelRow>,
): SQL | undefined {
  const counting = channels.flatMap(({ code, countsFrom, countsTo }) =>
    countsFrom === null
      ? []
      : [
          and(
            eq(presence.channelCode, code),
            gte(presenceCheck.checkedAt, startOfLocalDay(countsFrom)),
            countsTo === null ? undefined : lt(presenceCheck.checkedAt, startOfLocalDay(countsTo)),
          ),
        ],
  );
  // No channel counts: nothing does.
  return and(eq(presenceCheck.state, 'live'), or(...counting) ?? isNull(presenceCheck.id));
}
