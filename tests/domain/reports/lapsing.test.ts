import { expect, test } from 'vitest';
import { entriesTable } from '#app/domain/reports/entries-table.ts';
import { listEntries } from '#app/domain/reports/list-entries.server.ts';
import { LAPSING_DAYS } from '#app/domain/reports/read-overview.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import type { TableValue } from '#app/server/spreadsheet/write-xlsx.server.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const choice = { targetCode: null, asOf: null };

eachEngine('certificates that lapse', (open) => {
  test('the desk counts them for 30, 90 and 180 days', () => {
    expect([...LAPSING_DAYS].sort((a, b) => a - b)).toEqual([30, 90, 180]);
  });

  test('within so many days: on that day the star is gone, the day before it still stands', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    // A certificate is no longer valid on the day `toDay`; one revoked earlier lapses on that day instead.
    for (const days of [0, 1, 29, 30, 31, 89, 90, 91, 179, 180, 181])
      await recognisedEntry(context, {
        producerId,
        name: `hết hạn ${String(days).padStart(3, '0')}`,
        rounds: [{ stars: 4, fromDay: -500, toDay: days }],
      });
    await recognisedEntry(context, {
      producerId,
      name: 'thu hồi 030',
      rounds: [{ stars: 4, fromDay: -500, toDay: 400, revokedDay: 30 }],
    });
    await recognisedEntry(context, {
      producerId,
      name: 'gia hạn rồi',
      rounds: [
        { stars: 3, fromDay: -500, toDay: 20 },
        { stars: 3, fromDay: -5, toDay: 1000 },
      ],
    });
    await recognisedEntry(context, { producerId, name: 'chưa công nhận', rounds: [] });
    const within = async (lapsing: number) =>
      (await listEntries(context, choice, { lapsing })).rows.map(({ entry }) => entry.name).sort();
    const soon = ['hết hạn 001', 'hết hạn 029', 'hết hạn 030', 'thu hồi 030'];
    expect(await within(30)).toEqual(soon);
    const later = ['hết hạn 031', 'hết hạn 089', 'hết hạn 090'];
    expect(await within(90)).toEqual([...soon, ...later].sort());
    const last = ['hết hạn 091', 'hết hạn 179', 'hết hạn 180'];
    expect(await within(180)).toEqual([...soon, ...later, ...last].sort());
  });

  test('move up by the clock alone, and what the list says agrees with what the stars do', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const today = localDate(clock.now());
    await recognisedEntry(context, { producerId, rounds: [{ stars: 4, fromDay: -500, toDay: 31 }] });
    const list = async (filter: Parameters<typeof listEntries>[2]) =>
      (await listEntries(context, choice, filter)).rows.map(({ validUntil }) => validUntil);
    expect(await list({ lapsing: 30 })).toEqual([]);
    clock.advanceDays(1);
    expect(await list({ lapsing: 30 })).toEqual([addDays(today, 30)]);
    clock.advanceDays(29);
    expect(await list({ valid: 'yes', lapsing: 1 })).toEqual([addDays(today, 30)]);
    clock.advanceDays(1);
    expect([await list({ valid: 'yes' }), await list({ lapsing: 30 })]).toEqual([[], []]);
  });

  test('the list of what has lapsed says which star it was and its last day, on the screen and in the sheet', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const today = localDate(clock.now());
    const rounds = {
      'hết hạn': [{ stars: 4, fromDay: -500, toDay: 0 }],
      'thu hồi': [{ stars: 5, fromDay: -500, toDay: 400, revokedDay: -3 }],
      'hai lần': [
        { stars: 3, fromDay: -900, toDay: -40 },
        { stars: 4, fromDay: -300, toDay: -20 },
      ],
      'chưa tới': [{ stars: 4, fromDay: 5, toDay: 400 }],
      'còn hạn': [
        { stars: 3, fromDay: -900, toDay: -40 },
        { stars: 4, fromDay: -30, toDay: 400 },
      ],
    };
    for (const [name, own] of Object.entries(rounds))
      await recognisedEntry(context, { producerId, name, rounds: own });
    const list = await listEntries(context, choice, { valid: 'no', sort: 'valid' });
    expect(
      list.rows.map(({ entry, stars, validUntil, lapsed }) => [entry.name, stars, validUntil, lapsed]),
    ).toEqual([
      ['hai lần', null, null, { stars: 4, until: addDays(today, -21) }],
      ['thu hồi', null, null, { stars: 5, until: addDays(today, -4) }],
      ['hết hạn', null, null, { stars: 4, until: addDays(today, -1) }],
      ['chưa tới', null, null, null],
    ]);
    const [valid] = (await listEntries(context, choice, { valid: 'yes' })).rows;
    expect([valid?.stars, valid?.lapsed]).toEqual([4, null]);

    const sheet = entriesTable(list.rows, { title: [], channelNames: {}, language: 'vi' });
    const column = (heading: string) => sheet.columns.findIndex((one) => one.heading === heading);
    const [first] = [...(sheet.rows as Iterable<readonly TableValue[]>)];
    expect(first?.[column('Hạng sao đã hết hạn')]).toBe(4);
    expect(first?.[column('Đã hết hạn ngày')]).toEqual(new Date(`${addDays(today, -21)}T00:00:00Z`));
  });
});
