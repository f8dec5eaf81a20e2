import { expect, test } from 'vitest';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Số sao', 'Quyết định', 'Ngày QĐ'];
const COOPERATIVE = 'HTX Nương Chè Bắc Hà';
const row = (product: string, place: string, decision: string | null = 'QĐ 80/QĐ-UBND') => [
  ...[product, COOPERATIVE, place, '3 sao'],
  ...(decision === null ? [null, null] : [decision, '12/03/2026']),
];
const file = (...rows: Array<Array<string | null>>) => gridFile([headings, ...rows]);
const asOf = '2026-11-01';

const entriesOf = async ({ store }: Context) => {
  const { registerEntry } = store.tables;
  const entries = await store.read((db) => db.select().from(registerEntry).orderBy(registerEntry.id));
  return entries.map(({ name, communeCode, producerId }) => ({ name, communeCode, producerId }));
};

const outcomes = ({ rows }: Awaited<ReturnType<typeof planFile>>) =>
  rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]);

/** Answers whatever is asked, one question after another: the last option is always `second`. */
async function answered(context: Context, bytes: Buffer, choose: (kind: string) => 'first' | 'second') {
  const answers: Record<string, string> = {};
  const kinds: Array<string> = [];
  for (;;) {
    const [question] = (await planFile(context, bytes, { asOf, answers })).questions;
    if (!question) return { kinds, answers };
    kinds.push(question.kind);
    answers[question.key] =
      choose(question.kind) === 'first' && 'options' in question
        ? (question.options[0]?.value ?? '')
        : 'second';
  }
}

eachEngine('a product that the register has in another commune', (open) => {
  /** The cooperative of Cốc Lầu, and another of that name with a tea of its own at Cao Sơn. */
  async function twoCooperatives() {
    const { context } = await open();
    await importFile(context, await file(row('Mật ong', 'xã Cốc Lầu')), { asOf });
    const tea = await file(row('Chè', 'xã Cao Sơn'));
    const { answers } = await answered(context, tea, () => 'second');
    await importFile(context, tea, { asOf, answers });
    return context;
  }

  test('is asked about: another producer’s goes in beside it, and is not asked about again', async () => {
    const context = await twoCooperatives();
    const next = await file(row('Chè', 'xã Cốc Lầu'));
    const plan = await planFile(context, next, { asOf });
    expect(outcomes(plan)).toEqual([['rejected', 'entry_elsewhere']]);
    expect(plan.questions).toMatchObject([
      { kind: 'elsewhere', text: `Chè — ${COOPERATIVE} — Xã Cốc Lầu`, options: [{}, { value: 'second' }] },
    ]);
    expect(plan.rows[0]?.changes).toEqual([]);

    const { answers } = await answered(context, next, () => 'second');
    await importFile(context, next, { asOf, answers });
    const [honey, tea, other] = await entriesOf(context);
    expect([tea?.communeCode, other?.communeCode]).toEqual(['02782', '02896']);
    expect([other?.producerId === honey?.producerId, other?.producerId === tea?.producerId]).toEqual([
      true,
      false,
    ]);
    const both = await file(row('Chè', 'xã Cốc Lầu'), row('Chè', 'xã Cao Sơn'));
    expect(outcomes(await planFile(context, both, { asOf }))).toEqual([['unchanged'], ['unchanged']]);
  });

  test('is asked about: the same one, moved, is a change, and is not asked about again', async () => {
    const context = await twoCooperatives();
    const next = await file(row('Chè', 'xã Cốc Lầu'));
    const { answers } = await answered(context, next, () => 'first');
    const plan = await planFile(context, next, { asOf, answers });
    expect(plan.rows[0]).toMatchObject({ outcome: 'changed' });
    expect(plan.rows[0]?.changes).toContainEqual({ field: 'commune', from: '02782', to: '02896' });
    await importFile(context, next, { asOf, answers });
    expect(await entriesOf(context)).toHaveLength(2);
    expect(outcomes(await planFile(context, next, { asOf }))).toEqual([['unchanged']]);
  });

  test('in one file: both can be said to exist, or to be one that was written twice', async () => {
    const { context } = await open();
    const bytes = await file(row('Chè', 'xã Cao Sơn'), row('Chè', 'xã Cốc Lầu'));
    expect(outcomes(await planFile(context, bytes, { asOf }))).toEqual([
      ['new'],
      ['rejected', 'entry_elsewhere'],
    ]);
    const one = await answered(context, bytes, () => 'first');
    expect(outcomes(await planFile(context, bytes, { asOf, answers: one.answers }))).toEqual([
      ['new'],
      ['rejected', 'duplicate_row'],
    ]);

    const both = await answered(context, bytes, () => 'second');
    expect(both.kinds).toEqual(['elsewhere', 'producer']);
    const opened = await openFile(context, bytes, { asOf, answers: both.answers });
    const listed = await listImportQuestions(context, opened);
    expect(listed.map(({ kind }) => kind)).toEqual(['elsewhere', 'producer']);
    await importFile(context, bytes, { asOf, answers: both.answers });
    const entries = await entriesOf(context);
    expect(entries.map(({ communeCode }) => communeCode)).toEqual(['02782', '02896']);
    expect(new Set(entries.map(({ producerId }) => producerId)).size).toBe(2);
    expect(outcomes(await planFile(context, bytes, { asOf }))).toEqual([['unchanged'], ['unchanged']]);
  });
});

