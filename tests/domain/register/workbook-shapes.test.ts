import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldOfHeading } from '#app/domain/register/workbook/column-field.ts';
import type { Context } from '#app/server/context.ts';
import { type Grid, gridCsv, gridFile, readFile } from '#tests/domain/register/register-file.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

let market: TestMarket;
let context: Context;
beforeAll(async () => {
  market = await testMarket();
  context = market.context;
});
afterAll(() => market.close());

const plain: Grid = [
  ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Số sao', 'Quyết định', 'Sàn TMĐT'],
  [
    1,
    'Tinh dầu quế',
    'HTX Quế Nậm Đét',
    'Thôn 2, xã Nậm Đét, huyện Bắc Hà',
    '3 sao',
    'QĐ số 123/QĐ-UBND ngày 12/3/2023',
    'Shopee',
  ],
];

test('a register of one heading row, address and decision each in one cell', async () => {
  const { values } = await readFile(context, await gridFile(plain));
  expect(values).toHaveLength(1);
  expect(values[0]).toMatchObject({
    row: 2,
    product: 'Tinh dầu quế',
    producer: 'HTX Quế Nậm Đét',
    legalType: 'cooperative',
    addressText: 'Thôn 2',
    communeText: 'xã Nậm Đét',
    districtText: 'huyện Bắc Hà',
    place: { kind: 'resolved', communeCode: '02890' },
    stars: 3,
    decision: { number: '123/QĐ-UBND', key: '123 qd ubnd', date: { day: '2023-03-12', precision: 'day' } },
    presences: [{ channelCode: 'shopee', url: null }],
    phone: null,
    womenLed: null,
    minorityLed: null,
    groupText: null,
    problems: [],
  });
});

test('other words, other order, no title, capitals, extra columns', async () => {
  const { values, workbook } = await readFile(
    context,
    await gridFile([
      [
        'KẾT QUẢ PHÂN HẠNG',
        'CƠ SỞ SẢN XUẤT',
        'SẢN PHẨM OCOP',
        'MÃ HỒ SƠ NỘI BỘ',
        'THỜI GIAN CÔNG NHẬN',
        'XÃ, PHƯỜNG',
        'LINK SHOPEE',
        'LINK POSTMART',
        'DOANH THU 2023 (TRIỆU ĐỒNG)',
      ],
      [
        '★★★★',
        'TỔ HỢP TÁC CHÈ SHAN',
        'CHÈ SHAN BẢN LIỀN',
        'X-1',
        'tháng 4/2022',
        'Bản Liền',
        'shopee.vn/che-shan-i.1.2',
        '',
        250,
      ],
    ]),
  );
  expect(workbook.sheets[0]?.table?.columns.map((column) => column.field)).toEqual([
    'stars',
    'producer',
    'product',
    null,
    'decisionDate',
    'commune',
    'channel:shopee',
    'channel:postmart',
    null,
  ]);
  expect(values[0]).toMatchObject({
    product: 'CHÈ SHAN BẢN LIỀN',
    legalType: 'cooperative_group',
    stars: 4,
    decision: { number: null, date: { day: '2022-04-01', precision: 'month' } },
    presences: [
      { channelCode: 'shopee', url: 'https://shopee.vn/che-shan-i.1.2', urlKey: 'shopee.vn/che-shan-i.1.2' },
    ],
    place: { kind: 'resolved', communeCode: '02869' },
  });
});

