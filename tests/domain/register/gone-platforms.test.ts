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

  test('makes a new product no listed one', async () => {
    const { context } = await open();
    const bytes = await file({ platforms: 'TikTok Shop (đã gỡ)', links: TIKTOK });
    const { rows } = await importFile(context, bytes, later);
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['platform_ended']);
    expect((await stored(context)).presences).toEqual([]);
    const { everListed, size } = await figureOf(context);
    expect([everListed, size]).toEqual([1, 2]);
  });

  test('keeps what stands beside it: another platform with its address, and a name in another place', async () => {
    const { context } = await open();
    const both = { platforms: 'Shopee; Postmart (đã gỡ)', links: `${POSTMART}\nhttps://shopee.vn/x-i.1.2` };
    await importFile(context, await file(both), later);
    expect((await stored(context)).presences).toEqual([['shopee', null]]);
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
    expect(kept.rows[0]?.problems.map(({ code }) => code)).toContain('platform_ended');
    expect(await stored(context)).toMatchObject({ blocker: null, presences: [['postmart', null]] });
    await importFile(context, await file({ ...next, note: `${note}, đã kiểm tra` }), {
      ...{ asOf: '2026-11-02', answers: { ended: 'record' } },
    });
    expect((await stored(context)).presences).toEqual([['postmart', '2026-11-02']]);
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
  const { everListed, target } = await onboardingFigure(context, { targetCode: null, asOf: '2026-11-01' });
  return { everListed, size: target.size };
}
