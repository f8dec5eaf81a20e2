import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { StorageFull } from '#app/server/storage/storage.ts';
import { gridCsv, gridFile } from '#tests/domain/register/register-file.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const LIST = '/department/register/import';

async function openDesk() {
  const market = await testMarket();
  const { cookie } = await signedIn(market.context, { role: 'department_staff' });
  const server = await startServer(market);
  const page = async (path: string) => (await server.fetch(path, { cookie })).text();
  const upload = (bytes: Buffer, name: string) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    return server.fetch(LIST, { method: 'POST', cookie, form });
  };
  const post = (path: string, form: Record<string, string>) =>
    server.fetch(path, { method: 'POST', cookie, form });
  return { market, server, cookie, page, upload, post };
}

test('the sample register goes in without scripts: upload, columns, dry run, write', async () => {
  const { market, page, upload, post } = await openDesk();
  const uploaded = await upload(
    await readFile('db/reference/sample/so-theo-doi-ocop-205.xlsx'),
    'so-theo-doi-ocop-205.xlsx',
  );
  expect(uploaded.status).toBe(303);
  const columns = uploaded.headers.get('location') ?? '';
  const form = fieldsOf(await page(columns));
  expect(form).toMatchObject({
    asOf: '14/10/2024',
    'column-B': 'product',
    'column-C': 'producer',
    'column-M': 'links',
  });

  const wrongDay = await post(columns, { ...form, asOf: '45/13/2024', 'column-N': '', intent: 'save' });
  expect(wrongDay.status).toBe(400);
  const kept = fieldsOf(await wrongDay.text());
  expect([kept.asOf, kept['column-N']]).toEqual(['45/13/2024', '']);
  const twice = await post(columns, { ...form, 'column-N': 'product', intent: 'save' });
  expect(twice.status).toBe(400);

  const saved = await post(columns, { ...form, intent: 'save' });
  expect(saved.status).toBe(303);
  const report = columns.replace('/columns', '');
  expect((await page(report)).includes('205 dòng sản phẩm')).toBe(true);
  expect(await page(`${report}?q=8`)).toContain('Dưa lưới công nghệ cao');
  const wrongCode = await post(report, { ...fieldsOf(await page(report)), targetCode: 'Năm 2024' });
  expect(wrongCode.status).toBe(400);
  const told = await wrongCode.text();
  expect(told).toContain('Mã chỉ dùng chữ thường không dấu, số và dấu gạch nối');
  expect(told, 'and what else is wrong').toContain('Ô này còn trống');
  const applied = await post(report, { ...fieldsOf(await page(report)), targetName: 'Sổ tháng 10' });
  expect([applied.status, applied.headers.get('location')]).toEqual([303, report]);
  const done = await page(report);
  expect(done).toContain('Đã ghi vào sổ');
  expect(done).toContain('chỉ tiêu “Sổ tháng 10” (mã so-thang-10)');
  expect(done).toContain('href="/department?target=so-thang-10"');
  const { store } = market.context;
  expect(await store.read((db) => db.select().from(store.tables.targetEntry))).toHaveLength(205);
  const again = await post(report, { digest: 'x', rejected: '0' });
  expect([again.status, again.headers.get('location')]).toEqual([303, `${report}?already=applied`]);
  expect(await page(`${report}?already=applied`)).toContain('Tệp này đã được ghi từ trước');
  // Whoever named a target in a press that came too late is told that there is none, and how to come by it.
  const late = await post(report, { digest: 'x', rejected: '0', targetName: 'Sổ quý IV' });
  const lateReport = await page(late.headers.get('location') ?? '');
  expect(lateReport).toContain('Chưa lập chỉ tiêu “Sổ quý IV”');
  expect(lateReport).toContain('Gửi lại tệp');
  const same = await post(report, { digest: 'x', rejected: '0', targetName: 'Sổ tháng 10' });
  expect(await page(same.headers.get('location') ?? '')).not.toContain('Chưa lập chỉ tiêu');
});