test('merged two-row headings, a numbering line, sections, subtotals, a total and signatures', async () => {
  const grid: Grid = [
    ['UBND TỈNH LÀO CAI', null, null, null, null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['DANH SÁCH SẢN PHẨM OCOP TÍNH ĐẾN HẾT THÁNG 9/2024'],
    [],
    ['TT', 'Sản phẩm', 'Chủ thể', null, null, 'Quyết định công nhận', null, 'Ghi chú'],
    [null, null, 'Tên', 'Loại hình', 'Xã', 'Số', 'Ngày', null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
    ['I', 'HUYỆN BẮC HÀ', null, null, null, null, null, '2 sản phẩm'],
    [1, 'Rượu ngô Bản Phố', 'HTX Bản Phố', 'HTX', 'Bản Phố', '12/QĐ-UBND', '13.04.2022', null],
    [
      2,
      'Mận Tam hoa',
      'Hộ Giàng A Chú',
      'Hộ kinh doanh',
      'Na Hối',
      45,
      new Date(Date.UTC(2023, 4, 6)),
      'thiếu bao bì',
    ],
    [null, 'Cộng Bắc Hà', null, null, null, null, null, '2'],
    ['II', 'THỊ XÃ SA PA'],
    [3, 'Cao actiso', 'Công ty CP Sa Pả', 'DN', 'Phường Sa Pả', '77/QĐ-UBND', '2024-01-05', null],
    ['TỔNG CỘNG', '3 sản phẩm'],
    [],
    [null, null, null, null, null, 'Lào Cai, ngày 02 tháng 10 năm 2024'],
    [null, 'Người lập biểu', null, null, null, 'Giám đốc'],
  ];
  const file = await gridFile(grid, { merges: ['A4:A5', 'B4:B5', 'C4:E4', 'F4:G4', 'H4:H5', 'A2:H2'] });
  const { values, skipped, settings } = await readFile(context, file);
  expect(settings.asOf).toBe('2024-09-30');
  expect(values.map((row) => [row.row, row.product, row.producer, row.legalType])).toEqual([
    [8, 'Rượu ngô Bản Phố', 'HTX Bản Phố', 'cooperative'],
    [9, 'Mận Tam hoa', 'Hộ Giàng A Chú', 'household'],
    [12, 'Cao actiso', 'Công ty CP Sa Pả', 'enterprise'],
  ]);
  expect(values.map((row) => row.districtText)).toEqual(['HUYỆN BẮC HÀ', 'HUYỆN BẮC HÀ', 'THỊ XÃ SA PA']);
  expect(values.map((row) => row.decision?.date?.day)).toEqual(['2022-04-13', '2023-05-06', '2024-01-05']);
  expect(values.map((row) => row.decision?.number)).toEqual(['12/QĐ-UBND', '45', '77/QĐ-UBND']);
  // No column speaks of platforms, so a note is no reason for being on none.
  expect(values[1]?.blocker).toBe(null);
  expect(values.map((row) => row.place.kind)).toEqual(['resolved', 'resolved', 'resolved']);
  expect(skipped.rows.slice(0, 5)).toEqual([
    { row: 6, kind: 'numbering', text: '(1) · (2) · (3) · (4) · (5) · (6) · (7) · (8)' },
    { row: 7, kind: 'section', text: 'I · HUYỆN BẮC HÀ · 2 sản phẩm' },
    { row: 10, kind: 'total', text: 'Cộng Bắc Hà · 2' },
    { row: 11, kind: 'section', text: 'II · THỊ XÃ SA PA' },
    { row: 13, kind: 'total', text: 'TỔNG CỘNG · 3 sản phẩm' },
  ]);
});

test.each<[string, Grid[number]]>([
  ['under the producer', [null, 'Cộng', 5]],
  ['under the producer, in words', ['Tổng số', null, '79 chủ thể']],
  ['under the product', ['Tổng', 205, 79]],
  ['in one column further on', [null, 'CỘNG', null, null, 5]],
  ['in several columns', [null, 'Tổng cộng', 3, null, 4, 12]],
  ['of one producer', [null, 'Cộng', 'HTX Quế', null, 3]],
  ['beside a dash', [null, 'Cộng huyện Bắc Hà', '-', null, 5]],
  ['with its number in its own cell', [6, 'Cộng: 5', 'x']],
  ['abbreviated', [null, 'T.Cộng', '5']],
  ['by a formula', [null, 'Cộng', { formula: 'SUM(F2:F3)', result: 5 }]],
])('a total with its number %s is no product', async (_, total) => {
  const { values, skipped } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã', 'Ghi chú'],
      [1, 'Chè Shan', 'HTX Bản Liền', '3 sao', 'Bản Liền', null],
      total,
    ]),
  );
  expect(values.map((row) => row.product)).toEqual(['Chè Shan']);
  expect(skipped.rows).toMatchObject([{ row: 3, kind: 'total' }]);
});

test('a product whose name begins like a total stays a product, with its producer or without', async () => {
  const { values, skipped } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã'],
      [1, 'Cộng đồng Tả Van, trải nghiệm một ngày', 'HTX Tả Van', '3 sao', 'Tả Van'],
      [2, 'Tổng hợp các loại hạt', '36 Phố Cũ', '3 sao', 'Bản Liền'],
      [3, 'Cộng đồng Bản Liền', null, '3 sao', 'Bản Liền'],
    ]),
  );
  expect(skipped.rows).toEqual([]);
  expect(values.map((row) => [row.row, row.problems.map(({ code }) => code)])).toEqual([
    [2, ['date_missing']],
    [3, ['date_missing']],
    [4, ['producer_missing', 'date_missing']],
  ]);
});