eachEngine('a product whose name differs by its marks', (open) => {
  const bytes = () => file(row('Dứa sấy dẻo', 'xã Cao Sơn'), row('Dưa sấy dẻo', 'xã Cao Sơn'));

  test('in one file: two products, which the register keeps apart from then on', async () => {
    const { context } = await open();
    const plan = await planFile(context, await bytes(), { asOf });
    expect(outcomes(plan)).toEqual([['new'], ['rejected', 'entry_other_marks']]);
    expect(plan.questions).toMatchObject([{ kind: 'spelling', rows: [3] }]);
    const { answers } = await answered(context, await bytes(), () => 'second');
    await importFile(context, await bytes(), { asOf, answers });
    expect((await entriesOf(context)).map(({ name }) => name)).toEqual(['Dứa sấy dẻo', 'Dưa sấy dẻo']);
    expect(outcomes(await planFile(context, await bytes(), { asOf }))).toEqual([
      ['unchanged'],
      ['unchanged'],
    ]);
    const unmarked = await planFile(context, await file(row('Dua say deo', 'xã Cao Sơn')), { asOf });
    expect(unmarked.questions).toMatchObject([{ kind: 'entry', options: [{}, {}, { value: 'second' }] }]);
  });

  test('in one file: one product that was written twice', async () => {
    const { context } = await open();
    const { answers } = await answered(context, await bytes(), () => 'first');
    expect(outcomes(await planFile(context, await bytes(), { asOf, answers }))).toEqual([
      ['new'],
      ['rejected', 'duplicate_row'],
    ]);
  });

  test.each([
    ['QĐ 80/QĐ-UBND'],
    [null],
  ])('under %s: a corrected spelling is asked about once', async (decision) => {
    const { context } = await open();
    await importFile(context, await file(row('Dứa sấy dẻo', 'xã Cao Sơn', decision)), { asOf });
    const next = await file(row('Dưa sấy dẻo', 'xã Cao Sơn', decision));
    const { kinds, answers } = await answered(context, next, () => 'first');
    expect(kinds).toEqual(['spelling']);
    await importFile(context, next, { asOf, answers });
    expect((await entriesOf(context)).map(({ name }) => name)).toEqual(['Dưa sấy dẻo']);
    expect(outcomes(await planFile(context, next, { asOf }))[0]?.[0]).toBe('unchanged');
  });

  test('case, blanks, tone places and a name without any marks raise no question', async () => {
    const { context } = await open();
    await importFile(context, await file(row('Chè hoà tan', 'xã Cao Sơn')), { asOf });
    for (const name of ['CHÈ  HÒA TAN', 'Chè hòa-tan', 'Che hoa tan']) {
      const plan = await planFile(context, await file(row(name, 'xã Cao Sơn')), { asOf });
      expect([name, outcomes(plan)]).toEqual([name, [['unchanged']]]);
    }
  });
});
