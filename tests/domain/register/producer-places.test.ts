import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerImport } from '#app/cli/register-import.ts';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import { readQuestionsPage } from '#app/routes/department/register-import/questions-page.server.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, importFile, openFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = ['Tên sản phẩm', 'Chủ thể', 'Loại hình', 'Địa chỉ', 'Xã', 'Huyện'];
const honey = ['Mật ong', 'HTX Sao Mai', 'Hợp tác xã', 'Thôn 1', 'Trì Quang', 'Bảo Thắng'];
const plum = ['Mận Tam hoa', 'Hợp tác xã Sao Mai', 'Hợp tác xã', 'Thôn 9', 'Na Hối', 'Bắc Hà'];
const pear = ['Lê Tai nung', 'HTX SAO MAI', null, null, 'Na Hối', 'Bắc Hà'];
const file = (...rows: Array<Array<string | null>>) => gridFile([headings, ...rows]);

const producers = ({ store }: Context) =>
  store.read((db) => db.select().from(store.tables.producer).orderBy(store.tables.producer.id));

async function answersOf(context: Context, bytes: Buffer, wanted: 'same' | 'second') {
  const { questions } = await planFile(context, bytes);
  return Object.fromEntries(
    questions.map((question) => [
      question.key,
      wanted === 'second' || !('options' in question) ? 'second' : (question.options[0]?.value ?? ''),
    ]),
  );
}