test('the examples of a column come from products, not from numbering, sections or totals', async () => {
  const { workbook } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ['I', 'HUYỆN BẮC HÀ'],
      [1, 'Chè Shan', 'HTX Bản Liền', '3 sao', 'Bản Liền'],
      [null, 'Cộng', 1],
      ['II', 'THỊ XÃ SA PA'],
      [2, 'Cao actiso', 'Công ty Sa Pa', '4 sao', 'Tả Phìn'],
      [null, 'Tổng cộng', 2],
    ]),
  );
  expect(workbook.sheets[0]?.table?.columns.map(({ samples }) => samples)).toEqual([
    ['1', '2'],
    ['Chè Shan', 'Cao actiso'],
    ['HTX Bản Liền', 'Công ty Sa Pa'],
    ['3 sao', '4 sao'],
    ['Bản Liền', 'Tả Phìn'],
  ]);
});

test('the same in CSV, which keeps no merges, with a byte order mark and decomposed letters', async () => {
  const grid = [
    ['BIỂU THEO DÕI (đến 31/12/2023)', '', '', '', '', ''],
    ['TT', 'Tên sản phẩm', 'Chủ thể', '', 'Quyết định công nhận', ''],
    ['', '', 'Tên chủ thể', 'Điện thoại', 'Số QĐ', 'Ngày cấp'],
    ['1', 'Mật ong', 'HKD Sông Chảy', '912000101', '964/QĐ-UBND', '7/8/2022'],
  ];
  const file = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from(gridCsv(grid).toString().normalize('NFD')),
  ]);
  const { values, settings } = await readFile(context, file, {}, 'so.csv');
  expect(settings.asOf).toBe('2023-12-31');
  expect(values).toHaveLength(1);
  expect(values[0]).toMatchObject({
    row: 4,
    product: 'Mật ong',
    producer: 'HKD Sông Chảy',
    phone: '+84912000101',
    decision: { number: '964/QĐ-UBND', date: { day: '2022-08-07' } },
  });
});

test('a producer merged over its products belongs to each of them', async () => {
  const file = await gridFile(
    [
      ['TT', 'Chủ thể', 'Tên sản phẩm', 'Hạng sao'],
      [1, 'HTX Sao Mai', 'Chè xanh', 3],
      [2, null, 'Chè đen', 4],
      [3, 'HTX Mây Ngàn', 'Mật ong', 3],
    ],
    { merges: ['B2:B3'] },
  );
  const { values } = await readFile(context, file);
  expect(values.map((row) => row.producer)).toEqual(['HTX Sao Mai', 'HTX Sao Mai', 'HTX Mây Ngàn']);
});

test('the right sheet among others, hidden ones last, and another one on demand', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Bìa').addRow(['SỔ THEO DÕI SẢN PHẨM OCOP NĂM 2024']);
  workbook.addWorksheet('Tổng hợp').addRows([
    ['TT', 'Huyện', 'Số sản phẩm'],
    [1, 'Bắc Hà', 24],
    [2, 'Sa Pa', 31],
  ]);
  const old = workbook.addWorksheet('Năm 2022', { state: 'hidden' });
  old.addRows([...plain, ...plain.slice(1)].map((row) => [...row]));
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRows(plain.map((row) => [...row]));
  const file = Buffer.from(await workbook.xlsx.writeBuffer());
  const first = await readFile(context, file);
  expect(first.workbook.sheets[first.settings.sheetIndex]?.name).toBe('Danh sách');
  expect(first.values).toHaveLength(1);
  const other = await readFile(context, file, { sheetIndex: 2 });
  expect(other.values).toHaveLength(2);
});

