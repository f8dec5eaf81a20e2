import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import type { Context } from '#app/server/context.ts';
import {
  type Grid,
  gridCsv,
  gridFile,
  importFile,
  openFile,
  planFile,
} from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const headings = [
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
  'Lý do',
];
const honey = [
  1,
  'Mật ong',
  'HTX Sao Mai',
  'Xã Trì Quang',
  'Bảo Thắng',
  3,
  '12/QĐ-UBND',
  '01/02/2023',
  'Shopee',
  null,
  null,
];
const plum = [
  2,
  'Mận Tam hoa',
  'HTX Hoa Mận',
  'Na Hối',
  'Bắc Hà',
  '4 sao',
  '13/QĐ-UBND',
  '01/02/2023',
  null,
  null,
  'Thiếu ảnh',
];

const file = (...rows: Array<Grid[number]>) => gridFile([headings, ...rows]);

async function register({ store }: Context) {
  const { registerEntry, recognition, presence, producer } = store.tables;
  return store.read(async (db) => ({
    entries: await db.select().from(registerEntry).orderBy(registerEntry.id),
    recognitions: await db.select().from(recognition).orderBy(recognition.id),
    presences: await db.select().from(presence).orderBy(presence.id),
    producers: await db.select().from(producer).orderBy(producer.id),
  }));
}

