import { expect, test } from 'vitest';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { burnUp, spreadDays } from '#app/domain/reports/burn-up.ts';
import { type BreakdownLine, countFigure, type OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { factsAt } from '#app/domain/reports/facts-at.ts';
import { findTarget, loadFigureRows } from '#app/domain/reports/load-figure-rows.server.ts';
import { loadTrendRows } from '#app/domain/reports/load-trend-rows.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { describeRows, readFacts, windowOf } from '#app/domain/reports/read-facts.server.ts';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { allRows, countAgain, type Recount } from '#tests/domain/reports/count-again.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { makeUpRegister } from '#tests/factories/made-up-register.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const MANY = IS_FULL ? 10_000 : 2_000;
const PARTITIONS = {
  byMethod: 'method',
  byLegacyDistrict: 'district',
  byCommune: 'commune',
  byStar: 'star',
  byGroup: 'group',
  byLegalType: 'type',
  byWomenLed: 'women',
  byMinorityLed: 'minority',
} as const;

function expectSame(figure: OnboardingFigure, again: Recount): void {
  expect(figure.target.size).toBe(again.size);
  expect(figure.validEntries).toBe(again.valid.size);
  expect(figure.everListed).toBe(again.ever.size);
  expect(figure.liveVerified).toBe(again.live.size);
  for (const [breakdown, prefix] of Object.entries(PARTITIONS)) {
    const lines = figure[breakdown as keyof typeof PARTITIONS];
    expect(sumOf(lines), `${breakdown} sums to the size`).toBe(again.size);
    expect(sorted(lines.map(countsOf)), breakdown).toEqual(sorted(linesOf(again, prefix)));
  }
  for (const { key, name } of figure.byGroup)
    if (key !== 'unknown')
      expect(name, 'as the desk calls it').toBe(departmentMessages.vi[`group_${key}` as 'group_I']);
  const channels = [...again.groups].filter(([key]) => key.startsWith('channel:'));
  expect(sorted(figure.byChannel.map(countsOf))).toEqual(
    sorted(
      channels.map(([key, ids]) => {
        const code = key.slice('channel:'.length);
        const size = (prefix: string) => again.groups.get(`${prefix}:${code}`)?.size ?? 0;
        return {
          key: code,
          entries: ids.size,
          everListed: size('channel-ever'),
          liveVerified: size('channel-live'),
        };
      }),
    ),
  );
}

function linesOf(again: Recount, prefix: string) {
  const both = (ids: Set<string>, other: Set<string>) => [...ids].filter((id) => other.has(id)).length;
  return [...again.groups]
    .filter(([key]) => key.startsWith(`${prefix}:`))
    .map(([key, ids]) => ({
      key: key.slice(prefix.length + 1),
      entries: ids.size,
      everListed: both(ids, again.ever),
      liveVerified: both(ids, again.live),
    }));
}

const countsOf = ({ key, entries, everListed, liveVerified }: BreakdownLine) => ({
  key,
  entries,
  everListed,
  liveVerified,
});
const sumOf = (lines: BreakdownLine[]) => lines.reduce((sum, { entries }) => sum + entries, 0);
const sorted = <Line extends { key: string }>(lines: Line[]) =>
  lines.sort((a, b) => (a.key < b.key ? -1 : 1));

eachEngine('the onboarding figure', (open) => {
  test('agrees with a second count over all rows, on the target’s day, around it and today, for any register', async () => {
    const { context, clock } = await open();
    for (const seed of [1, 2, 3, 4, 5]) {
      const { targetCode, asOf } = await makeUpRegister(context, { entries: 20 * seed, seed });
      const rows = await allRows(context);
      for (const day of [
        asOf,
        addDays(asOf, -90),
        addDays(asOf, 91),
        addDays(asOf, 1),
        localDate(clock.now()),
      ]) {
        const figure = await onboardingFigure(context, { targetCode, asOf: day });
        expect(figure.asOf).toBe(day);
        expectSame(figure, countAgain(rows, targetCode, day));
      }
    }
  });

  test(`is the same at ${MANY} entries`, async () => {
    const { context } = await open();
    const { targetCode, asOf, entryIds } = await makeUpRegister(context, { entries: MANY, seed: 77 });
    const figure = await onboardingFigure(context, { targetCode, asOf: null });
    expect(figure.target.size).toBe(entryIds.length);
    expect(figure.asOf).toBe(asOf);
    for (const breakdown of Object.keys(PARTITIONS) as Array<keyof typeof PARTITIONS>) {
      expect(sumOf(figure[breakdown])).toBe(entryIds.length);
      const part = (count: 'everListed' | 'liveVerified') =>
        figure[breakdown].reduce((sum, line) => sum + line[count], 0);
      expect([part('everListed'), part('liveVerified')]).toEqual([figure.everListed, figure.liveVerified]);
    }
    const rows = await allRows(context);
    const sample = new Set(entryIds.filter((_, at) => at % 40 === 0));
    const small = {
      ...rows,
      targetEntries: rows.targetEntries.filter(({ entryId }) => sample.has(entryId)),
      presences: rows.presences.filter(({ entryId }) => sample.has(entryId)),
      recognitions: rows.recognitions.filter(({ entryId }) => sample.has(entryId)),
    };
    const loaded = await context.store.read(async (db) =>
      loadFigureRows(db, context.store.tables, await findTarget(db, context.store.tables, targetCode, asOf)),
    );
    const facts = factsAt(loaded, asOf).filter(({ entry }) => sample.has(entry.id));
    expectSame(
      countFigure(loaded.target, asOf, facts, describeRows(loaded).names, loaded.channels),
      countAgain(small, targetCode, asOf),
    );
  });

  test('reads of the weekly looks of a presence only the last, and says the same as from all of them', async () => {
    const { context } = await open();
    const { targetCode } = await makeUpRegister(context, { entries: 60, seed: 5 });
    const { store } = context;
    const last = await store.read(async (db) => {
      const target = await findTarget(db, store.tables, targetCode, '');
      const all = await loadFigureRows(db, store.tables, target);
      const days = [-60, 0, 45].map((offset) => addDays(target.asOf, offset));
      const read: Array<{ day: string; all: typeof all; some: typeof all }> = [];
      for (const day of days)
        read.push({ day, all, some: await loadFigureRows(db, store.tables, target, windowOf(day)) });
      return read;
    });
    for (const { day, all, some } of last) {
      const { from, before } = windowOf(day);
      const inWindow = all.checks.filter(({ checkedAt }) => checkedAt >= from && checkedAt < before);
      const presences = new Set(inWindow.map(({ presenceId }) => presenceId));
      expect(inWindow.length).toBeGreaterThan(presences.size);
      expect(some.checks).toHaveLength(presences.size);
      expect(factsAt(some, day)).toEqual(factsAt(all, day));
    }
  });

  test('burns up through the very numbers of the figure, day by day', async () => {
    const { context, clock } = await open();
    const { targetCode } = await makeUpRegister(context, { entries: 60, seed: 11 });
    const { rows, trend } = await context.store.read(async (db) => {
      const target = await findTarget(db, context.store.tables, targetCode, '');
      return {
        rows: await loadFigureRows(db, context.store.tables, target),
        trend: await loadTrendRows(db, context.store.tables, target),
      };
    });
    const today = localDate(clock.now());
    const days = spreadDays(addDays(today, -700), today, 400);
    const { points, firstDay } = burnUp(trend, days);
    expect(points.map(({ day }) => day)).toEqual(days.filter((day) => firstDay !== null && day >= firstDay));
    expect(points.length).toBeGreaterThan(100);
    for (const { day, everListed, liveVerified } of points) {
      const facts = factsAt(rows, day);
      expect([day, everListed, liveVerified]).toEqual([
        day,
        facts.filter((one) => one.everListed).length,
        facts.filter((one) => one.liveVerified).length,
      ]);
    }
  });

  test('draws the trend anew when a presence is recorded, and only then', async () => {
    const { context, clock } = await open();
    const { targetCode, asOf } = await makeUpRegister(context, { entries: 12, seed: 3 });
    const today = localDate(clock.now());
    const facts = await readFacts(context, { targetCode, asOf: today });
    const entry = facts.facts.find(({ everListed }) => !everListed)?.entry;
    if (!entry) throw new Error('everything in the made-up register is listed');
    const read = () => readOverview(context, { targetCode, asOf });
    const before = (await read()).trend;
    expect((await read()).trend).toBe(before);
    await recordPresence(context, staffMember(), {
      entryId: entry.id,
      channelCode: 'shopee',
      url: 'https://shopee.vn/moi-len-san',
      seenOn: today,
      state: 'live',
      note: 'Tự mở trang xem',
      evidenceHash: null,
    });
    const after = await read();
    expect(after.trend).not.toBe(before);
    expect(after.current.everListed).toBe((before.points.at(-1)?.everListed ?? 0) + 1);
    expect(after.trend.points.at(-1)).toEqual({
      day: today,
      everListed: after.current.everListed,
      liveVerified: after.current.liveVerified,
    });
  });

  test('without a target speaks of the whole register today; refuses unknown targets and days that are none', async () => {
    const { context, clock } = await open();
    const today = localDate(clock.now());
    const empty = await onboardingFigure(context, { targetCode: null, asOf: null });
    expect(empty).toMatchObject({
      asOf: today,
      target: { code: 'register', size: 0 },
      everListed: 0,
      byStar: [],
    });
    await expect(onboardingFigure(context, { targetCode: 'no-such', asOf: null })).rejects.toThrow('target');
    await expect(onboardingFigure(context, { targetCode: null, asOf: '2024-02-30' })).rejects.toThrow(
      'notADate',
    );
    await expect(onboardingFigure(context, { targetCode: null, asOf: addDays(today, 1) })).rejects.toThrow(
      'dateInFuture',
    );
  });
});