test('a column for each platform, a column for each star class, ticks', async () => {
  const { values } = await readFile(
    context,
    await gridFile(
      [
        ['TT', 'Tên sản phẩm', 'Tên chủ thể', 'Hạng sao', null, null, 'Sàn TMĐT', null, null, 'Nữ làm chủ'],
        [null, null, null, '3 sao', '4 sao', '5 sao', 'Postmart', 'Tiktok Shop', 'Khác', null],
        [1, 'Chè', 'HTX A', 'x', null, null, 'x', 'https://vt.tiktok.com/ZS1/', null, 'x'],
        [2, 'Mận', 'HTX B', null, 'x', null, null, null, null, null],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1', 'G1:I1', 'J1:J2'] },
    ),
    { emptyTick: 'unknown' },
  );
  expect(values.map((row) => row.stars)).toEqual([3, 4]);
  expect(values.map((row) => row.womenLed)).toEqual([true, null]);
  expect(values[0]?.presences).toEqual([
    {
      channelCode: 'tiktok-shop',
      url: 'https://vt.tiktok.com/ZS1/',
      urlKey: 'vt.tiktok.com/ZS1',
      shop: null,
    },
    { channelCode: 'postmart', url: null, urlKey: '', shop: null },
  ]);
  expect(values[1]?.presences).toEqual([]);
});

test('several platforms and links in one cell, with names that stand for a link that is there', async () => {
  const { values } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Các sàn', 'Link'],
      [
        1,
        'Chè',
        'HTX A',
        'Postmart, Shopee và sàn Lazada',
        'https://shopee.vn/a-i.1.2?utm_source=zalo\nwww.postmart.vn/che ; https://htxa.vn/che',
      ],
      [2, 'Mận', 'HTX A', 'chưa', null],
      [3, 'Ớt', 'HTX A', 'Chợ Đồng Bào', null],
      [4, 'Quế', 'HTX A', 'Đã lên sàn', null],
    ]),
  );
  expect(values[0]?.presences.map((each) => [each.channelCode, each.urlKey])).toEqual([
    ['shopee', 'shopee.vn/a-i.1.2'],
    ['postmart', 'postmart.vn/che'],
    ['website', 'htxa.vn/che'],
    ['lazada', ''],
  ]);
  expect(values[1]?.presences).toEqual([]);
  expect(values[2]?.unknownChannels).toEqual([{ text: 'Chợ Đồng Bào', cell: 'D4', own: null }]);
  expect(values[3]?.problems.map((problem) => problem.code)).toEqual(['listed_without_channel']);
});

test('formulas give their kept result and say so; without one the row is refused; errors too', async () => {
  const file = await gridFile([
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Xã'],
    [{ formula: 'ROW()-1', result: 1 }, { formula: 'UPPER("chè")', result: 'CHÈ' }, 'HTX A', 'Bản Liền'],
    [{ formula: 'ROW()-1' }, 'Mận', { formula: 'VLOOKUP(1,2,3)' }, 'Bản Liền'],
    [3, 'Ớt', 'HTX A', { error: '#N/A' }],
  ]);
  const { values } = await readFile(context, file);
  expect(values[0]).toMatchObject({ product: 'CHÈ', problems: [{ code: 'formula_value', cell: 'B2' }] });
  expect(values[1]?.problems.map((each) => [each.code, each.cell])).toContainEqual([
    'formula_uncomputed',
    'C3',
  ]);
  expect(values[2]?.problems.map((each) => [each.code, each.cell])).toContainEqual(['cell_error', 'D4']);
});

test('headings printed again on each page, hidden rows, an export of ours with guards', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('a');
  sheet.addRows([
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Ghi chú'],
    [1, "'=Chè", 'HTX A', null],
    ['TT', 'Tên sản phẩm', 'Chủ thể', 'Ghi chú'],
    [2, 'Mận', 'HTX B', null],
  ]);
  sheet.getRow(4).hidden = true;
  const { values, skipped } = await readFile(context, Buffer.from(await workbook.xlsx.writeBuffer()));
  expect(values.map((row) => row.product)).toEqual(['=Chè', 'Mận']);
  expect(skipped).toMatchObject({ rows: [{ row: 3, kind: 'heading' }], hidden: 1 });
});

test('nested sections: communes under districts, product groups, star classes', async () => {
  const { values } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Số QĐ', 'Ngày cấp'],
      ['A', 'Nhóm thực phẩm'],
      ['I', 'Huyện Mường Khương'],
      ['1', 'Xã Cao Sơn'],
      [1, 'Trà ô long', 'HTX A', '1/QĐ-UBND', '1/2/2023'],
      ['2', 'Xã Bản Lầu'],
      [2, 'Dứa', 'HTX B', '2/QĐ-UBND', '1/2/2023'],
      ['II', 'Thành phố Lào Cai'],
      [3, 'Rau', 'HTX C', '3/QĐ-UBND', '1/2/2023'],
    ]),
  );
  expect(values.map((row) => [row.communeText, row.districtText, row.groupText])).toEqual([
    ['Xã Cao Sơn', 'Huyện Mường Khương', 'Nhóm thực phẩm'],
    ['Xã Bản Lầu', 'Huyện Mường Khương', 'Nhóm thực phẩm'],
    [null, 'Thành phố Lào Cai', 'Nhóm thực phẩm'],
  ]);
});

