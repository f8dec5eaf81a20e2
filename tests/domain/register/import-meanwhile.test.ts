import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HEADINGS = [
  'TT',
  'Tên sản phẩm',
  'Chủ thể',
  'Xã',
  'Huyện',
  'Hạng sao',
  'Số QĐ',
  'Ngày QĐ',
  'Sàn',
  'Link',
];
const LINK = 'https://shopee.vn/mat-ong-i.1.2';

const honey = (stars: number, channel: string | null, link: string | null = null) =>
  gridFile([
    HEADINGS,
    [
      1,
      'Mật ong',
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      stars,
      '12/QĐ-UBND',
      '01/02/2023',
      channel,
      link,
    ],
  ]);

async function allOf({ store }: Context) {
  const { recognition, presence, registerImport } = store.tables;
  return store.read(async (db) => ({
    stars: (await db.select().from(recognition).orderBy(recognition.id)).map(({ stars }) => stars),
    presences: await db.select().from(presence).orderBy(presence.id),
    states: (await db.select().from(registerImport).orderBy(registerImport.id)).map(({ state }) => state),
  }));
}

eachEngine('an import that was looked at before it is applied', (open) => {
  test('is applied when it repeats products that it brings itself, and refused when one of them came in meanwhile', async () => {
    const { context } = await open();
    const tea = (stars: number) => ['Chè', 'HTX Chè', 'Xã Trì Quang', 'Bảo Thắng', stars];
    const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'];
    const file = await gridFile([
      headings,
      [...tea(3), '80/QĐ-UBND', '12/03/2024'],
      [...tea(3), '80/QĐ-UBND', '12/03/2024'],
      [...tea(4), '81/QĐ-UBND', '12/03/2024'],
    ]);
    const [question] = (await planFile(context, file)).questions;
    const settings = { answers: { [question?.key ?? '']: 'renewal' } };
    const { digest, rows } = await planFile(context, file, settings);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['new', 'rejected', 'changed']);
    const apply = async () => {
      const { importId } = await stageImport(context, { file, fileName: 'so.xlsx', personId: null });
      const opened = await openFile(context, file, settings);
      return applyImport(context, { ...opened, importId, actor: null, expectedDigest: digest });
    };
    expect((await apply()).summary).toMatchObject({ new: 1, changed: 1, rejected: 1 });
    await expect(apply()).rejects.toMatchObject({ code: 'changedMeanwhile' });
  });

  test('is planned once more and no oftener where its questions led to that very plan', async () => {
    const { context } = await open();
    const tea = (stars: number) => ['Chè', 'HTX Chè', 'Xã Trì Quang', 'Bảo Thắng', stars];
    const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'];
    const file = await gridFile([
      headings,
      [...tea(3), '80/QĐ-UBND', '12/03/2024'],
      [...tea(4), '81/QĐ-UBND', '12/03/2024'],
    ]);
    const [question] = (await planFile(context, file)).questions;
    const settings = { answers: { [question?.key ?? '']: 'renewal' } };
    const { digest } = await planFile(context, file, settings);
    let reads = 0;
    const read: typeof context.store.read = (work) => {
      reads += 1;
      return context.store.read(work);
    };
    const counting = { ...context, store: { ...context.store, read } };
    const { importId } = await stageImport(context, { file, fileName: 'so.xlsx', personId: null });
    const input = { importId, actor: null, expectedDigest: 'another' };
    const readsOf = async (opened: Awaited<ReturnType<typeof openFile>>) => {
      reads = 0;
      await expect(applyImport(counting, { ...opened, ...input })).rejects.toMatchObject({
        code: 'changedMeanwhile',
      });
      return reads;
    };
    const opened = await openFile(context, file, settings);
    const cold = await readsOf(await openFile(context, file, settings));
    await listImportQuestions(context, opened);
    const warm = await readsOf(opened);
    expect(warm).toBeLessThan(cold);
    // Answered otherwise since, they are asked anew.
    const answers = { [question?.key ?? '']: 'second' };
    expect(await readsOf({ ...opened, settings: { ...opened.settings, answers } })).toBe(cold);
    const applied = await applyImport(context, { ...opened, ...input, expectedDigest: digest });
    expect(applied.summary).toMatchObject({ new: 1, changed: 1 });
  });

  test('is refused when the register has moved since, and applied when it has not', async () => {
    const { context } = await open();
    await importFile(context, await honey(3, null));
    const file = await honey(4, null);
    const settings = { asOf: '2024-12-31' };
    const { digest } = await planFile(context, file, settings);
    const { importId } = await stageImport(context, { file, fileName: 'so.xlsx', personId: null });
    const opened = await openFile(context, file, settings);
    const apply = (expectedDigest: string) =>
      applyImport(context, { ...opened, importId, actor: null, expectedDigest });

    // What was shown: three stars become four. Meanwhile somebody else's file has made them five.
    await importFile(context, await honey(5, null), { asOf: '2024-11-30' });
    const before = await allOf(context);
    await expect(apply(digest)).rejects.toMatchObject({ code: 'changedMeanwhile' });
    expect(await allOf(context)).toEqual(before);
    expect(before).toMatchObject({ stars: [5], states: ['applied', 'staged', 'applied'] });

    const again = await planFile(context, file, settings);
    expect(again.digest).not.toBe(digest);
    await apply(again.digest);
    expect((await allOf(context)).stars).toEqual([4]);
    await expect(apply(again.digest)).rejects.toMatchObject({ code: 'wrongState' });
  });

  test('a page that stands there in another spelling is that page, also where another product has it', async () => {
    const { context } = await open();
    await importFile(context, await honey(3, null, 'http://www.shopee.vn/mat-ong-rung-i.1.2?sp_atk=x'));
    const other = await honey(3, null, 'https://shopee.vn./product/1/2');
    const { rows } = await planFile(context, other, { asOf: '2024-12-31' });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    await importFile(context, other, { asOf: '2024-12-31' });
    const { presences } = await allOf(context);
    expect(presences.map(({ url }) => url)).toEqual(['http://www.shopee.vn/mat-ong-rung-i.1.2?sp_atk=x']);

    const tea = [1, 'Chè', 'HTX Chè', 'Xã Trì Quang', 'Bảo Thắng', 3, '13/QĐ-UBND', '01/02/2023', null, LINK];
    const plan = await planFile(context, await gridFile([HEADINGS, tea]), { asOf: '2024-12-31' });
    expect(plan.rows[0]?.problems).toMatchObject([{ code: 'link_known', params: { name: 'Mật ong' } }]);
  });

  test('nothing that staff have revoked comes back by a file, and nothing is written into it', async () => {
    const { context } = await open();
    const { entryIds } = await importFile(context, await honey(3, 'Shopee', LINK), { asOf: '2024-10-14' });
    const [claimed] = (await allOf(context)).presences;
    const staff = staffMember();
    await revokePresence(context, staff, { presenceId: claimed?.id ?? '', note: 'Trang của người khác' });
    const revoked = (await allOf(context)).presences;
    expect(revoked[0]?.revokedAt).not.toBeNull();

    // The same link again, from an older file too: that would move the day from which it counts.
    for (const asOf of ['2025-01-31', '2023-06-30']) {
      const applied = await importFile(context, await honey(3, 'Shopee', LINK), { asOf });
      expect(applied.rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([['unchanged', []]]);
      expect((await allOf(context)).presences).toEqual(revoked);
    }

    const back = await recordPresence(context, staff, {
      entryId: entryIds[0] ?? '',
      channelCode: 'shopee',
      url: LINK,
      state: 'live',
      seenOn: '2025-02-01',
      note: 'Đúng là trang của hợp tác xã',
      evidenceHash: null,
    });
    expect(back.presenceId).toBe(claimed?.id);
    expect((await allOf(context)).presences).toMatchObject([{ revokedAt: null, firstSeenOn: '2025-02-01' }]);
  });
});
