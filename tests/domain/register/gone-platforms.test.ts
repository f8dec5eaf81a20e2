import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import type { Context } from '#app/server/context.ts';
import { type Grid, gridFile, importFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn', 'Đường dẫn', 'Ghi chú'];
const POSTMART = 'https://postmart.vn/mat-ong-1';
const TIKTOK = 'https://shop.tiktok.com/view/product/1730000000000000001';
type Cells = { platforms?: string; links?: string; note?: string };
const row = ({ platforms, links, note }: Cells, product = 'Mật ong'): Grid[number] => [
  ...[product, 'HTX Sao Mai', 'Xã Trì Quang', 'Bảo Thắng'],
  ...[platforms ?? null, links ?? null, note ?? null],
];
/** A second product keeps every column in the file. */
const file = (cells: Cells) =>
  gridFile([headings, row(cells), row({ platforms: 'Voso', note: 'giao xa' }, 'Chè')]);
const first = { asOf: '2026-06-01' };
const later = { asOf: '2026-11-01' };

async function stored({ store }: Context) {
  const { presence, registerEntry } = store.tables;
  return store.read(async (db) => {
    const entries = await db.select().from(registerEntry);
    const honey = entries.find(({ name }) => name === 'Mật ong');
    const presences = (await db.select().from(presence)).filter(({ entryId }) => entryId === honey?.id);
    return {
      blocker: honey?.blocker ?? null,
      owner: honey?.blockerOwner ?? null,
      presences: presences.map(({ channelCode, endedOn }) => [channelCode, endedOn]).sort(),
    };
  });
}

/** Where the first product is or was. */
async function honeysOf({ store }: Context) {
  const { presence, registerEntry } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ presence })
      .from(presence)
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .where(eq(registerEntry.name, 'Mật ong')),
  );
  return rows.map((each) => each.presence);
}