test('missing names are refused with their row, not taken for sections', async () => {
  const { values } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Xã'],
      [1, 'Chè', null, '3 sao', 'Bản Liền'],
      [2, null, 'HTX A', '3 sao', 'Bản Liền'],
      [3, 'Mận', null, null, null],
    ]),
  );
  expect(values.map((row) => [row.row, row.problems.map((each) => `${each.code} ${each.cell}`)])).toEqual([
    [2, ['producer_missing C2', 'date_missing D2']],
    [3, ['product_missing B3', 'date_missing D3']],
    [4, ['producer_missing C4']],
  ]);
});

test.each([
  ['Xếp hạng', 'stars'],
  ['Kết quả đánh giá', 'stars'],
  ['Quyết định số', 'decisionNumber'],
  ['Ngày tháng', 'decisionDate'],
  ['Địa chỉ gian hàng', 'links'],
  ['Địa chỉ sản xuất', 'address'],
  ['Thôn', 'address'],
  ['Xã/TT', 'commune'],
  ['Đã lên sàn TMĐT (x)', 'listed'],
  ['Sàn giao dịch', 'platforms'],
  ['Lý do chưa tham gia', 'blocker'],
  ['Cán bộ phụ trách', 'owner'],
  ['Giải pháp', 'nextStep'],
  ['Chủ thể là nữ', 'womenLed'],
  ['Là người DTTS', 'minorityLed'],
  ['Hiệu lực đến', 'expires'],
  ['Link Postmart', 'channel:postmart'],
  ['Decision number', 'decisionNumber'],
  ['Doanh thu (triệu đồng)', null],
  ['Người đại diện', null],
])('a column headed “%s” is %s', async (heading, field) => {
  const { workbook } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể OCOP', heading],
      [1, 'Chè', 'HTX A', 'abc'],
    ]),
  );
  expect(workbook.sheets[0]?.table?.columns.find((column) => column.letter === 'D')?.field ?? null).toBe(
    field,
  );
});

test('a column “Đã lên sàn” may hold ticks or names', async () => {
  const { values } = await readFile(
    context,
    await gridFile([
      ['TT', 'Tên sản phẩm', 'Chủ thể', 'Đã lên sàn'],
      [1, 'Chè', 'HTX A', 'Postmart'],
      [2, 'Mận', 'HTX A', 'x'],
      [3, 'Ớt', 'HTX A', 'Chưa'],
    ]),
  );
  expect(
    values.map((row) => [
      row.presences.map((each) => each.channelCode),
      row.problems.map((each) => each.code),
    ]),
  ).toEqual([
    [['postmart'], []],
    [[], ['listed_without_channel']],
    [[], []],
  ]);
});

test('a section whose cells were unmerged stands over its rows and is no product; “Tình trạng hiện nay” is a remark', async () => {
  const across = (text: string) => Array.from({ length: 6 }, () => text);
  const { values, settings, skipped } = await readFile(
    context,
    await gridFile([
      ['STT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Sàn TMĐT', 'Tình trạng hiện nay'],
      across('I. HUYỆN BẮC HÀ'),
      [1, 'Chè Shan', 'HTX Bản Liền', 'Bản Liền', null, 'Thiếu bao bì'],
    ]),
  );
  expect(settings.columns).toMatchObject({ F: 'note' });
  expect(values).toMatchObject([
    { product: 'Chè Shan', districtText: 'HUYỆN BẮC HÀ', blocker: 'Thiếu bao bì' },
  ]);
  expect(skipped.rows).toMatchObject([{ kind: 'section' }]);
});

