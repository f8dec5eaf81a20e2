import { expect, test } from 'vitest';
import { findWithdrawal } from '#app/domain/register/parse/find-withdrawal.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số QĐ', 'Ngày QĐ', 'Ghi chú'];
const row = (note: string | null, decision: [string, string] | null = ['12/QĐ-UBND', '01/02/2025']) => [
  ...['Mật ong', 'HTX Sao Mai', 'Xã Trì Quang', 'Bảo Thắng', decision ? '3' : null],
  ...(decision ?? [null, null]),
  note,
];
const file = (note: string | null, decision?: [string, string] | null) =>
  gridFile([headings, row(note, decision)]);
const asOf = '2026-11-01';
const withdrawn = 'Thu hồi theo QĐ 45/QĐ-UBND ngày 05/06/2026';

async function recognitionsOf({ store }: Context) {
  const rows = await store.read((db) => db.select().from(store.tables.recognition));
  return rows.map(({ stars, expiresOn, revokedOn }) => [stars, expiresOn, revokedOn]);
}

test('a remark that speaks of a recognition, with its day; one that speaks of anything else is none', () => {
  expect(findWithdrawal(withdrawn)).toEqual({ day: '2026-06-05' });
  for (const text of [
    'đã rút',
    'Xin rút khỏi chương trình OCOP',
    'Huỷ quyết định công nhận',
    'THU HỒI GCN',
    'Hết hiệu lực',
    'Chủ thể đã rút khỏi danh sách',
    'Da thu hoi giay chung nhan'.normalize('NFD'),
  ])
    expect([text, findWithdrawal(text)]).toEqual([text, { day: null }]);
  for (const text of [
    'Đã rút khỏi Shopee',
    'đã rút kinh nghiệm',
    'thu hồi vốn sau 2 năm',
    'Huỷ đơn hàng nhiều',
    'chấm dứt hợp đồng với Postmart',
    'Nhà máy ở xã Thu Hội',
    '',
  ].filter((text) => !text.includes('Thu Hội')))
    expect([text, findWithdrawal(text)]).toEqual([text, null]);
});