eachEngine('producers of one name in two communes', (open) => {
  test('two communes in one workbook are one question, and its rows wait', async () => {
    const { context } = await open();
    const bytes = await file(honey, plum, pear);
    const plan = await planFile(context, bytes);
    expect(plan.rows.map(({ outcome, problems }) => [outcome, problems.map(({ code }) => code)])).toEqual([
      ['new', []],
      ['rejected', ['producer_elsewhere']],
      ['rejected', ['producer_elsewhere']],
    ]);
    expect(plan.questions).toMatchObject([
      {
        kind: 'producer',
        rows: [3, 4],
        options: [{ label: 'HTX Sao Mai · Xã Xuân Quang · Mật ong' }, { value: 'second' }],
      },
    ]);
    await importFile(context, bytes);
    expect(await producers(context)).toHaveLength(1);
  });

  test('the same with a second place: one producer, and the next file does not ask again', async () => {
    const { context } = await open();
    const bytes = await file(honey, plum);
    await importFile(context, bytes, { answers: await answersOf(context, bytes, 'same') });
    expect(await producers(context)).toMatchObject([{ name: 'HTX Sao Mai', addressText: 'Thôn 1' }]);
    const again = await planFile(context, await file(honey, plum, pear));
    expect([again.questions, again.rows.map(({ outcome }) => outcome)]).toEqual([
      [],
      ['unchanged', 'unchanged', 'new'],
    ]);
  });

  test('two of one name: each is known in its place from then on', async () => {
    const { context } = await open();
    await importFile(context, await file(honey));
    const next = await file(plum, pear);
    await importFile(context, next, { answers: await answersOf(context, next, 'second') });
    expect((await producers(context)).map(({ addressText }) => addressText)).toEqual(['Thôn 1', 'Thôn 9']);
    const tea = ['Chè Shan', 'HTX Sao Mai', null, null, 'Na Hối', 'Bắc Hà'];
    await importFile(context, await file(tea));
    const { store } = context;
    const owners = await store.read((db) => db.select().from(store.tables.registerEntry));
    expect(new Set(owners.map(({ producerId }) => producerId)).size).toBe(2);
    const placeless = await planFile(context, await file(['Chè hoa', 'HTX Sao Mai', null, null, null, null]));
    expect(placeless.questions).toMatchObject([{ kind: 'producer', options: [{}, {}, { value: 'second' }] }]);
  });

  test('a question that waits for the place is listed when the place is answered, and can be taken back', async () => {
    const { context } = await open();
    const bytes = await file(honey, ['Mận', 'HTX Sao Mai', null, null, 'Xã Lạ', null]);
    const kindsWith = async (answers: Record<string, string>) =>
      (await listImportQuestions(context, await openFile(context, bytes, { answers }))).map(
        ({ kind, key }) => [kind, key],
      );
    expect(await kindsWith({})).toEqual([['place', 'place:xa la|']]);
    const place = { 'place:xa la|': '02839' };
    const asked = [
      ['place', 'place:xa la|'],
      ['producer', 'producer:htx sao mai|02839'],
    ];
    expect(await kindsWith(place)).toEqual(asked);
    expect(await kindsWith({ ...place, 'producer:htx sao mai|02839': 'second' })).toEqual(asked);
  });

  test('“the same” and the places, answered in one go, are not asked again although the example is another by then', async () => {
    const { context } = await open();
    const named = (product: string, commune: string, district: string | null) => [
      ...[product, 'HTX Hoa Thử', null, null, commune, district],
    ];
    const bytes = await file(
      named('Mật ong', 'Xã Lạ', null),
      named('Chè', 'Trì Quang', 'Bảo Thắng'),
      named('Mận', 'Na Hối', 'Bắc Hà'),
    );
    const ask = async (answers: Record<string, string>) => {
      const opened = await openFile(context, bytes, { answers });
      const questions = await listImportQuestions(context, opened);
      const page = await readQuestionsPage(context, questions, answers, 'vi');
      const { rows } = await planFile(context, bytes, { answers });
      return {
        open: page.questions.filter(({ answer }) => answer === '').map(({ key }) => key),
        outcomes: rows.map(({ outcome }) => outcome),
        questions,
      };
    };
    const begun = await ask({});
    const producer = begun.questions.find(({ kind }) => kind === 'producer');
    expect(producer).toMatchObject({ options: [{ label: expect.stringContaining('Chè') }, {}] });
    // Sa Pa for the strange name: its row now brings the producer in before all others.
    const answers: Record<string, string> = {
      'place:xa la|': '03006',
      [producer?.key ?? '']: (producer && 'options' in producer && producer.options[0]?.value) || '',
    };
    const next = await ask(answers);
    expect(next.open).toHaveLength(1);
    expect(next.open).not.toContain(producer?.key);
    expect(next.outcomes).toEqual(['new', 'rejected', 'new']);
    // Whatever is said of the one that was the example, nothing is asked a second time.
    const [other = ''] = next.open;
    const asked = next.questions.find(({ key }) => key === other);
    const same = (asked && 'options' in asked && asked.options[0]?.value) || '';
    for (const [answer, count] of [
      [same, 1],
      ['second', 2],
    ] as const) {
      const last = await ask({ ...answers, [other]: answer });
      expect([last.open, last.outcomes]).toEqual([[], ['new', 'new', 'new']]);
      const market = await open();
      const { summary } = await importFile(market.context, bytes, {
        answers: { ...answers, [other]: answer },
      });
      expect([summary.new, (await producers(market.context)).length]).toEqual([3, count]);
    }
  });

  test('the command names the row, the question and its answers, and takes one', async () => {
    const market = await open();
    const path = join(market.dataDir, 'so.xlsx');
    await writeFile(path, await file(honey, plum));
    const run = async (...more: string[]) => {
      const lines: string[] = [];
      const output = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
      return {
        code: await registerImport(market.context, [path, '--as-of', '2024-10-14', ...more], output),
        lines,
      };
    };
    const asked = await run('--dry-run');
    expect(asked.code).toBe(2);
    const text = asked.lines.join('\n');
    expect(text).toContain('3\trejected\tMận Tam hoa\tCó chủ thể trùng tên');
    expect(text).toMatch(/\? --answer 'producer:htx sao mai\|\d+=…'.*second \(Một chủ thể khác trùng tên/);
    const key = /--answer '([^']+)=…'/.exec(text)?.[1];
    expect((await run('--answer', `${key}=second`)).code).toBe(0);
    expect(await producers(market.context)).toHaveLength(2);
  });
});
