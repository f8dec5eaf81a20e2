import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { recordApiPresence } from '#app/domain/register/record-api-presence.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { findTarget } from '#app/domain/reports/load-figure-rows.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import { readTrend } from '#app/domain/reports/read-trend.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
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

/** Ever listed, and live and verified. */
async function figures(context: Context, day: string) {
  const { everListed, liveVerified } = await onboardingFigure(context, { targetCode: null, asOf: day });
  return [everListed, liveVerified];
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
    const held = await presencesOf(context);
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
      expect(await presencesOf(context)).toEqual(held);
    }
    expect(await figures(context, asOf)).toEqual([3, 0]);
  });

  test('kept, the same words about the same product are not asked again; other words and other products are', async () => {
    const { context } = await register();
    const next = await file(row('Mật ong', 'đã gỡ'), row('Chè', 'x'));
    await importFile(context, next, { ...later, answers: { ended: 'keep' } });
    const again = { ...later, asOf: '2026-11-15' };
    const words = await file(row('Mật ong', 'ĐÃ GỠ'), row('Chè', 'đã gỡ'), row('Mận', 'x'));
    const { endings } = await planFile(context, words, again);
    expect(endings.map(({ product, isKept }) => [product, isKept])).toEqual([
      ['Mật ong', true],
      ['Chè', false],
    ]);
    const other = await planFile(context, await file(row('Mật ong', 'ngừng bán')), again);
    expect(other.endings.map(({ isKept }) => isKept)).toEqual([false]);
    // An answer to the rest leaves it standing.
    await importFile(context, words, { ...again, ...record });
    expect((await presencesOf(context)).map(({ endedOn }) => endedOn)).toEqual([
      ...[null, null, '2026-11-15', null],
      ...[null],
    ]);
  });

  test('recorded, it is removed from the file’s day on: no longer live, ever listed all the same', async () => {
    const { context, clock } = await register();
    const [honey, , tea] = await presencesOf(context);
    const look = { state: 'live' as const, note: 'Tự mở trang xem', evidenceHash: 'a'.repeat(64) };
    for (const one of [honey, tea])
      await checkPresenceByHand(context, staffMember(), {
        ...{ presenceId: one?.id ?? '', ...look, seenOn: '2026-10-20' },
      });
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
    const gone = { channelCode: 'shopee', endedOn: asOf, state: 'removed', revokedAt: null };
    expect(ended).toMatchObject([
      { ...gone, endedNote: 'đã gỡ' },
      { ...gone, endedNote: 'Không' },
    ]);
    const today = localDate(clock.now());
    expect(await figures(context, '2026-10-31')).toEqual([3, 2]);
    for (const day of [asOf, today]) expect(await figures(context, day)).toEqual([3, 0]);
    const { store } = context;
    const target = await store.read((db) => findTarget(db, store.tables, null, today));
    const { points } = await readTrend(context, { target, asOf: today });
    for (const { day, everListed, liveVerified } of points)
      expect([day, everListed, liveVerified]).toEqual([day, ...(await figures(context, day))]);
    const { facts } = await readFacts(context, { targetCode: null, asOf });
    expect(facts.map(({ entry, channels }) => [entry.name, channels.map(({ isGone }) => isGone)])).toEqual([
      ['Chè', [true]],
      ['Mận', [false]],
      ['Mật ong', [true, false]],
    ]);

    const again = await planFile(context, next, { ...later, ...record });
    expect([again.endings, again.summary.unchanged]).toEqual([[], 3]);
    const { audit, producerNotice } = store.tables;
    const acts = await store.read((db) =>
      db.select().from(audit).where(eq(audit.act, 'end-presence-by-import')),
    );
    expect(acts.map(({ detail }) => detail)).toMatchObject([{ endedOn: asOf }, { endedOn: asOf }]);
    const notices = await store.read((db) => db.select().from(producerNotice));
    expect(notices.map(({ kind, subject, params }) => [kind, subject, params.state]).sort()).toEqual(
      [honey, tea].map((one) => ['presence-down', one?.id, 'removed']).sort(),
    );
  });

  test('a verified look of its day or later takes it back; one of a day before, or without proof, does not', async () => {
    const { context } = await register();
    await importFile(context, await file(row('Chè', 'Không')), { ...later, ...record });
    const tea = async () => (await presencesOf(context))[2];
    const look = { presenceId: (await tea())?.id ?? '', state: 'live' as const, note: 'Vẫn bán' };
    const proof = { evidenceHash: 'a'.repeat(64) };
    const staff = staffMember();
    const gone = { state: 'removed', endedOn: asOf, endedNote: 'Không' };
    await checkPresenceByHand(context, staff, { ...look, evidenceHash: null, seenOn: '2026-11-20' });
    expect(await tea()).toMatchObject(gone);
    await checkPresenceByHand(context, staff, { ...look, ...proof, seenOn: '2026-10-31' });
    expect(await tea()).toMatchObject(gone);
    expect([await figures(context, '2026-10-31'), await figures(context, asOf)]).toEqual([
      [3, 1],
      [3, 0],
    ]);
    await checkPresenceByHand(context, staff, { ...look, ...proof, state: 'dead_link', seenOn: asOf });
    expect(await tea()).toMatchObject({ ...gone, state: 'dead_link' });
    await checkPresenceByHand(context, staff, { ...look, ...proof, seenOn: '2026-11-20' });
    expect(await tea()).toMatchObject({ state: 'live', endedOn: null, endedNote: null });
    expect(await figures(context, '2026-11-20')).toEqual([3, 1]);
  });

  test('a later file that names it again brings it back as claimed; one of its day or before does not', async () => {
    const { context } = await register();
    const { producerNotice } = context.store.tables;
    const unread = () => context.store.read((db) => db.select().from(producerNotice));
    await importFile(context, await file(row('Mật ong', 'đã gỡ'), row('Chè', 'đã gỡ')), {
      ...{ ...later, ...record },
    });
    expect((await unread()).filter(({ readAt }) => readAt === null)).toHaveLength(2);
    const named = await file(row('Mật ong', LINK), row('Chè', 'x'));
    for (const day of [asOf, BEFORE]) {
      const plan = await planFile(context, named, { ...later, asOf: day });
      expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    }
    const { rows } = await importFile(context, named, { ...later, asOf: '2026-11-15' });
    expect(rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ['changed', [{ field: 'presenceBack', from: asOf, to: LINK }]],
      ['changed', [{ field: 'presenceBack', from: asOf, to: 'shopee' }]],
    ]);
    const presences = await presencesOf(context);
    expect(presences).toHaveLength(4);
    for (const one of presences)
      expect(one).toMatchObject({ state: 'claimed', endedOn: null, endedNote: null });
    expect((await unread()).filter(({ readAt }) => readAt === null)).toEqual([]);
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

    // The platform's own word, later, brings back what a file ended.
    await context.store.write((tx) =>
      recordApiPresence(context, tx, {
        ...{ entryId: tea?.entryId ?? '', channelCode: 'shopee', url: null, state: 'live' },
        isSimulated: false,
      }),
    );
    expect((await presencesOf(context))[2]).toMatchObject({ endedOn: null, endedNote: null, state: 'live' });
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
