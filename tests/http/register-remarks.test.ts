import { expect, test } from 'vitest';
import { gridFile } from '#tests/domain/register/register-file.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const LIST = '/department/register/import';

eachEngine('remarks of a register’s workbook, answered without a script', (open) => {
  const openDesk = async () => {
    const market = await open();
    const { store } = market.context;
    const { cookie } = await signedIn(market.context, { role: 'department_staff' });
    const server = await startServer(market);
    const page = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const post = (path: string, form: Record<string, string>) =>
      server.fetch(path, { method: 'POST', cookie, form });
    /** Sends a workbook of these rows, as of a day; the address of its report. */
    const bring = async (day: string, rows: ReadonlyArray<readonly [string, string, string]>) => {
      const heads = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn TMĐT', 'Ghi chú'];
      const file = await gridFile([
        heads,
        ...rows.map(([product, platforms, note]) => [
          product,
          'HTX A',
          'Bản Liền',
          'Bắc Hà',
          platforms,
          note,
        ]),
      ]);
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(file)]), 'so.xlsx');
      const columns =
        (await server.fetch(LIST, { method: 'POST', cookie, form })).headers.get('location') ?? '';
      const saved = await post(columns, { ...fieldsOf(await page(columns)), asOf: day, intent: 'save' });
      return (saved.headers.get('location') ?? '').replace(/\/questions$/, '');
    };
    const { presence, registerEntry } = store.tables;
    /** Where products are and were: "Chè lazada 2026-11-01". */
    const presences = async () => {
      const { held, entries } = await store.read(async (db) => ({
        held: await db.select().from(presence),
        entries: await db.select().from(registerEntry),
      }));
      const names = new Map(entries.map(({ id, name }) => [id, name]));
      return held
        .map(
          ({ entryId, channelCode, endedOn }) => `${names.get(entryId)} ${channelCode} ${endedOn ?? 'there'}`,
        )
        .sort();
    };
    return { bring, page, post, presences };
  };

  test('each line has its own answer, and the one for all is of those that are clear', async () => {
    const { bring, page, post, presences } = await openDesk();
    const listed = [
      ['Chè', 'Shopee; Lazada', 'giao xa'],
      ['Mận', 'Shopee; Postmart', 'giao xa'],
      ['Mật ong', 'Shopee; Voso', 'giao xa'],
      ['Gạo', 'Shopee', 'giao xa'],
      ['Nếp', 'Postmart', 'giao xa'],
    ] as const;
    const first = await bring('01/06/2026', listed);
    expect((await post(first, fieldsOf(await page(first)))).status).toBe(303);
    const before = await presences();
    expect(before).toHaveLength(8);

    const notes = [
      // Two platforms.
      'Bỏ Lazada, vẫn bán Shopee',
      'Đã gỡ khỏi Postmart, Shopee',
      // Words that nobody knows.
      'Đã gỡ khỏi Voso theo kiểu lằng nhằng',
      'Đã gỡ khỏi Shopee',
      'Đã gỡ khỏi Postmart',
    ];
    const said = listed.map(([product, platforms], at) => [product, platforms, notes[at] ?? ''] as const);
    const report = await bring('01/11/2026', said);
    const shown = await page(report);
    const form = fieldsOf(shown);
    const asked = Object.keys(form).filter((name) => name.startsWith('ended-asked:'));
    const clear = Object.keys(form).filter((name) => name.startsWith('ended-clear:'));
    expect(asked).toEqual([
      'ended-asked:2.lazada.0',
      'ended-asked:3.postmart.0',
      'ended-asked:3.shopee.0',
      'ended-asked:4.voso.0',
    ]);
    expect(clear).toEqual(['ended-clear:5.shopee.0', 'ended-clear:6.postmart.0']);
    expect([form.endings, form.ended], 'nothing is chosen for the person').toEqual(['2', undefined]);
    for (const of of ['Chè trên Lazada', 'Mận trên Postmart', 'Mận trên Shopee', 'Mật ong trên Voso'])
      expect(shown).toContain(`Trả lời riêng: ${of}`);
    expect(shown).toContain('4 nơi bán dưới đây chưa chắc đã hết');

    const answers = {
      'ended-asked:2.lazada.0': 'record',
      'ended-asked:3.postmart.0': 'record',
      'ended-asked:3.shopee.0': 'keep',
      // Of Voso nothing is said yet.
      'ended-clear:6.postmart.0': 'keep',
    };
    const unanswered = await post(report, { ...form, ...answers });
    expect(unanswered.status).toBe(400);
    const kept = fieldsOf(await unanswered.text());
    expect(kept, 'what was answered stays').toMatchObject(answers);
    expect(await presences()).toEqual(before);
    expect((await post(report, { ...kept, ended: 'record' })).status).toBe(303);
    expect(await presences()).toEqual([
      'Chè lazada 2026-11-01',
      'Chè shopee there',
      'Gạo shopee 2026-11-01',
      'Mận postmart 2026-11-01',
      'Mận shopee there',
      'Mật ong shopee there',
      'Mật ong voso there',
      'Nếp postmart there',
    ]);
    const done = await page(report);
    expect(done.match(/Gỡ từ ngày 01\/11\/2026/g)).toHaveLength(3);

    // In the next file what was left open is asked again, and what was kept is not.
    const next = await bring('10/11/2026', said);
    const again = Object.entries(fieldsOf(await page(next))).filter(([name]) => name.startsWith('ended-'));
    expect(again).toEqual([['ended-asked:4.voso.0', '']]);
    await post(next, { ...fieldsOf(await page(next)), 'ended-asked:4.voso.0': 'record' });
    expect((await presences()).filter((one) => one.endsWith('2026-11-10'))).toEqual([
      'Mật ong voso 2026-11-10',
    ]);
  });
});