eachEngine('a row whose platform is over', (open) => {
  const endingsOf = async (context: Context, cells: Cells) => {
    const { endings } = await planFile(context, await file(cells), later);
    return endings.map(({ channelCode, text, cell }) => [channelCode, text, cell]);
  };

  test('is asked about although its address was left standing, and recorded it has ended', async () => {
    const { context } = await open();
    await importFile(context, await file({ platforms: 'Postmart', links: POSTMART }), first);
    const gone = { platforms: 'Postmart (đã gỡ)', links: POSTMART };
    expect(await endingsOf(context, gone)).toEqual([['postmart', 'Postmart (đã gỡ)', 'E2']]);
    await importFile(context, await file(gone), { ...later, answers: { ended: 'record' } });
    expect((await stored(context)).presences).toEqual([['postmart', later.asOf]]);
    const again = await planFile(context, await file(gone), { ...later, answers: { ended: 'record' } });
    expect([again.endings, again.summary.changed]).toEqual([[], 0]);
  });

  test.each([
    [
      'a cell and its link',
      { platforms: 'TikTok Shop (đã gỡ)', links: TIKTOK },
      'tiktok-shop',
      TIKTOK,
      later.asOf,
    ],
    ['a cell alone', { platforms: 'Postmart (đã gỡ từ 10/9/2025)' }, 'postmart', null, '2025-09-10'],
    [
      'a remark and a link',
      { links: POSTMART, note: 'Postmart đã ngừng bán từ 15/5/2025' },
      'postmart',
      POSTMART,
      '2025-05-15',
    ],
    [
      'a remark and a name',
      { platforms: 'Shopee', note: 'Sản phẩm ngừng sản xuất' },
      'shopee',
      null,
      later.asOf,
    ],
    ['a remark alone', { note: 'Bỏ bán Shopee' }, 'shopee', null, later.asOf],
  ])('makes a new product one that was listed once, and is no more: %s', async (_what, cells, code, url, day) => {
    const { context } = await open();
    const bytes = await file(cells);
    const { rows } = await importFile(context, bytes, later);
    const said = 'note' in cells ? 'remark_ended' : 'platform_ended';
    expect(rows[0]?.problems.map((problem) => problem.code)).toEqual([said]);
    const gone = { channelCode: code, url, state: 'removed', firstSeenOn: day, endedOn: day };
    expect(await honeysOf(context)).toMatchObject([gone]);
    const reading = rows[0]?.reading.filter(({ field }) => field.startsWith('presence'));
    expect(reading).toEqual([{ field: 'presenceEnded', from: null, to: code }]);
    // What it says is no reason why it was never listed.
    expect([
      rows[0]?.reading.some(({ field }) => field === 'blocker'),
      (await stored(context)).blocker,
    ]).toEqual([false, null]);
    const { everListed, liveVerified, size } = await figureOf(context);
    expect([everListed, liveVerified, size]).toEqual([2, 0, 2]);
    // The same file, and a later one, add nothing; one that names it again brings it back.
    const next = { asOf: '2026-11-10' };
    for (const when of [later, next])
      expect((await importFile(context, bytes, when)).summary).toMatchObject({ changed: 0, unchanged: 2 });
    const back = await file(url ? { links: url } : { platforms: code === 'shopee' ? 'Shopee' : 'Postmart' });
    await importFile(context, back, next);
    expect(await honeysOf(context)).toMatchObject([
      { channelCode: code, url, state: 'claimed', endedOn: null },
    ]);
  });

  test.each([
    { platforms: 'Không', links: '' },
    { platforms: 'Shopee (chưa)' },
    { note: 'Chưa lên Shopee' },
    { note: 'Sản phẩm ngừng sản xuất' },
    { note: 'không bỏ bán Shopee' },
  ])('says of no platform that a new product was there: %j', async (cells) => {
    const { context } = await open();
    await importFile(context, await file(cells), later);
    expect(await honeysOf(context)).toEqual([]);
  });

  test('of two rows of one product the one that names the platform counts, whichever comes first', async () => {
    const decided = [...headings, 'Hạng sao', 'Quyết định'];
    const gone = [...row({ note: 'Đã gỡ khỏi Postmart' }), 3, 'QĐ số 12/QĐ-UBND ngày 12/3/2023'];
    const there = [...row({ platforms: 'Postmart' }), 4, 'QĐ số 34/QĐ-UBND ngày 5/6/2026'];
    const tea = [...row({ platforms: 'Voso' }, 'Chè'), 3, 'QĐ số 12/QĐ-UBND ngày 12/3/2023'];
    for (const rows of [
      [gone, there],
      [there, gone],
    ]) {
      const { context } = await open();
      const bytes = await gridFile([decided, ...rows, tea]);
      const { questions } = await planFile(context, bytes, later);
      expect(questions.map(({ kind }) => kind)).toEqual(['decision']);
      const answers = { [questions[0]?.key ?? '']: 'renewal' };
      const { summary } = await importFile(context, bytes, { ...later, answers });
      expect(summary.rejected).toBe(0);
      expect((await stored(context)).presences).toEqual([['postmart', null]]);
    }
  });

  test('goods that are no more are on no page and in no chat either', async () => {
    const { context } = await open();
    const cells = { platforms: 'Postmart; Facebook; Zalo', note: 'Ngừng sản xuất' };
    await importFile(context, await file(cells), later);
    expect((await stored(context)).presences).toEqual(
      ['facebook', 'postmart', 'zalo'].map((code) => [code, later.asOf]),
    );
    // Of what the register holds, every place is asked about.
    const held = await open();
    await importFile(held.context, await file({ platforms: cells.platforms }), first);
    const { endings } = await planFile(held.context, await file(cells), later);
    expect(endings.map(({ channelCode }) => channelCode).sort()).toEqual(['facebook', 'postmart', 'zalo']);
    // A marketplace alone leaves them.
    const { endings: some } = await planFile(
      held.context,
      await file({ ...cells, note: 'Ngừng bán trên sàn' }),
      later,
    );
    expect(some.map(({ channelCode }) => channelCode)).toEqual(['postmart']);
  });

  test('ends on the day that the remark gives, unless that cannot be', async () => {
    for (const [note, day] of [
      ['Đã gỡ khỏi Postmart từ 10/9/2026', '2026-09-10'],
      ['Đã gỡ khỏi Postmart', later.asOf],
      // Before it was first seen, and after the file's own day.
      ['Đã gỡ khỏi Postmart từ 10/9/2025', later.asOf],
      ['Đã gỡ khỏi Postmart từ 10/12/2026', later.asOf],
    ] as const) {
      const { context } = await open();
      await importFile(context, await file({ platforms: 'Postmart' }), first);
      const next = await file({ note });
      const { endings } = await planFile(context, next, later);
      expect(endings.map(({ endsOn }) => endsOn)).toEqual([day]);
      await importFile(context, next, { ...later, answers: { ended: 'record' } });
      expect((await stored(context)).presences).toEqual([['postmart', day]]);
    }
  });

  test('keeps what stands beside it: another platform with its address, and a name in another place', async () => {
    const { context } = await open();
    const both = { platforms: 'Shopee; Postmart (đã gỡ)', links: `${POSTMART}\nhttps://shopee.vn/x-i.1.2` };
    await importFile(context, await file(both), later);
    expect((await stored(context)).presences).toEqual([
      ['postmart', later.asOf],
      ['shopee', null],
    ]);
  });

  test.each([
    'Đã gỡ',
    'Ngừng bán trên sàn',
  ])('“%s” without a name is asked of every platform that the register holds', async (text) => {
    const { context } = await open();
    const listed = { platforms: 'Postmart; Voso; Zalo', links: POSTMART };
    await importFile(context, await file(listed), first);
    for (const cells of [{ platforms: text }, { platforms: text, links: POSTMART }])
      expect((await endingsOf(context, cells)).sort()).toEqual([
        ['postmart', text, 'E2'],
        ['voso', text, 'E2'],
      ]);
    expect(await endingsOf(context, { platforms: 'Không' })).toEqual([]);
  });

  test.each([
    ['Đã gỡ khỏi Postmart', { platforms: 'Postmart', links: POSTMART }],
    ['Postmart đã đóng gian hàng', { platforms: 'Postmart' }],
    ['Không còn bán trên Postmart từ 5/2026', {}],
    ['Sản phẩm ngừng sản xuất', { platforms: 'Postmart' }],
  ])('a remark “%s” is asked about, and is no reason while the register holds the platform', async (note, cells) => {
    const { context } = await open();
    await importFile(context, await file({ platforms: 'Postmart', links: POSTMART }), first);
    const next = { ...cells, note };
    expect(await endingsOf(context, next)).toEqual([['postmart', note, 'G2']]);
    const kept = await importFile(context, await file(next), { ...later, answers: { ended: 'keep' } });
    expect(kept.rows[0]?.problems.map(({ code }) => code)).toContain('remark_ended');
    expect(await stored(context)).toMatchObject({ blocker: null, presences: [['postmart', null]] });
    await importFile(context, await file({ ...next, note: `${note}, đã kiểm tra` }), {
      ...{ asOf: '2026-11-02', answers: { ended: 'record' } },
    });
    expect((await stored(context)).presences).toEqual([['postmart', '2026-11-02']]);
  });

  const MIXED = 'Bỏ Postmart, vẫn bán Shopee';
  const BOTH = { platforms: 'Postmart; Shopee', note: MIXED };

  test('a remark that can be read in more ways is recorded by no answer for all, and by its own', async () => {
    const { context } = await open();
    await importFile(context, await file({ platforms: 'Postmart; Shopee' }), first);
    const plan = await planFile(context, await file(BOTH), later);
    expect(plan.endings).toMatchObject([
      { key: '2.postmart.0', channelCode: 'postmart', text: MIXED, isClear: false, isNew: false },
    ]);
    expect(plan.rows[0]?.problems.map(({ code }) => code)).toEqual(['remark_ending_asked']);
    const held = [
      ['postmart', null],
      ['shopee', null],
    ];
    for (const answers of [{}, { ended: 'record' }, { ended: 'keep' }] as Array<Record<string, string>>) {
      await importFile(context, await file(BOTH), { ...later, answers });
      expect((await stored(context)).presences).toEqual(held);
    }
    // Unanswered, it is asked again; kept, it is not.
    expect((await planFile(context, await file(BOTH), later)).endings[0]?.isKept).toBe(false);
    await importFile(context, await file(BOTH), { ...later, answers: { 'ended:2.postmart.0': 'record' } });
    expect((await stored(context)).presences).toEqual([['postmart', later.asOf], held[1]]);
    // The same words in the next file were answered: the name beside them brings nothing back, and nothing is asked.
    const next = { asOf: '2026-11-10' };
    const again = await planFile(context, await file(BOTH), next);
    expect([again.endings, again.rows[0]?.problems, again.summary.changed]).toEqual([[], [], 0]);
    await importFile(context, await file(BOTH), next);
    expect((await stored(context)).presences).toEqual([['postmart', later.asOf], held[1]]);
    // Without them, or with others, what is named is there.
    await importFile(context, await file({ ...BOTH, note: 'Bỏ Postmart rồi, vẫn bán Shopee' }), next);
    expect((await stored(context)).presences).toEqual(held);
  });

  test('kept by its own answer, while the answer for all records the clear ones', async () => {
    const { context } = await open();
    const grid = (honey: string | null, tea: string | null) =>
      gridFile([
        headings,
        row({ platforms: 'Shopee', note: honey ?? '' }),
        row({ platforms: 'Voso', note: tea ?? '' }, 'Chè'),
      ]);
    await importFile(context, await grid(null, 'giao xa'), first);
    const next = await grid('Đã gỡ khỏi Shopee', 'Đã gỡ khỏi Voso');
    const answers = { ended: 'record', 'ended:2.shopee.0': 'keep' };
    await importFile(context, next, { ...later, answers });
    expect((await stored(context)).presences).toEqual([['shopee', null]]);
    const { presence } = context.store.tables;
    const all = await context.store.read((db) => db.select().from(presence));
    expect(all.map(({ channelCode, endedOn }) => [channelCode, endedOn]).sort()).toEqual([
      ['shopee', null],
      ['voso', later.asOf],
    ]);
    const again = await planFile(context, next, later);
    expect(again.endings.map(({ channelCode, isKept }) => [channelCode, isKept])).toEqual([['shopee', true]]);
  });

  test('of a product that the file brings it is asked about what the row names, which counts until then', async () => {
    const unanswered = await open();
    await importFile(unanswered.context, await file(BOTH), later);
    expect((await stored(unanswered.context)).presences).toEqual([
      ['postmart', null],
      ['shopee', null],
    ]);
    const { context } = await open();
    const plan = await planFile(context, await file(BOTH), later);
    expect(plan.endings).toMatchObject([{ key: '2.postmart.0', isClear: false, isNew: true }]);
    expect((await planFile(context, await file(BOTH), later)).digest).toBe(plan.digest);
    const answers = { 'ended:2.postmart.0': 'record' };
    const { rows } = await importFile(context, await file(BOTH), { ...later, answers });
    expect(rows[0]?.outcome).toBe('new');
    expect((await stored(context)).presences).toEqual([
      ['postmart', later.asOf],
      ['shopee', null],
    ]);
    const { producerNotice } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(producerNotice))).toEqual([]);
    // Named by nothing but the remark, it was there for nobody.
    const bare = await open();
    await importFile(bare.context, await file({ note: MIXED }), later);
    expect((await stored(bare.context)).presences).toEqual([]);
  });

  test.each([
    { note: 'Shopee lăn quay rồi' },
    { platforms: 'Shopee', note: 'Shopee lăn quay rồi' },
    { platforms: 'Postmart', note: 'Khách chê Shopee quá nên chẳng còn mặn mà' },
  ])('a remark in words that nobody knows is a question beside what the register holds: %j', async (cells) => {
    const { context } = await open();
    await importFile(context, await file({ platforms: 'Shopee' }), first);
    const bytes = await file(cells);
    const plan = await planFile(context, bytes, later);
    expect(plan.endings).toMatchObject([
      { key: '2.shopee.0', channelCode: 'shopee', text: cells.note, isClear: false },
    ]);
    expect(plan.rows[0]?.problems.map(({ code }) => code)).toEqual(['remark_ending_asked']);
    // Without an answer of its own nothing ends; the words are no reason for a product that is there.
    await importFile(context, bytes, { ...later, answers: { ended: 'record' } });
    const held = await stored(context);
    expect([held.blocker, held.presences.find(([code]) => code === 'shopee')]).toEqual([
      null,
      ['shopee', null],
    ]);
    await importFile(context, bytes, { ...later, answers: { 'ended:2.shopee.0': 'record' } });
    const over = async () => {
      const { blocker, presences } = await stored(context);
      return [blocker, presences.find(([code]) => code === 'shopee')];
    };
    expect(await over()).toEqual([null, ['shopee', later.asOf]]);
    // Answered, it is asked no more.
    const next = { asOf: '2026-11-10' };
    const again = await planFile(context, bytes, next);
    expect([again.endings, again.rows[0]?.problems, again.summary.changed]).toEqual([[], [], 0]);
    await importFile(context, bytes, next);
    expect(await over()).toEqual([null, ['shopee', later.asOf]]);
  });

  test('kept, it is asked no more; of a platform on which the product is not, and of a chat, it is none', async () => {
    const { context } = await open();
    await importFile(context, await file({ platforms: 'Shopee; Zalo' }), first);
    const note = 'Shopee lăn quay rồi';
    const bytes = await file({ note });
    await importFile(context, bytes, { ...later, answers: { 'ended:2.shopee.0': 'keep' } });
    const { endings } = await planFile(context, bytes, { asOf: '2026-11-10' });
    expect(endings.map(({ isKept }) => isKept)).toEqual([true]);
    for (const harmless of ['Lazada lăn quay rồi', 'Zalo của bé Na', 'Shopee bán chạy phơi phới']) {
      const plan = await planFile(context, await file({ platforms: 'Shopee', note: harmless }), later);
      expect([harmless, plan.endings, plan.rows[0]?.problems]).toEqual([harmless, [], []]);
    }
    // As of a new product that is nowhere: there it is the reason.
    const other = await open();
    const plan = await planFile(other.context, await file({ note }), later);
    expect([plan.endings, plan.rows[0]?.problems]).toEqual([[], []]);
    await importFile(other.context, await file({ note }), later);
    expect(await stored(other.context)).toMatchObject({ blocker: note, presences: [] });
  });

  test('a place of sale that does not count leaves the reason, in this row and in the register', async () => {
    const { context } = await open();
    await importFile(context, await file({ note: 'Thiếu ảnh' }), first);
    expect(await stored(context)).toMatchObject({ blocker: 'Thiếu ảnh', presences: [] });
    const { registerEntry } = context.store.tables;
    await context.store.write((tx) => tx.update(registerEntry).set({ blockerOwner: 'Chị Mai' }));
    for (const platforms of ['Zalo', 'Facebook'])
      for (const note of ['Thiếu ảnh', undefined]) {
        await importFile(context, await file({ platforms, note }), later);
        expect(await stored(context)).toMatchObject({ blocker: 'Thiếu ảnh', owner: 'Chị Mai' });
      }
    await importFile(context, await file({ platforms: 'Shopee' }), later);
    expect(await stored(context)).toMatchObject({ blocker: null, owner: null });

    const other = await open();
    await importFile(other.context, await file({ platforms: 'Zalo', note: 'Thiếu ảnh' }), first);
    expect((await stored(other.context)).blocker).toBe('Thiếu ảnh');
  });
});

async function figureOf(context: Context) {
  const { everListed, liveVerified, target } = await onboardingFigure(context, {
    ...{ targetCode: null, asOf: '2026-11-01' },
  });
  return { everListed, liveVerified, size: target.size };
}
