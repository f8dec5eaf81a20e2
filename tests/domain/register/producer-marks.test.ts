import { expect, test } from 'vitest';
import { ownNameWithMarks } from '#app/domain/register/parse/parse-legal-type.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Nữ làm chủ'];
const row = (product: string, producer: string, women: string | null = null) => [
  ...[product, producer, 'Xã Trì Quang', 'Bảo Thắng', women],
];
const file = (...rows: Array<Array<string | null>>) => gridFile([headings, ...rows]);
const asOf = '2026-11-01';

async function producersOf({ store }: Context) {
  const { producer, registerEntry } = store.tables;
  return store.read(async (db) => {
    const producers = await db.select().from(producer).orderBy(producer.id);
    const entries = await db.select().from(registerEntry).orderBy(registerEntry.id);
    return producers.map(({ id, name, womenLed }) => [
      name,
      womenLed,
      entries.filter(({ producerId }) => producerId === id).map((entry) => entry.name),
    ]);
  });
}

const outcomes = ({ rows }: Awaited<ReturnType<typeof planFile>>) =>
  rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]);

test('what is its own in a name: without the legal form, with the marks wherever they were typed', () => {
  const [one] = ['HTX Hoà Lý', 'Hợp tác xã HÒA LÝ', 'hợp tác xã Hòa  Lý'.normalize('NFD')].map(
    ownNameWithMarks,
  );
  for (const name of ['Hợp tác xã HÒA LÝ', 'hợp tác xã Hòa  Lý'.normalize('NFD'), 'Tổ hợp tác Hoà Lý'])
    expect(ownNameWithMarks(name)).toBe(one);
  expect(ownNameWithMarks('HTX Hoa Ly')).not.toBe(one);
  expect(ownNameWithMarks('Công ty TNHH MTV Sao Mai')).toBe('sao mai');
  expect(ownNameWithMarks('HTX')).toBe('htx');
});

eachEngine('producers whose names differ by their marks', (open) => {
  const both = () =>
    file(row('Mật ong', 'HTX Hoa Ly', 'x'), row('Chè', 'HTX Hoa Lý'), row('Mận', 'HTX Hoa Lý'));
  const KEY = 'spelling:htx hoa ly|';

  test('are asked about once for a name, and two are two from then on', async () => {
    const { context } = await open();
    const bytes = await both();
    const asked = await planFile(context, bytes, { asOf });
    expect(outcomes(asked)).toEqual([
      ['new'],
      ['rejected', 'producer_other_marks'],
      ['rejected', 'producer_other_marks'],
    ]);
    expect(asked.questions).toMatchObject([{ kind: 'producerMarks', text: 'HTX Hoa Lý', rows: [3, 4] }]);
    const key = asked.questions[0]?.key ?? '';
    expect(key.startsWith(KEY)).toBe(true);
    await importFile(context, bytes, { asOf, answers: { [key]: 'second' } });
    expect(await producersOf(context)).toEqual([
      ['HTX Hoa Ly', true, ['Mật ong']],
      ['HTX Hoa Lý', false, ['Chè', 'Mận']],
    ]);
    const again = await planFile(context, bytes, { asOf });
    expect([again.questions, outcomes(again)]).toEqual([[], [['unchanged'], ['unchanged'], ['unchanged']]]);
    // One product of the same letters belongs to each.
    const third = await planFile(context, await file(row('Mật ong', 'HTX Hoa Lý')), { asOf });
    expect(outcomes(third)).toEqual([['new']]);
  });

  test('the same, written in two ways: one producer, kept as it is, and not asked again', async () => {
    const { context } = await open();
    const bytes = await both();
    const [question] = (await planFile(context, bytes, { asOf })).questions;
    const options = question && 'options' in question ? question.options : [];
    const answers = { [question?.key ?? '']: options[0]?.value ?? '' };
    expect(outcomes(await planFile(context, bytes, { asOf, answers }))).toEqual([['new'], ['new'], ['new']]);
    await importFile(context, bytes, { asOf, answers });
    expect(await producersOf(context)).toEqual([['HTX Hoa Ly', true, ['Mật ong', 'Chè', 'Mận']]]);
    const again = await planFile(context, bytes, { asOf });
    expect([again.questions, outcomes(again)]).toEqual([[], [['unchanged'], ['unchanged'], ['unchanged']]]);
  });

  test('a later file that writes the one name otherwise corrects it', async () => {
    const { context } = await open();
    await importFile(context, await file(row('Mật ong', 'HTX Hoa Ly')), { asOf });
    const next = await file(row('Mật ong', 'Hợp tác xã Hoa Lý'));
    const [question] = (await planFile(context, next, { asOf })).questions;
    const options = question && 'options' in question ? question.options : [];
    expect(options.map(({ value }) => value)).toEqual([expect.stringMatching(/^same:/), 'second']);
    await importFile(context, next, { asOf, answers: { [question?.key ?? '']: options[0]?.value ?? '' } });
    expect(await producersOf(context)).toMatchObject([['Hợp tác xã Hoa Lý', false, ['Mật ong']]]);
    expect(outcomes(await planFile(context, next, { asOf }))).toEqual([['unchanged']]);
  });

  test('a row without any marks, and other case or tone places, raise no question', async () => {
    const { context } = await open();
    await importFile(context, await file(row('Mật ong', 'HTX Hoà Lý')), { asOf });
    const plain = ['Mat ong', 'HTX HOA LY', 'Xa Tri Quang', 'Bao Thang', null];
    const plan = await planFile(context, await file(plain), { asOf });
    expect([plan.questions, outcomes(plan)]).toEqual([[], [['unchanged']]]);
    const other = await planFile(context, await file(row('Mật ong', 'Hợp tác xã HÒA LÝ')), { asOf });
    expect(outcomes(other)).toEqual([['unchanged']]);
  });
});