test('“Nơi ở” is a place and “Lưu ý” a note', async () => {
  const { values, settings } = await readFile(
    context,
    await gridFile([
      ['Tên sản phẩm', 'Chủ thể', 'Nơi ở', 'Lưu ý', 'Sàn TMĐT'],
      ['Chè Shan', 'HTX Bản Liền', 'Thôn 1, xã Bản Liền, huyện Bắc Hà', 'Thiếu bao bì', null],
    ]),
  );
  expect(settings.columns).toMatchObject({ C: 'address', D: 'note' });
  expect(values).toMatchObject([{ communeText: 'xã Bản Liền', blocker: 'Thiếu bao bì' }]);
});

test('columns under words that nobody foresaw are known by what their cells hold', async () => {
  const heads = ['Tên sản phẩm', 'Chủ thể', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
  const row = (at: number, commune: string, district: string) => [
    `Chè ${at}`,
    `HTX ${at}`,
    commune,
    district,
    `09120001${at}`,
    `1${at}/QĐ-UBND`,
    `${at}/03/2023`,
    '4 sao',
    `https://shopee.vn/che-i.1.${at}`,
    at * 7,
  ];
  const { workbook } = await readFile(
    context,
    await gridFile([
      heads,
      row(11, 'Bản Liền', 'Bắc Hà'),
      row(12, 'Xã Trì Quang', 'Bảo Thắng'),
      row(13, 'Tả Van', 'TX Sa Pa'),
    ]),
  );
  const columns = workbook.sheets[0]?.table?.columns.map(({ field, by }) => [field, by]);
  expect(columns).toEqual([
    ['product', 'heading'],
    ['producer', 'heading'],
    ['commune', 'content'],
    ['district', 'content'],
    ['phone', 'content'],
    ['decisionNumber', 'content'],
    ['decisionDate', 'content'],
    ['stars', 'content'],
    ['links', 'content'],
    [null, null],
  ]);
});

test('birthdays, years and amounts are no days of decisions; names of people are no places', async () => {
  const { workbook } = await readFile(
    context,
    await gridFile([
      ['Tên sản phẩm', 'Chủ thể', 'B1', 'B2', 'B3'],
      ['Chè 1', 'HTX A', '12/03/1975', 2023, 'Giàng A Chú'],
      ['Chè 2', 'HTX B', '01/11/1980', 2022, 'Lý Thị Mẩy'],
    ]),
  );
  expect(workbook.sheets[0]?.table?.columns.map(({ field }) => field)).toEqual([
    'product',
    'producer',
    null,
    null,
    null,
  ]);
});

test('a heading that begins with its field and explains it in brackets; our code by its full name', async () => {
  const grid: Grid = [
    ['Mã mục của Chợ Phiên', 'Tên sản phẩm', 'Chủ thể (HTX, cơ sở)', 'Số người (hộ)'],
    [null, 'Tinh dầu quế', 'HTX Quế Nậm Đét', 3],
    [null, 'Mật ong', 'HTX Sao Mai', 5],
  ];
  const { workbook } = await readFile(context, await gridFile(grid));
  expect(fieldOfHeading(['Mã mục của Chợ Phiên'], [{ word: 'cho phien', code: 'chophien' }])?.field).toBe(
    'code',
  );
  expect(fieldOfHeading(['Chợ Phiên'], [{ word: 'cho phien', code: 'chophien' }])?.field).toBe(
    'channel:chophien',
  );
  expect(workbook.sheets[0]?.table?.columns.map(({ field }) => field)).toEqual([
    null,
    'product',
    'producer',
    null,
  ]);
});

test('days under a heading of their own are no dates of decisions; beside decisions without a heading they are', async () => {
  const days = (heading: string | null) =>
    gridFile([
      ['Tên sản phẩm', 'Chủ thể', 'Sao', 'Số quyết định', heading],
      ['Tinh dầu quế', 'HTX Quế Nậm Đét', 3, '12/QĐ-UBND', '01/02/2025'],
      ['Mật ong', 'HTX Sao Mai', 4, '13/QĐ-UBND', '03/02/2025'],
    ]);
  const fieldOf = async (heading: string | null) => {
    const { workbook } = await readFile(context, await days(heading));
    return workbook.sheets[0]?.table?.columns.find(({ letter }) => letter === 'E')?.field ?? null;
  };
  for (const heading of ['Lên sàn từ', 'Kiểm chứng lần cuối', 'Ngày thành lập', 'Sinh nhật'])
    expect([heading, await fieldOf(heading)]).toEqual([heading, null]);
  for (const heading of [null, 'Ngày', 'Thời gian'])
    expect([heading, await fieldOf(heading)]).toEqual([heading, 'decisionDate']);
});