eachEngine('importing rows', (open) => {
  test('what a row says it is not on is no place of sale, with its address or without; the row stays with a remark', async () => {
    const { context } = await open();
    const row = (number: number, platforms: string | null, link: string | null) =>
      honey.map((value, at) =>
        at === 0 ? number : at === 1 ? `Mật ong ${number}` : at === 8 ? platforms : at === 9 ? link : value,
      );
    const five = await file(
      row(1, 'Chưa lên Shopee', null),
      row(2, 'Đã gỡ khỏi Shopee: https://shopee.vn/abc-i.1.2', null),
      row(3, 'Shopee, Lazada (chưa), Postmart', null),
      row(4, null, 'Shopee đã ngừng https://shopee.vn/abd-i.1.2'),
      row(5, 'Shopee', 'https://shopee.vn/abe-i.1.2'),
    );
    const plan = await planFile(context, five);
    expect(plan.questions).toEqual([]);
    expect(plan.rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)])).toEqual([
      ['new', 'platform_not_on'],
      ['new', 'platform_ended'],
      ['new', 'platform_not_on'],
      ['new', 'platform_ended'],
      ['new'],
    ]);
    expect(plan.rows[1]?.problems[0]).toMatchObject({ cell: 'I3', params: { text: 'Đã gỡ khỏi Shopee:' } });
    await importFile(context, five);
    const { entries, presences } = await register(context);
    const nameOf = (id: string) => entries.find((entry) => entry.id === id)?.name;
    const shown = (each: (typeof presences)[number]) => [nameOf(each.entryId), each.channelCode];
    expect(
      presences
        .filter(({ endedOn }) => endedOn === null)
        .map(shown)
        .sort(),
    ).toEqual([
      ['Mật ong 3', 'postmart'],
      ['Mật ong 3', 'shopee'],
      ['Mật ong 5', 'shopee'],
    ]);
    // What is over was there once.
    const over = presences.filter(({ state, endedOn }) => state === 'removed' && endedOn !== null);
    expect(over.map((each) => [...shown(each), each.url]).sort()).toEqual([
      ['Mật ong 2', 'shopee', 'https://shopee.vn/abc-i.1.2'],
      ['Mật ong 4', 'shopee', 'https://shopee.vn/abd-i.1.2'],
    ]);
    expect(presences).toHaveLength(5);
  });

  test('a star that is not held and a recognition that was withdrawn are never recorded', async () => {
    const { context } = await open();
    const row = (number: number, stars: string, decision: string, day: string | null) =>
      honey.map(
        (value, at) => ({ 0: number, 1: `Mật ong ${number}`, 5: stars, 6: decision, 7: day })[at] ?? value,
      );
    const withdrawn = '91/QĐ-UBND ngày 01/02/2022; thu hồi theo QĐ 105/QĐ-UBND ngày 03/03/2026';
    const { rows } = await importFile(
      context,
      await file(
        row(1, 'Không đạt 3 sao', '12/QĐ-UBND', '01/02/2023'),
        row(2, '3 sao (đã thu hồi)', '12/QĐ-UBND', '01/02/2023'),
        row(3, '3 sao', withdrawn, '01/02/2022'),
        row(4, '3 sao', '91/QĐ-UBND', '01/02/2022 (thu hồi 03/03/2026)'),
        row(5, '3 sao', '12/QĐ-UBND', '01/02/2023'),
      ),
    );
    expect(rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)])).toEqual([
      ['new', 'stars_missing'],
      ['rejected', 'stars_unclear'],
      ['rejected', 'decision_revoked'],
      ['rejected', 'decision_revoked', 'date_missing'],
      ['new'],
    ]);
    const { entries, recognitions } = await register(context);
    expect(entries.map(({ name }) => name).sort()).toEqual(['Mật ong 1', 'Mật ong 5']);
    expect(recognitions.map(({ stars, decisionNumber }) => [stars, decisionNumber])).toEqual([
      [3, '12/QĐ-UBND'],
    ]);
  });

  test('one page for several products is kept and remarked at each; a second decision of one product is none', async () => {
    const { context } = await open();
    const link = 'https://shopee.vn/che-i.1.2';
    const row = (name: string, url: string, decision = '12/QĐ-UBND') =>
      [1, name, ...honey.slice(2, 6), decision, '01/02/2023', null, url, null] as Grid[number];
    const rows = await file(
      row('Mật ong', link),
      row('Chè xanh', `${link}/?utm_source=zalo`),
      row('Mận khô', 'https://shopee.vn/man-i.1.3'),
      row('Chè vàng', 'https://shopee.vn:8443/x'),
    );
    const plan = await planFile(context, rows);
    const remarks = plan.rows.map(({ outcome, problems }) => [
      outcome,
      problems.filter(({ code }) => /^link/.test(code)).map(({ code, params }) => ({ code, ...params })),
    ]);
    const [first = 0, second = 0] = plan.rows.map(({ row: number }) => number);
    expect(remarks).toEqual([
      ['new', [{ code: 'link_repeated', row: second }]],
      ['new', [{ code: 'link_repeated', row: first }]],
      ['new', []],
      ['new', [{ code: 'link_unreadable', text: 'https://shopee.vn:8443/x' }]],
    ]);
    await importFile(context, rows);
    expect((await register(context)).presences.map(({ url }) => url)).toHaveLength(3);
    const twice = await file(row('Mật ong', link), row('Mật ong', link, '99/QĐ-UBND'));
    const again = (await planFile(context, twice)).rows.flatMap(({ problems }) => problems);
    expect(again.map(({ code }) => code)).not.toContain('link_repeated');
  });

  test('a row is matched whatever its number, order, case, marks or tone places', async () => {
    const { context } = await open();
    await importFile(context, await file(honey, plum));
    const again = await planFile(
      context,
      await file(
        [
          7,
          'MẬN TAM HOA ',
          'Hợp tác xã Hoa Mận',
          'Xã Na Hối',
          'Huyện Bắc Hà',
          '4*',
          '13/qđ-ubnd',
          '2023-02-01',
          null,
          null,
          'Thiếu ảnh',
        ],
        [
          9,
          'Mật ong'.normalize('NFD'),
          'HTX Sao Mai',
          'Trì Quang',
          'H. Bảo Thắng',
          '★★★',
          'QĐ số 012/QĐ-UBND',
          new Date(Date.UTC(2023, 1, 1)),
          'sàn shopee',
          null,
          null,
        ],
      ),
    );
    expect(again.rows.map((row) => [row.outcome, row.problems, row.changes])).toEqual([
      ['unchanged', [], []],
      ['unchanged', [], []],
    ]);
  });

  test('changes are listed field by field, written once, and what is blank erases nothing', async () => {
    const { context } = await open();
    await importFile(context, await file(honey, plum));
    const next = await file(
      [
        1,
        'Mật ong',
        'HTX Sao Mai',
        'Xã Trì Quang',
        'Bảo Thắng',
        4,
        '12/QĐ-UBND',
        '02/02/2023',
        'Shopee; Postmart',
        'https://shopee.vn/mat-ong-i.1.2',
        null,
      ],
      [2, 'Mận Tam hoa', 'HTX Hoa Mận', 'Na Hối', 'Bắc Hà', null, '13/QĐ-UBND', null, 'Tiki', null, null],
    );
    const plan = await planFile(context, next, { asOf: '2024-12-31' });
    expect(plan.rows.map((row) => row.outcome)).toEqual(['changed', 'changed']);
    expect(plan.rows[0]?.changes).toEqual([
      { field: 'stars', from: '3', to: '4' },
      { field: 'decisionDate', from: '2023-02-01', to: '2023-02-02' },
      { field: 'presenceUrl', from: 'shopee', to: 'https://shopee.vn/mat-ong-i.1.2' },
      { field: 'presence', from: null, to: 'postmart' },
    ]);
    expect(plan.rows[1]?.changes).toEqual([
      { field: 'blocker', from: 'Thiếu ảnh', to: null },
      { field: 'presence', from: null, to: 'tiki' },
    ]);
    await importFile(context, next, { asOf: '2024-12-31' });
    const after = await register(context);
    expect(after.recognitions.map((each) => [each.stars, each.decidedOn, each.expiresOn])).toEqual([
      [4, '2023-02-02', '2026-02-02'],
      [4, '2023-02-01', '2026-02-01'],
    ]);
    expect(
      after.presences.map((each) => [each.channelCode, each.urlKey, each.firstSeenOn, each.state]).sort(),
    ).toEqual([
      ['postmart', '', '2024-12-31', 'claimed'],
      ['shopee', 'shopee.vn/mat-ong-i.1.2', '2024-10-14', 'claimed'],
      ['tiki', '', '2024-12-31', 'claimed'],
    ]);
    expect((await planFile(context, next, { asOf: '2024-12-31' })).summary).toMatchObject({ unchanged: 2 });
  });

  test('another decision of the same product and producer is a question: a renewal, or a second product', async () => {
    const { context } = await open();
    await importFile(context, await file(honey));
    const renewed = await file([
      1,
      'Mật ong',
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      4,
      '99/QĐ-UBND',
      '05/06/2026',
      null,
      null,
      null,
    ]);
    const asked = await planFile(context, renewed, { asOf: '2026-07-01' });
    expect(asked.rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'decision_other' }] });
    const [question] = asked.questions;
    expect(question).toMatchObject({ kind: 'decision', rows: [2] });
    expect((await register(context)).entries).toHaveLength(1);

    const renewal = question && 'options' in question ? (question.options[0]?.value ?? '') : '';
    await importFile(context, renewed, { asOf: '2026-07-01', answers: { [question?.key ?? '']: renewal } });
    const after = await register(context);
    expect(after.entries).toHaveLength(1);
    expect(after.recognitions.map((each) => [each.round, each.stars, each.expiresOn])).toEqual([
      [1, 3, '2026-02-01'],
      [2, 4, '2029-06-05'],
    ]);
    // The answer needs no memory: the decision is known from now on.
    expect((await planFile(context, renewed, { asOf: '2026-07-01' })).rows[0]?.outcome).toBe('unchanged');

    const second = await file([
      1,
      'Mật ong',
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      3,
      '100/QĐ-UBND',
      '05/06/2026',
      null,
      null,
      null,
    ]);
    const [other] = (await planFile(context, second, { asOf: '2026-07-01' })).questions;
    await importFile(context, second, { asOf: '2026-07-01', answers: { [other?.key ?? '']: 'second' } });
    expect((await register(context)).entries).toHaveLength(2);
    expect((await planFile(context, second, { asOf: '2026-07-01' })).rows[0]?.outcome).toBe('unchanged');
  });

  test('two rows of one file under two decisions ask as well; the very same row twice is refused', async () => {
    const { context } = await open();
    const twoDecisions = await file(honey, [
      2,
      'Mật ong',
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      4,
      '55/QĐ-UBND',
      '01/02/2024',
      null,
      null,
      null,
    ]);
    const asked = await planFile(context, twoDecisions);
    expect(asked.rows.map((row) => row.outcome)).toEqual(['new', 'rejected']);
    const [question] = asked.questions;
    const renewal = question && 'options' in question ? (question.options[0]?.value ?? '') : '';
    await importFile(context, twoDecisions, { answers: { [question?.key ?? '']: renewal } });
    const after = await register(context);
    expect(after.entries).toHaveLength(1);
    expect(after.recognitions.map((each) => each.stars).sort()).toEqual([3, 4]);
    expect((await planFile(context, twoDecisions)).summary).toMatchObject({ unchanged: 2, rejected: 0 });

    const twice = await planFile(context, await file(plum, plum));
    expect(
      twice.rows.map((row) => [row.outcome, row.problems.map((each) => [each.code, each.params])]),
    ).toEqual([
      ['new', []],
      ['rejected', [['duplicate_row', { row: 2 }]]],
    ]);
  });

  test('our own code beats every name; a wrong, unknown or misplaced one is refused', async () => {
    const { context } = await open();
    await importFile(context, await file(honey, plum));
    const { entries } = await register(context);
    const code = entries[0]?.code ?? '';
    const coded = (codeText: string, product: string, producer: string) =>
      gridFile([
        ['Mã mục', ...headings.slice(1, 3)],
        [codeText, product, producer],
        [entries[1]?.code ?? '', plum[1] ?? '', plum[2] ?? ''],
      ]);
    const renamed = await planFile(
      context,
      await coded(` ${code.toLowerCase()} `, 'Mật ong hoa nhãn', 'HTX Sao Mai'),
    );
    expect(renamed.rows[0]).toMatchObject({
      outcome: 'changed',
      entryCode: code,
      changes: [{ field: 'name', to: 'Mật ong hoa nhãn' }],
    });
    const problems = async (text: string, product: string, producer: string) =>
      (await planFile(context, await coded(text, product, producer))).rows[0]?.problems.map(
        (each) => each.code,
      );
    expect(
      await problems(`${code.slice(0, 7)}${code.endsWith('0') ? '1' : '0'}`, 'Mật ong', 'HTX Sao Mai'),
    ).toEqual(['code_wrong']);
    expect(await problems(code, 'Rượu ngô', 'HTX Bản Phố')).toEqual(['code_other_product']);
  });

  test('a file that misses rows reports them and removes nothing; an older file only adds', async () => {
    const { context } = await open();
    await importFile(context, await file(honey, plum), { asOf: '2024-10-14' });
    const later = await importFile(context, await file(honey), { asOf: '2025-01-01' });
    expect(later.summary).toMatchObject({ unchanged: 1, missing: 1 });
    expect((await register(context)).entries).toHaveLength(2);

    const older = await file([
      1,
      'Mật ong',
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      5,
      '12/QĐ-UBND',
      '01/02/2023',
      'Shopee; Lazada',
      null,
      null,
    ]);
    const plan = await planFile(context, older, { asOf: '2023-12-31' });
    expect(plan.newerImport).toBe('2025-01-01');
    expect(plan.rows[0]?.changes).toEqual([
      { field: 'firstSeen', from: '2024-10-14', to: '2023-12-31' },
      { field: 'presence', from: null, to: 'lazada' },
    ]);
  });

  test('nothing is half imported: a rejected row leaves no trace, a failed write none at all', async () => {
    const { context } = await open();
    const bad = [
      3,
      'Rượu ngô',
      'HTX Bản Phố',
      'Bản Phố',
      'Bắc Hà',
      '3-4 sao',
      '14/QĐ-UBND',
      '01/02/2023',
      'Shopee',
      null,
      null,
    ];
    const applied = await importFile(context, await file(honey, bad));
    expect(applied.rows.map((row) => row.outcome)).toEqual(['new', 'rejected']);
    const after = await register(context);
    expect(after.producers.map((each) => each.name)).toEqual(['HTX Sao Mai']);
    expect(after.presences).toHaveLength(1);

    const { store } = context;
    const unknownPlace = await file(
      [4, 'Chè', 'HTX Chè', 'Xã Không Có', 'Bắc Hà', 3, '15/QĐ-UBND', '01/02/2023', null, null, null],
      plum,
    );
    const [question] = (await planFile(context, unknownPlace)).questions;
    await expect(
      importFile(context, unknownPlace, { answers: { [question?.key ?? '']: '99999' } }),
    ).rejects.toThrow();
    expect((await register(context)).entries).toHaveLength(1);
    expect(
      await store.read((db) =>
        db.select().from(store.tables.registerImport).where(eq(store.tables.registerImport.state, 'applied')),
      ),
    ).toHaveLength(1);
  });

  test('an answer about a place or a platform is remembered for the next file', async () => {
    const { context } = await open();
    const strange = await file([
      1,
      'Chè',
      'HTX Chè',
      'Xã Thượng Giới',
      'Bắc Hà',
      3,
      '15/QĐ-UBND',
      '01/02/2023',
      'Chợ Đồng Bào',
      null,
      null,
    ]);
    const asked = await planFile(context, strange);
    expect(asked.questions.map((question) => [question.kind, question.text])).toEqual([
      ['place', 'Xã Thượng Giới, Bắc Hà'],
      ['channel', 'Chợ Đồng Bào'],
    ]);
    const answers = Object.fromEntries(
      asked.questions.map((question) => [question.key, question.kind === 'place' ? '02839' : 'postmart']),
    );
    await importFile(context, strange, { answers });
    const after = await register(context);
    expect(after.entries[0]).toMatchObject({
      communeCode: '02839',
      communeText: 'Xã Thượng Giới',
      legacyDistrictText: 'Bắc Hà',
    });
    expect(after.presences[0]?.channelCode).toBe('postmart');
    const next = await planFile(context, strange);
    expect(next.questions).toEqual([]);
    expect(next.rows[0]?.outcome).toBe('unchanged');
  });

  test('a cell as long as a book keeps its row out, and asks nothing about what stands in it', async () => {
    const { context } = await open();
    const endless = 'a,'.repeat(400_000);
    const head = ['Tên sản phẩm', 'Chủ thể', 'Sàn', 'Liên kết'];
    for (const row of [
      ['Chè', 'HTX A', endless, ''],
      ['Chè', 'HTX A', '', endless],
    ]) {
      const { rows, questions } = await planFile(
        context,
        gridCsv([head, row, ['Mận', 'HTX A', 'Shopee', '']]),
        {},
        'so.csv',
      );
      expect(questions).toEqual([]);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['rejected', 'new']);
      expect(rows[0]?.problems).toMatchObject([{ code: 'text_too_long', params: { limit: 4_000 } }]);
    }
  });

  test('a file and the target named with it are written together, or neither of them', async () => {
    const { context } = await open();
    const { store } = context;
    const bytes = await file(honey);
    const applied = async (target: { code: string | null; name: string }) => {
      const { importId } = await stageImport(context, { file: bytes, fileName: 'so.xlsx', personId: null });
      const opened = await openFile(context, bytes);
      return applyImport(context, { ...opened, importId, actor: null, expectedDigest: null, target });
    };
    const stored = () =>
      store.read(async (db) => ({
        entries: (await db.select().from(store.tables.registerEntry)).length,
        imports: (await db.select().from(store.tables.registerImport)).map(({ state }) => state),
        targets: (await db.select().from(store.tables.target)).map(({ code, source }) => [code, source]),
        members: (await db.select().from(store.tables.targetEntry)).length,
      }));
    // Two members of staff name the same target at once: one has everything, the other nothing.
    const both = await Promise.allSettled([
      applied({ code: 'nam-nay', name: 'Năm nay' }),
      applied({ code: 'nam-nay', name: 'Năm nay' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'importTargetTaken' },
    });
    expect(await stored()).toEqual({
      entries: 1,
      imports: expect.arrayContaining(['applied', 'staged']),
      targets: [['nam-nay', 'so.xlsx']],
      members: 1,
    });
    await expect(applied({ code: null, name: ' NĂM  nay' })).rejects.toMatchObject({
      code: 'importTargetNameTaken',
    });
    expect((await stored()).imports.filter((state) => state === 'applied')).toHaveLength(1);
  });

  test('a target is fixed: rows that come later are not in it', async () => {
    const { context } = await open();
    const { entryIds } = await importFile(context, await file(honey));
    const target = { code: 'mot', name: 'Một sản phẩm', asOf: '2024-10-14', source: 'x', actor: null };
    await createTarget(context, { ...target, entryIds });
    await importFile(context, await file(honey, plum));
    const { store } = context;
    expect(await store.read((db) => db.select().from(store.tables.targetEntry))).toEqual([
      { targetCode: 'mot', entryId: entryIds[0] },
    ]);
    await expect(createTarget(context, { ...target, entryIds })).rejects.toMatchObject({
      code: 'importTargetTaken',
    });
    const second = { ...target, code: 'hai', name: 'Hai sản phẩm' };
    await expect(createTarget(context, { ...second, entryIds: [] })).rejects.toMatchObject({
      code: 'importTargetEmpty',
    });
    for (const code of ['hai', null])
      await expect(
        createTarget(context, { ...target, code, name: ' MỘT  sản phẩm', entryIds }),
      ).rejects.toMatchObject({ code: 'importTargetNameTaken', field: 'targetName' });
    expect(await store.read((db) => db.select().from(store.tables.target))).toHaveLength(1);
  });

  test('a platform is found whichever column names it, and what says nothing is told', async () => {
    const { context } = await open();
    const row = (number: number, platforms: string | null, links: string | null) => [
      number,
      `Chè ${number}`,
      'HTX Sao Mai',
      'Xã Trì Quang',
      'Bảo Thắng',
      3,
      '12/QĐ-UBND',
      '01/02/2023',
      platforms,
      links,
      null,
    ];
    const { rows } = await importFile(
      context,
      await file(
        row(1, 'Shopee: https://shopee.vn/abc-i.1.2', null),
        row(2, 'https://tiki.vn/mat-ong-p1.html', null),
        row(3, null, 'Postmart'),
        row(4, null, 'hỏi chị Mai'),
        // A shop and a front page say no more than the platform's name.
        row(5, null, 'https://shopee.vn/htxsaomai'),
        row(6, 'Tiki', 'https://tiki.vn/ https://tiki.vn/che-p6.html'),
        row(7, 'Shopee', 'https://shopee.vn/gao-i.5.6|https://tiki.vn/gao-p5.html'),
      ),
      { asOf: '2024-10-14' },
    );
    expect(rows.map(({ outcome, problems }) => [outcome, problems.map(({ code }) => code)])).toEqual([
      ['new', []],
      ['new', []],
      ['new', []],
      ['new', ['link_unreadable']],
      ['new', ['link_other_page']],
      ['new', ['link_other_page']],
      ['new', ['links_joined']],
    ]);
    const { presences } = await register(context);
    expect(presences.map(({ channelCode, url }) => [channelCode, url]).sort()).toEqual([
      ['postmart', null],
      ['shopee', null],
      ['shopee', null],
      ['shopee', 'https://shopee.vn/abc-i.1.2'],
      ['tiki', 'https://tiki.vn/che-p6.html'],
      ['tiki', 'https://tiki.vn/mat-ong-p1.html'],
    ]);
  });
});