eachEngine('a withdrawal in the column of remarks', (open) => {
  test('is asked; withdrawn ends what the register holds, and is not asked again', async () => {
    const { context } = await open();
    await importFile(context, await file(null), { asOf: '2025-12-01' });
    const next = await file(withdrawn);
    const asked = await planFile(context, next, { asOf });
    expect(asked.rows[0]).toMatchObject({
      outcome: 'rejected',
      problems: [{ code: 'withdrawal_in_note', cell: 'H2' }],
    });
    expect(asked.questions).toMatchObject([
      { kind: 'withdrawal', text: withdrawn, product: 'Mật ong — HTX Sao Mai', from: '2026-06-05' },
    ]);
    const answers = { [asked.questions[0]?.key ?? '']: 'withdrawn' };
    const { rows } = await importFile(context, next, { asOf, answers });
    expect(rows[0]?.changes).toEqual([{ field: 'revoked', from: null, to: '2026-06-05' }]);
    expect(await recognitionsOf(context)).toEqual([[3, '2028-02-01', '2026-06-05']]);
    const again = await planFile(context, next, { asOf });
    expect([again.questions, again.rows[0]?.outcome]).toEqual([[], 'unchanged']);
  });

  test('still held: recorded as the register says, remembered for this product, with a remark', async () => {
    const { context } = await open();
    const next = await file('đã rút');
    const [question] = (await planFile(context, next, { asOf })).questions;
    await importFile(context, next, { asOf, answers: { [question?.key ?? '']: 'held' } });
    expect(await recognitionsOf(context)).toEqual([[3, '2028-02-01', null]]);
    const again = await planFile(context, next, { asOf });
    expect(again.questions).toEqual([]);
    expect(again.rows[0]).toMatchObject({ outcome: 'unchanged', problems: [{ code: 'withdrawal_denied' }] });
  });

  test('a row without its decision speaks of the latest that holds; what has lapsed is not asked about', async () => {
    const { context } = await open();
    await importFile(context, await file(null), { asOf: '2025-12-01' });
    const bare = await file('Đã thu hồi', null);
    const [question] = (await planFile(context, bare, { asOf })).questions;
    expect(question).toMatchObject({ kind: 'withdrawal', from: asOf });
    const answers = { [question?.key ?? '']: 'withdrawn' };
    await importFile(context, bare, { asOf, answers });
    expect(await recognitionsOf(context)).toEqual([[3, '2028-02-01', asOf]]);

    const old = await file('Hết hiệu lực', ['9/QĐ-UBND', '01/02/2020']);
    const other = await open();
    const plan = await planFile(other.context, old, { asOf });
    expect([plan.questions, plan.rows[0]?.outcome]).toEqual([[], 'new']);
  });

  test('a book that keeps the first decision speaks of the round that held on the day of the withdrawal', async () => {
    const { context } = await open();
    const old: [string, string] = ['9/QĐ-UBND', '01/02/2022'];
    await importFile(context, await file(null, old), { asOf: '2023-12-01' });
    const renewed = await file(null, ['77/QĐ-UBND', '01/03/2025']);
    const [renewal] = (await planFile(context, renewed, { asOf: '2025-04-01' })).questions;
    const value = renewal && 'options' in renewal ? (renewal.options[0]?.value ?? '') : '';
    await importFile(context, renewed, { asOf: '2025-04-01', answers: { [renewal?.key ?? '']: value } });
    expect((await recognitionsOf(context)).map(([, expiresOn]) => expiresOn)).toEqual([
      '2025-02-01',
      '2028-03-01',
    ]);

    const next = await file('Thu hồi công nhận theo QĐ số 88/QĐ-UBND ngày 01/10/2026', old);
    const [question] = (await planFile(context, next, { asOf })).questions;
    expect(question).toMatchObject({ kind: 'withdrawal', from: '2026-10-01' });
    const { rows } = await importFile(context, next, {
      ...{ asOf, answers: { [question?.key ?? '']: 'withdrawn' } },
    });
    expect(rows[0]?.changes).toEqual([{ field: 'revoked', from: null, to: '2026-10-01' }]);
    expect(await recognitionsOf(context)).toEqual([
      [3, '2025-02-01', null],
      [3, '2028-03-01', '2026-10-01'],
    ]);
    const again = await planFile(context, next, { asOf });
    expect([again.questions, again.rows[0]?.outcome]).toEqual([[], 'unchanged']);
    // A day on which neither held takes nothing away.
    const before = await file('Thu hồi theo QĐ 45/QĐ-UBND ngày 05/06/2026', old);
    expect((await planFile(context, before, { asOf })).questions).toEqual([]);
  });

  test('answered for a new product: the reading says from when on its star no longer holds', async () => {
    const { context } = await open();
    const next = await file(withdrawn);
    const [question] = (await planFile(context, next, { asOf })).questions;
    const plan = await planFile(context, next, { asOf, answers: { [question?.key ?? '']: 'withdrawn' } });
    expect(plan.rows[0]).toMatchObject({ outcome: 'new' });
    expect(plan.rows[0]?.reading).toContainEqual({ field: 'revoked', from: null, to: '2026-06-05' });
    const held = await planFile(context, next, { asOf, answers: { [question?.key ?? '']: 'held' } });
    expect(held.rows[0]?.reading.map(({ field }) => field)).not.toContain('revoked');
  });

  for (const answer of ['withdrawn', 'held'] as const)
    test(`${answer} is said of one recognition: a later one under the same remark is asked about anew`, async () => {
      const { context } = await open();
      const first = await file('đã rút');
      const [question] = (await planFile(context, first, { asOf })).questions;
      await importFile(context, first, { asOf, answers: { [question?.key ?? '']: answer } });
      const second = await file('đã rút', ['77/QĐ-UBND', '01/09/2026']);
      const [renewal] = (await planFile(context, second, { asOf })).questions;
      expect(renewal).toMatchObject({ kind: 'decision' });
      const value = renewal && 'options' in renewal ? (renewal.options[0]?.value ?? '') : '';
      const plan = await planFile(context, second, { asOf, answers: { [renewal?.key ?? '']: value } });
      expect(plan.questions).toMatchObject([{ kind: 'withdrawal', text: 'đã rút' }]);
      expect(plan.rows[0]?.outcome).toBe('rejected');
    });
});
