import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { recordApiPresence } from '#app/domain/register/record-api-presence.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { findTarget } from '#app/domain/reports/load-figure-rows.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readTrend } from '#app/domain/reports/read-trend.server.ts';
import type { Context } from '#app/server/context.ts';
import { type Grid, gridFile, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Shopee', 'Lazada', 'Sàn khác'];
const row = (
  product: string,
  shopee: string | null,
  lazada: string | null = null,
  others: string | null = null,
) => [product, 'HTX Sao Mai', 'Xã Trì Quang', 'Bảo Thắng', shopee, lazada, others] satisfies Grid[number];
const columns = {
  A: 'product',
  B: 'producer',
  C: 'commune',
  D: 'district',
  E: 'channel:shopee',
  F: 'channel:lazada',
  G: 'platforms',
} as const;
const file = (...rows: Array<Grid[number]>) => gridFile([headings, ...rows]);

const BEFORE = '2026-06-01';
const asOf = '2026-11-01';
const first = { asOf: BEFORE, columns };
const later = { asOf, columns };
const LINK = 'https://shopee.vn/mat-ong-i.1.1';
const record = { answers: { ended: 'record' } };

async function presencesOf({ store }: Context) {
  const { presence } = store.tables;
  return store.read((db) => db.select().from(presence).orderBy(presence.id));
}

async function everListed(context: Context, day: string) {
  return (await onboardingFigure(context, { targetCode: null, asOf: day })).everListed;
}

const said = ({ endings }: Awaited<ReturnType<typeof planFile>>) =>
  endings.map(({ row: number, cell, channelCode, text, product }) => [
    number,
    cell,
    channelCode,
    text,
    product,
  ]);

eachEngine('what a later file says is no longer on a platform', (open) => {
  /** Three products of one register: a link on Shopee, a tick on Lazada, a name. */
  async function register() {
    const market = await open();
    const { entryIds } = await importFile(
      market.context,
      await file(row('Mật ong', LINK, 'x'), row('Chè', 'x'), row('Mận', null, null, 'Postmart')),
      first,
    );
    const target = { code: 'ba', name: 'Ba sản phẩm', asOf: BEFORE, source: 'x', actor: null };
    await createTarget(market.context, { ...target, entryIds });
    return market;
  }

  test('is listed with what the register holds, and nothing is taken back without an answer', async () => {
    const { context } = await register();
    const next = await file(
      row('Mật ong', 'đã gỡ', 'Không đạt'),
      row('Chè', 'ngừng bán trên Shopee'),
      row('Mận', null, null, 'Postmart (đã gỡ)'),
    );
    const plan = await planFile(context, next, later);
    expect(said(plan)).toEqual([
      [2, 'E2', 'shopee', 'đã gỡ', 'Mật ong'],
      [2, 'F2', 'lazada', 'Không đạt', 'Mật ong'],
      [3, 'E3', 'shopee', 'ngừng bán trên Shopee', 'Chè'],
      [4, 'G4', 'postmart', 'Postmart (đã gỡ)', 'Mận'],
    ]);
    expect(plan.endings[0]).toMatchObject({
      url: LINK,
      state: 'claimed',
      firstSeenOn: BEFORE,
      seenSince: null,
    });
    expect(plan.summary).toMatchObject({ changed: 0, unchanged: 3 });
    for (const answers of [{}, { ended: 'keep' }] as Array<Record<string, string>>) {
      await importFile(context, next, { ...later, answers });
      expect((await presencesOf(context)).filter(({ revokedAt }) => revokedAt !== null)).toEqual([]);
    }
    expect(await everListed(context, asOf)).toBe(3);
  });

  test('recorded, it counts up to the file’s day and not from it on; the desk takes that back as it was', async () => {
    const { context, clock } = await register();
    const next = await file(
      row('Mật ong', 'đã gỡ', 'x'),
      row('Chè', 'Không'),
      row('Mận', null, null, 'Postmart'),
    );
    const { rows, summary } = await importFile(context, next, { ...later, ...record });
    expect(rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ['changed', [{ field: 'presenceEnded', from: null, to: LINK }]],
      ['changed', [{ field: 'presenceEnded', from: null, to: 'shopee' }]],
      ['unchanged', []],
    ]);
    expect(summary).toMatchObject({ changed: 2, unchanged: 1 });
    const ended = (await presencesOf(context)).filter(({ endedOn }) => endedOn !== null);
    expect(ended).toMatchObject([
      { channelCode: 'shopee', endedOn: asOf, revokedNote: 'đã gỡ', revokedAt: clock.now() },
      { channelCode: 'shopee', endedOn: asOf, revokedNote: 'Không', revokedAt: clock.now() },
    ]);
    // Honey is on Lazada still; of the tea nothing is left.
    expect(await everListed(context, asOf)).toBe(2);
    expect(await everListed(context, '2026-10-31')).toBe(3);
    const { store } = context;
    const target = await store.read((db) => findTarget(db, store.tables, null, asOf));
    const { points } = await readTrend(context, { target, asOf });
    expect(points.map(({ day, everListed: count }) => [day, count])).toEqual(
      expect.arrayContaining([
        [BEFORE, 3],
        [asOf, 2],
      ]),
    );
    const again = await planFile(context, next, { ...later, ...record });
    expect([again.endings, again.summary.unchanged]).toEqual([[], 3]);
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'end-presence-by-import')),
    );
    expect(acts.map(({ detail }) => detail)).toMatchObject([{ endedOn: asOf }, { endedOn: asOf }]);

    const tea = ended[1];
    await recordPresence(context, staffMember(), {
      ...{ entryId: tea?.entryId ?? '', channelCode: 'shopee', url: '', state: 'live' },
      ...{ seenOn: '2026-11-20', note: 'Vẫn bán', evidenceHash: null },
    });
    expect((await presencesOf(context)).find(({ id }) => id === tea?.id)).toMatchObject({
      ...{ revokedAt: null, revokedNote: null, endedOn: null, firstSeenOn: BEFORE },
    });
    expect(await everListed(context, asOf)).toBe(3);
  });

  test('an empty cell, a dash, one that is not there yet or only paused, and a row that names it take nothing back', async () => {
    const { context } = await register();
    for (const cell of [
      null,
      '-',
      '0',
      'chưa lên',
      'dự kiến lên lại',
      'tạm ngừng',
      'hết hàng',
      'sắp gỡ',
      'x',
    ])
      expect([cell, said(await planFile(context, await file(row('Chè', cell)), later))]).toEqual([cell, []]);
    const named = await file(row('Chè', 'đã gỡ', null, 'Shopee'));
    expect(said(await planFile(context, named, later))).toEqual([]);
    // What was seen there only later cannot have ended, and an older file ends nothing.
    const earlier = { ...later, asOf: '2026-05-01' };
    expect(said(await planFile(context, await file(row('Chè', 'đã gỡ')), earlier))).toEqual([]);
    await importFile(context, await file(row('Chè', 'x')), { ...later, asOf: '2026-11-10' });
    expect(said(await planFile(context, await file(row('Chè', 'đã gỡ')), later))).toEqual([]);
  });

  test('a newer look of a person or of the platform is shown and goes before it; an older one does not', async () => {
    const { context } = await register();
    const [honey, , tea] = await presencesOf(context);
    const staff = staffMember();
    const look = { state: 'live' as const, note: 'Tự mở trang xem', evidenceHash: 'a'.repeat(64) };
    await checkPresenceByHand(context, staff, { presenceId: honey?.id ?? '', ...look, seenOn: '2026-11-05' });
    await checkPresenceByHand(context, staff, { presenceId: tea?.id ?? '', ...look, seenOn: '2026-10-05' });
    const next = await file(row('Mật ong', 'đã gỡ', 'x'), row('Chè', 'đã gỡ'));
    const plan = await planFile(context, next, later);
    expect(plan.endings.map(({ product, seenSince, state }) => [product, seenSince, state])).toEqual([
      ['Mật ong', { day: '2026-11-05', method: 'hand' }, 'live'],
      ['Chè', null, 'live'],
    ]);
    await importFile(context, next, { ...later, ...record });
    const states = (await presencesOf(context)).map(({ endedOn }) => endedOn);
    expect(states).toEqual([null, null, asOf, null]);

    // The platform's own word, later, brings back what a file ended; not what a person took back.
    await context.store.write((tx) =>
      recordApiPresence(context, tx, {
        ...{ entryId: tea?.entryId ?? '', channelCode: 'shopee', url: null, state: 'live' },
        isSimulated: false,
      }),
    );
    expect((await presencesOf(context))[2]).toMatchObject({ endedOn: null, revokedAt: null, state: 'live' });
  });

  test('what was confirmed is what happens: another look meanwhile is a change of the plan', async () => {
    const { context } = await register();
    const bytes = await file(row('Chè', 'đã gỡ'));
    const { digest } = await planFile(context, bytes, later);
    const { importId } = await stageImport(context, { file: bytes, fileName: 'so.xlsx', personId: null });
    const [, , tea] = await presencesOf(context);
    await checkPresenceByHand(context, staffMember(), {
      ...{ presenceId: tea?.id ?? '', state: 'live', note: 'Tự mở trang xem', evidenceHash: 'a'.repeat(64) },
      seenOn: '2026-11-05',
    });
    const opened = await openFile(context, bytes, { ...later, ...record });
    const apply = (expectedDigest: string) =>
      applyImport(context, { ...opened, importId, actor: null, expectedDigest });
    await expect(apply(digest)).rejects.toThrow('changedMeanwhile');
    await apply((await planFile(context, bytes, later)).digest);
    expect((await presencesOf(context)).map(({ endedOn }) => endedOn)).toEqual([null, null, null, null]);
  });
});