test('rejected rows are left out only by a person who has seen them; questions are answered on their page', async () => {
  const { market, page, upload, post } = await openDesk();
  const file = await gridFile([
    ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã', 'Huyện'],
    ['Chè', 'HTX A', '3 sao', 'Xã Lạ', 'Bắc Hà'],
    ['Mận', 'HTX A', 'nhiều sao', 'Bản Liền', 'Bắc Hà'],
  ]);
  const columns = (await upload(file, 'so.xlsx')).headers.get('location') ?? '';
  const noDay = await post(columns, { ...fieldsOf(await page(columns)), intent: 'save' });
  expect(noDay.status).toBe(400);
  const saved = await post(columns, { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' });
  const questions = saved.headers.get('location') ?? '';
  expect(questions).toMatch(/questions$/);
  const question =
    Object.keys(fieldsOf(await page(questions))).find((name) => name.startsWith('answer:place:')) ?? '';
  const report = (await post(questions, { [question]: '02839' })).headers.get('location') ?? '';
  const shown = fieldsOf(await page(report));
  const unseen = await post(report, { digest: shown.digest ?? '', rejected: '1' });
  expect(unseen.status).toBe(400);
  const applied = await post(report, { digest: shown.digest ?? '', rejected: '1', acceptRejected: 'yes' });
  expect(applied.status).toBe(303);
  expect(await page(report)).toContain('nhiều sao');
  const { store } = market.context;
  expect(await store.read((db) => db.select().from(store.tables.registerEntry))).toHaveLength(1);
});

test('without a column of producers the columns page names it and stays; “Chủ cơ sở” is one', async () => {
  const { page, upload, post } = await openDesk();
  const file = gridCsv([
    ['Tên sản phẩm', 'Chủ cơ sở', 'Xã', 'Huyện'],
    ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà'],
  ]);
  const columns = (await upload(file, 'so.csv')).headers.get('location') ?? '';
  const form = { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' };
  expect(form).toMatchObject({ 'column-B': 'producer' });
  const refused = await post(columns, { ...form, 'column-B': '' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Hãy chọn cột nào là “Chủ thể”');
  expect((await post(columns, form)).status).toBe(303);
});

test('a star without the day of its decision is summed up above the rows', async () => {
  const { page, upload, post } = await openDesk();
  const file = gridCsv([
    ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng sao', 'Số quyết định'],
    ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà', '4 sao', '44/QĐ-UBND'],
    ['Mận', 'HTX A', 'Bản Liền', 'Bắc Hà', '3 sao', '44/QĐ-UBND ngày 12/3/2024'],
  ]);
  const columns = (await upload(file, 'so.csv')).headers.get('location') ?? '';
  const saved = await post(columns, { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' });
  const report = (saved.headers.get('location') ?? '').replace('/questions', '');
  const shown = await page(report);
  expect(shown).toContain('1 dòng có hạng sao mà thiếu ngày quyết định');
  // Once drawn and once in the page's data: of one row.
  expect(shown.match(/Có sao mà thiếu ngày quyết định/g)).toHaveLength(2);
});

test('bad files are refused in words that say what to do, and nothing is kept of them', async () => {
  const { market, upload, server, cookie } = await openDesk();
  const cases: Array<[Buffer, string, string]> = [
    [Buffer.from('%PDF-1.7'), 'so.xlsx', 'Đây không phải bảng tính'],
    [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'so.xls', 'lưu thành .xlsx'],
    [Buffer.alloc(10 * 1024 * 1024 + 5, 'a;b\n'), 'so.csv', 'lớn hơn 10 MB'],
    [Buffer.alloc(0), 'so.xlsx', 'Tệp rỗng'],
  ];
  for (const [bytes, name, words] of cases) {
    const refused = await upload(bytes, name);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(words);
  }
  const { store } = market.context;
  expect(await store.read((db) => db.select().from(store.tables.registerImport))).toEqual([]);
  for (const path of ['', '/columns', '/questions']) {
    expect((await server.fetch(`${LIST}/01M84000000000000000000000${path}`, { cookie })).status).toBe(404);
  }
});

test('what an empty cell means is folded away where the file says it itself, and can still be changed', async () => {
  const { page, upload } = await openDesk();
  const columnsPage = async (...marks: string[]) => {
    const head = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Nữ làm chủ'];
    const rows = marks.map((mark, at) => [`Chè ${at}`, `HTX ${at}`, '3 sao', mark]);
    const sent = await upload(await gridFile([head, ...rows]), 'so.xlsx');
    return page(sent.headers.get('location') ?? '');
  };
  const asked = await columnsPage('x', '', 'x');
  const folded = await columnsPage('x', 'không', '');
  const inFold =
    /<details><summary[^>]*>Ô trống ở cột đánh dấu[^<]*Chưa biết<\/summary>[\s\S]*?name="emptyTick"/;
  expect([asked, folded].map((html) => inFold.test(html))).toEqual([false, true]);
  expect([asked, folded].map((html) => fieldsOf(html).emptyTick)).toEqual(['no', 'unknown']);
});

test('the report leads to the figure that the import moved, and says which', async () => {
  const { page, upload, post } = await openDesk();
  const head = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn TMĐT'];
  const tea = ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà', null];
  const importRows = async (target: Record<string, string>, ...rows: Array<Array<string | null>>) => {
    const columns = (await upload(await gridFile([head, ...rows]), 'so.xlsx')).headers.get('location') ?? '';
    await post(columns, { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' });
    const report = columns.replace('/columns', '');
    expect((await post(report, { ...fieldsOf(await page(report)), ...target })).status).toBe(303);
    return page(report);
  };
  const first = await importRows({ targetName: 'Chè' }, tea);
  expect(first).toContain('href="/department?target=che"');
  const added = await importRows({}, tea, ['Mận', 'HTX A', 'Bản Liền', 'Bắc Hà', null]);
  expect(added).toContain('toàn bộ sổ');
  expect(added).toContain('href="/department?target=register"');
  const changed = await importRows({}, [...tea.slice(0, 4), 'Shopee']);
  expect(changed).toContain('chỉ tiêu “Chè” (mã che)');
  expect(changed).toContain('href="/department?target=che"');
});

test('rows that are no products are listed with why, and a file without places says what to do', async () => {
  const { page, upload, post } = await openDesk();
  const file = await gridFile([
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao'],
    ['(1)', '(2)', '(3)', '(4)'],
    ['I', 'Nhóm chè'],
    [1, 'Chè Shan', 'HTX A', '3 sao'],
    [null, 'Cộng', 1],
  ]);
  const columns = (await upload(file, 'so.xlsx')).headers.get('location') ?? '';
  await post(columns, { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' });
  const report = (await page(columns.replace('/columns', '')))
    .replace(/<[^>]+>|<!-- -->/g, ' ')
    .replace(/\s+/g, ' ');
  expect(report).toContain('Dòng 2 số thứ tự các cột (1) · (2) · (3) · (4)');
  expect(report).toContain('Dòng 3 tên nhóm, không phải sản phẩm I · Nhóm chè');
  expect(report).toContain('Dòng 5 dòng cộng Cộng · 1');
  expect(report).toContain('Không có cột nào cho biết xã, phường');
  expect(report).toContain('Sửa các cột');
});

test.each([
  ['the very same row', 'QĐ 80/QĐ-UBND', 1],
  ['a renewal of it', 'QĐ 81/QĐ-UBND', 2],
])('a first register that repeats one of its own new products is written: %s', async (_name, decision, stars) => {
  const { market, page, upload, post } = await openDesk();
  const tea = (number: string, under: string) => [
    number,
    ...['Chè Hoa Vàng Thử', 'HTX Thử Một', 'xã Cao Sơn', '3 sao', under, '12/03/2026'],
  ];
  const file = gridCsv([
    ['SỔ OCOP (tính đến ngày 01/11/2026)', '', '', '', '', '', ''],
    ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Số sao', 'Quyết định', 'Ngày QĐ'],
    tea('1', 'QĐ 80/QĐ-UBND'),
    tea('2', decision),
  ]);
  const columns = (await upload(file, 'so.csv')).headers.get('location') ?? '';
  const saved = await post(columns, { ...fieldsOf(await page(columns)), intent: 'save' });
  let report = saved.headers.get('location') ?? '';
  if (report.endsWith('questions')) {
    const asked = await page(report);
    const name = Object.keys(fieldsOf(asked)).find((field) => field.startsWith('answer:decision:')) ?? '';
    const renewal = /value="(renewal:[^"]+)"/.exec(asked)?.[1] ?? '';
    report = (await post(report, { [name]: renewal })).headers.get('location') ?? '';
  }
  const shown = fieldsOf(await page(report));
  const applied = await post(report, { ...shown, acceptRejected: 'yes' });
  expect([applied.status, applied.headers.get('location')]).toEqual([303, report]);
  const { store } = market.context;
  const { registerEntry, recognition } = store.tables;
  expect(await store.read((db) => db.select().from(registerEntry))).toHaveLength(1);
  expect(await store.read((db) => db.select().from(recognition))).toHaveLength(stars);
});

test('a column of the department’s own codes is left unused, with the reason beside it', async () => {
  const { page, upload } = await openDesk();
  const uploaded = await upload(
    await gridFile([
      ['Mã SP', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao'],
      ['LC-01', 'Chè', 'HTX A', '3 sao'],
      ['LC-02', 'Mận', 'HTX A', '3 sao'],
    ]),
    'so.xlsx',
  );
  const columns = await page(uploaded.headers.get('location') ?? '');
  expect(fieldsOf(columns)).toMatchObject({ 'column-A': '', 'column-B': 'product' });
  expect(columns).toContain('Không phải mã mục của Chợ Phiên');
});

test('a disk without room is told as that, and reading goes on', async () => {
  const market = await testMarket();
  const { context } = market;
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const storage = Object.assign(Object.create(context.storage), {
    put: async () => {
      throw new StorageFull('no room');
    },
  });
  const server = await startServer({ context: { ...context, storage } });
  const form = new FormData();
  const bytes = new Uint8Array(await readFile('db/reference/sample/so-theo-doi-ocop-205.xlsx'));
  form.set('file', new Blob([bytes]), 'so.xlsx');
  const answer = await server.fetch(LIST, { method: 'POST', cookie, form });
  const page = await answer.text();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
  expect(page).toContain('Chợ tạm chưa nhận được tệp');
  expect(page).toContain('các trang vẫn xem được');
  expect(page).not.toContain('không đọc và ghi được');
  expect((await server.fetch(LIST, { cookie })).status).toBe(200);
});

test('a file that changes nothing offers nothing to write, but can still become a target', async () => {
  const { page, upload, post } = await openDesk();
  const send = async () => {
    const file = await gridFile([
      ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện'],
      ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà'],
    ]);
    const columns = (await upload(file, 'so.xlsx')).headers.get('location') ?? '';
    await post(columns, { ...fieldsOf(await page(columns)), asOf: '14/10/2024', intent: 'save' });
    const path = columns.replace('/columns', '');
    return { path, html: await page(path) };
  };
  const first = await send();
  expect(first.html).toContain('Ghi 1 dòng vào sổ');
  expect((await post(first.path, fieldsOf(first.html))).status).toBe(303);
  const again = await send();
  expect(again.html).toContain('Không có gì để ghi: sổ đăng ký đã có đúng như 1 dòng này');
  expect(again.html).not.toContain('Ghi 1 dòng vào sổ');
  const form = { ...fieldsOf(again.html), targetName: 'Chè' };
  expect((await post(again.path, form)).status).toBe(303);
  expect(await page('/department/targets')).toContain('Chè</a>');
  expect(await page('/department/entries?target=che')).toContain('thuộc chỉ tiêu “Chè”, tính đến 14/10/2024');
  const third = await send();
  const refused = await post(third.path, { ...fieldsOf(third.html), targetName: 'chè' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Đã có chỉ tiêu mang tên này');
});

test('endings are answered line by line, and one answer for all leaves out those that can be read in more ways', async () => {
  const { market, page, upload, post } = await openDesk();
  const bring = async (day: string, ...notes: Array<string>) => {
    const csv = gridCsv([
      ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn', 'Ghi chú'],
      ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà', 'Shopee; Lazada', notes[0] ?? ''],
      ['Mận', 'HTX A', 'Bản Liền', 'Bắc Hà', 'Shopee', notes[1] ?? ''],
    ]);
    const columns = (await upload(csv, 'so.csv')).headers.get('location') ?? '';
    const saved = await post(columns, { ...fieldsOf(await page(columns)), asOf: day, intent: 'save' });
    return (saved.headers.get('location') ?? '').replace(/\/questions$/, '');
  };
  const first = await bring('01/06/2026', 'giao xa', 'giao xa');
  expect((await post(first, fieldsOf(await page(first)))).status).toBe(303);
  const report = await bring('01/11/2026', 'Bỏ Lazada, vẫn bán Shopee', 'Đã gỡ khỏi Shopee');
  const shown = await page(report);
  expect(shown).toContain('1 nơi bán dưới đây chưa chắc đã hết');
  expect(shown).toContain('Trả lời riêng: Chè trên Lazada');
  expect(shown).toContain('Ghi chú “Đã gỡ khỏi Shopee”: không tính là đang bán ở đó');
  const form = fieldsOf(shown);
  expect(form.endings).toBe('1');
  const lazada = 'ended-asked:2.lazada.0';
  // One line answered is not the answer for the others; what was chosen stays.
  const refused = await post(report, { ...form, [lazada]: 'record' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toMatch(
    /<select[^>]*name="ended-asked:2\.lazada\.0"[\s\S]*?<option[^>]*value="record"[^>]*selected/,
  );
  expect((await post(report, { ...form, [lazada]: 'record', 'ended-clear:3.shopee.0': 'keep' })).status).toBe(
    303,
  );
  const { store } = market.context;
  const { presence } = store.tables;
  const held = await store.read((db) => db.select().from(presence));
  expect(held.map(({ channelCode, endedOn }) => [channelCode, endedOn]).sort()).toEqual([
    ['lazada', '2026-11-01'],
    ['shopee', null],
    ['shopee', null],
  ]);
});

test('what a later file says is gone is listed, answered once with the confirmation, and leads to its products', async () => {
  const { market, page, upload, post } = await openDesk();
  const bring = async (day: string, ...rows: Array<Array<string>>) => {
    const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Shopee', 'Sàn'];
    const csv = gridCsv([
      headings,
      ...rows.map((row) => [...row.slice(0, 1), 'HTX A', 'Bản Liền', 'Bắc Hà', ...row.slice(1)]),
    ]);
    const columns = (await upload(csv, 'so.csv')).headers.get('location') ?? '';
    const saved = await post(columns, { ...fieldsOf(await page(columns)), asOf: day, intent: 'save' });
    return saved.headers.get('location') ?? '';
  };
  const first = await bring('01/06/2026', ['Chè', 'x', ''], ['Mận', 'x', '']);
  const whole = first.replace(/\/questions$/, '');
  expect((await post(whole, fieldsOf(await page(whole)))).status).toBe(303);

  const asked = await bring('01/11/2026', ['Chè', 'đã gỡ', ''], ['Mận', '', 'Agrimart']);
  expect(asked).toMatch(/questions$/);
  const questions = await page(asked);
  expect(questions).toMatch(/<option[^>]*value="none"[^>]*>Không phải sàn nào</);
  const report = (await post(asked, { 'answer:channel:agrimart': 'none' })).headers.get('location') ?? '';
  const shown = await page(report);
  expect(shown).toContain('Theo tệp, không còn trên sàn: 1 nơi bán');
  expect(shown).toContain('không phải sàn nào; không tính là đã lên sàn');
  // Nothing else is written: the button says what becomes of it, by the answer that is chosen.
  expect(shown).not.toMatch(/Ghi \d+ dòng vào sổ/);
  for (const label of ['Ghi câu trả lời', 'Ghi 1 nơi bán là đã gỡ', 'Giữ như sổ đang có'])
    expect(shown).toMatch(new RegExp(`<button[^>]*>(<span[^>]*>[^<]*</span>)*<span[^>]*>${label}</span>`));
  const form = fieldsOf(shown);
  expect([form.endings, form.ended], 'nothing is chosen for the person').toEqual(['1', undefined]);

  const unanswered = await post(report, form);
  expect(unanswered.status).toBe(400);
  expect(await unanswered.text()).toContain('Hãy chọn một mục');
  expect((await post(report, { ...form, ended: 'record' })).status).toBe(303);
  const done = await page(report);
  expect(done).toContain('Gỡ từ ngày 01/11/2026');
  expect(done).toMatch(/Đang bán, đã kiểm chứng \(tính đến [\d/]+\): vẫn 0 sản phẩm/);
  const { store } = market.context;
  const { registerEntry, presence } = store.tables;
  const entries = await store.read((db) => db.select().from(registerEntry));
  const tea = entries.find(({ name }) => name === 'Chè');
  expect(done).toContain(`href="/department/entries/${tea?.code}"`);
  const ended = await store.read((db) => db.select().from(presence));
  expect(ended.map(({ entryId, endedOn }) => [entryId === tea?.id, endedOn]).sort()).toEqual([
    [false, null],
    [true, '2026-11-01'],
  ]);
  const entry = await page(`/department/entries/${tea?.code}`);
  expect(entry).toContain('Theo sổ đăng ký, không còn ở đây từ 01/11/2026: “đã gỡ”');
  expect(entry).toContain('Sổ ghi không còn trên sàn');
});
