import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { chooseRefusedGoods } from '#app/domain/channels/exports/choose-refused-goods.server.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { keepRefusedRows } from '#app/domain/channels/exports/keep-refused-rows.server.ts';
import { readRefusedRows } from '#app/domain/channels/exports/read-refused-rows.server.ts';
import { findRefusedRows } from '#app/domain/channels/template/find-refused-rows.server.ts';
import { keepTemplate } from '#app/domain/channels/template/keep-template.server.ts';
import { withChoice } from '#app/domain/channels/template/kept-choice.ts';
import type { Context } from '#app/server/context.ts';
import type { XlsxWorkbook } from '#app/server/spreadsheet/open-xlsx.server.ts';
import { type BuiltSheet, buildWorkbook } from '#tests/domain/channels/seller-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/templates/${name}-constructed.xlsx`, import.meta.url));

const compound = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);

/** Shopee's workbook as it comes back: [title, SKU of the product, SKU of the size, reason] a row from the seventh on. */
function fromShopee(rows: string[][], reasonKey = 'et_title_reason'): Promise<Buffer> {
  const keys = [
    'ps_product_name|1|0',
    'ps_sku_parent_short|0|0',
    'ps_sku_short|0|0',
    'ps_price|1|1',
    reasonKey,
  ];
  const head = [
    keys,
    ['basic', '0f'.repeat(16), 0, 987_654],
    ['Tên sản phẩm', 'SKU sản phẩm', 'SKU phân loại', 'Giá', 'Lý do thất bại'],
    ['Bắt buộc', '', '', 'Bắt buộc', ''],
    ['Tên có lỗi chính tả sẽ bị từ chối, hãy đọc kỹ trước khi gửi lên', '', '', '', ''],
    [],
  ];
  const data = rows.map(([title = '', parent = '', sku = '', reason = '']) => [
    title,
    parent,
    sku,
    120_000,
    reason,
  ]);
  return buildWorkbook([{ name: 'Bản đăng tải', rows: [...head, ...data], frozen: 6 }]);
}

async function exportOf(context: Context, producerId: string | null, channelCode: string): Promise<string> {
  const { id } = await keepExport(context, {
    ...{ channelCode, producerId, personId: null, role: 'producer_member' },
    ...{ fileName: (again) => `da-dien${again}.xlsx`, extension: '.xlsx', content: Buffer.from('x') },
    readAt: context.clock.now(),
    listings: () => [],
    report: [{ kind: 'empty', listingId: 'x' }],
  });
  return id;
}

/** Lazada's workbook with one product in it, and these sheets beside it. */
function fromLazada(...reports: BuiltSheet[]): Promise<Buffer> {
  return buildWorkbook([
    {
      name: 'Teh',
      rows: [['Teh'], ['Tên', 'SKU', 'Giá', 'Cân nặng (kg)'], [], [], ['Chè', 'A-1', 120_000, 50]],
    },
    {
      name: 'Teh_hide',
      state: 'hidden',
      rows: [['categoryId', 4821], [], ['name', 'SellerSku', 'price', 'package_weight']],
    },
    ...reports,
  ]);
}

/** A workbook of thirty sheets that go on and on, each row with these words; and how many rows were asked for. */
function endless(words: string) {
  const asked = { rows: 0 };
  const cellsOf = (...texts: string[]) => texts.map((text, column) => ({ column, text }));
  const workbook = {
    sheets: Array.from({ length: 30 }, (_, at) => ({ name: `r${at}` })),
    sheetParts: [],
    async *rows() {
      yield { number: 1, cells: cellsOf('SellerSku', 'Error message') };
      for (let number = 2; number < 3_000; number += 1) {
        asked.rows += 1;
        yield { number, cells: cellsOf(`S-${number}`, words) };
      }
    },
  };
  return { workbook: workbook as unknown as XlsxWorkbook, asked };
}

test.each([
  { what: 'refused rows', words: 'Trùng', most: 5_001 },
  { what: 'letters that are kept', words: `Trùng${'a'.repeat(2_000)}`, most: 1_000 },
  { what: 'rows of which none is refused', words: 'OK', most: 60_001 },
  { what: 'letters that say nothing', words: 'ok\n'.repeat(5_000), most: 1_400 },
])('no more is read than the limit of $what, over all sheets', async ({ words, most }) => {
  const { workbook, asked } = endless(words);
  await expect(findRefusedRows(workbook, [])).rejects.toMatchObject({ code: 'refusedTooMuch' });
  expect(asked.rows).toBeLessThanOrEqual(most);
});

eachEngine('what a seller centre gives back', (open) => {
  test('each refused row is explained at its listing, by its code, by its words or in the platform’s own', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const tea = await publishedListing(context, {
      producerId,
      variants: [{ sku: 'CHE-100' }, { sku: 'CHE-200' }],
    });
    const honey = await publishedListing(context, { producerId, variants: [{ sku: 'MAT-1' }] });
    const stranger = await sellerOf(context, 'HTX khác');
    await publishedListing(context, { producerId: stranger.producerId, variants: [{ sku: 'LA-1' }] });
    const exportId = await exportOf(context, producerId, 'shopee');
    expect((await readRefusedRows(context, seller, exportId)).given).toBeNull();

    const file = await fromShopee([
      ['Chè', 'P', 'che-100', ''],
      ['Chè', 'P', 'CHE-200', 'error_price_exceed_min_limitt: Giá thấp hơn mức tối thiểu'],
      ['Mật ong', 'MAT-1', '', 'Thiếu giấy chứng nhận an toàn thực phẩm\nSystem said XJ-7'],
      ['Của người khác', '', 'LA-1', 'Trùng'],
      ['Gõ tay', '', '', 'Thiếu SKU'],
    ]);
    await keepRefusedRows(context, seller, { exportId, fileName: 'ket-qua.xlsx', file });
    const { given, channel } = await readRefusedRows(context, seller, exportId);
    expect(channel.code).toBe('shopee');
    expect(given).toMatchObject({ fileName: 'ket-qua.xlsx' });
    expect(given?.goods).toMatchObject([
      { listingId: tea, rows: [8], refusals: [{ words: 'priceLow', field: 'variants.1.priceVnd' }] },
      {
        listingId: honey,
        rows: [9],
        refusals: [
          { words: 'atPapers', field: 'papers', platformWords: 'Thiếu giấy chứng nhận an toàn thực phẩm' },
          { words: 'unknown', field: null, platformWords: 'System said XJ-7' },
        ],
      },
    ]);
    expect(given?.unknown).toMatchObject([
      { row: 10, sku: 'LA-1', reasons: ['Trùng'] },
      { row: 11, sku: '', title: 'Gõ tay', reasons: ['Thiếu SKU'] },
    ]);

    // What came before in the report stays, and the next file takes the place of this one.
    const again = await fromShopee([['Chè', '', 'CHE-100', 'error_desc_length_min_limit']]);
    await keepRefusedRows(context, seller, { exportId, fileName: 'lan-2.xlsx', file: again });
    const second = await readRefusedRows(context, seller, exportId);
    expect(second.given).toMatchObject({
      fileName: 'lan-2.xlsx',
      goods: [{ listingId: tea, refusals: [{ words: 'descriptionShort', field: 'descriptionVi' }] }],
      unknown: [],
    });
    const [kept] = await context.store.read((db) =>
      db
        .select({ report: context.store.tables.channelExport.report })
        .from(context.store.tables.channelExport),
    );
    expect(kept?.report).toMatchObject([{ kind: 'empty' }, { kind: 'refused-rows', fileName: 'lan-2.xlsx' }]);
  });

  test('TikTok Shop’s and Lazada’s are found by the heading of the reasons, also in a sheet of their own', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listingId = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });

    const tiktok = await exportOf(context, producerId, 'tiktok-shop');
    const keys = ['product_name', 'parcel_weight', 'price', 'seller_sku', ''];
    const rows = [
      keys,
      ['V5.2'],
      ['Tên sản phẩm', 'Cân nặng', 'Giá', 'SKU người bán', 'Failed reason'],
      ['Bắt buộc', 'Bắt buộc', 'Bắt buộc', '', ''],
      ['25 đến 255 ký tự', 'gam', 'VND', '', ''],
      ['Chè Shan tuyết cổ thụ', 200, 120_000, 'A-1', '[12052105] Qualification missing'],
      ['Chè Shan tuyết cổ thụ', 200, 120_000, 'A-2', 'Success'],
    ];
    await keepRefusedRows(context, seller, {
      ...{ exportId: tiktok, fileName: 'a.xlsx' },
      file: await buildWorkbook([{ name: 'Template', rows, frozen: 5 }]),
    });
    expect((await readRefusedRows(context, seller, tiktok)).given).toMatchObject({
      goods: [{ listingId, rows: [6], refusals: [{ words: 'paperGoesAlong', field: 'papers' }] }],
      unknown: [],
    });

    const lazada = await exportOf(context, producerId, 'lazada');
    await keepRefusedRows(context, seller, {
      ...{ exportId: lazada, fileName: 'b.xlsx' },
      file: await fromLazada({
        name: 'status',
        rows: [
          ['SellerSku', 'Error message'],
          ['A-1', '4164: weight is over 40 kg'],
          ['A-1', 'Giá 4160 đồng là thấp'],
        ],
      }),
    });
    const { given } = await readRefusedRows(context, seller, lazada);
    expect(given?.goods).toMatchObject([{ listingId, rows: [2, 3] }]);
    expect(given?.goods[0]?.refusals).toMatchObject([
      { field: 'variants.0.weightGrams' },
      { words: 'atPrice', field: 'variants.0.priceVnd' },
    ]);
  });

  test('reasons stand in several columns, in comments on a product’s cells and below heads of two rows; how it was read is told', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listingId = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });

    const tiktok = await exportOf(context, producerId, 'tiktok-shop');
    const rows = [
      ['product_name', 'parcel_weight', 'price', 'seller_sku', '', ''],
      ['V5.2'],
      ['Tên sản phẩm', 'Cân nặng', 'Giá', 'SKU người bán', 'Nguyên nhân', 'Reject reason'],
      ['Bắt buộc', 'Bắt buộc', 'Bắt buộc', '', ''],
      ['25 đến 255 ký tự', 'gam', 'VND', '', ''],
      ['Chè', 200, 120_000, 'A-1', 'Thiếu thương hiệu', 'Image is blurred'],
      ['Chè', 200, 120_000, 'A-1', '', ''],
    ];
    await keepRefusedRows(context, seller, {
      ...{ exportId: tiktok, fileName: 'a.xlsx' },
      file: await buildWorkbook([
        {
          ...{ name: 'Template', rows, frozen: 5 },
          comments: { D5: 'SKU của bạn', D7: 'Giá quá thấp', B7: 'Phải lớn hơn 0' },
        },
      ]),
    });
    const first = (await readRefusedRows(context, seller, tiktok)).given;
    expect(first).toMatchObject({
      goods: [{ listingId, rows: [6, 7] }],
      read: [
        {
          ...{ sheet: 'Template', skus: ['SKU người bán'] },
          ...{ reasons: ['Nguyên nhân', 'Reject reason'], hasComments: true },
        },
      ],
      byHeadings: false,
    });
    expect(first?.goods[0]?.refusals.map(({ platformWords, field }) => [platformWords, field])).toMatchObject(
      [
        ['Thiếu thương hiệu', 'brand'],
        ['Image is blurred', 'photos'],
        ['Cân nặng: Phải lớn hơn 0', 'variants.0.weightGrams'],
        ['Giá quá thấp', 'variants.0.priceVnd'],
      ],
    );

    const lazada = await exportOf(context, producerId, 'lazada');
    const report = async (...sheet: string[][]) => {
      const file = await fromLazada({ name: 'status', rows: sheet });
      await keepRefusedRows(context, seller, { exportId: lazada, fileName: 'b.xlsx', file });
      const { given } = await readRefusedRows(context, seller, lazada);
      const said = given?.goods.flatMap(({ refusals }) => refusals.map(({ platformWords }) => platformWords));
      return [said, given?.read[0]?.skus, given?.read[0]?.reasons];
    };
    const twoRows = [
      ['Mã SKU sản phẩm', 'seller_sku', '', ''],
      ['SKU cha', 'SKU người bán', 'Lý do', 'Chi tiết lỗi'],
      ['P', 'A-1', 'Trùng', 'Thiếu ảnh'],
    ];
    expect(await report(...twoRows)).toEqual([
      ['Trùng', 'Thiếu ảnh'],
      ['seller_sku', 'Mã SKU sản phẩm'],
      ['Lý do', 'Chi tiết lỗi'],
    ]);
    // "Result" alone says it where nothing else does; a product's own words are no heading.
    const outcome = [
      ['Seller SKU', 'Upload result'],
      ['A-2', 'Success'],
      ['A-1', 'Lỗi ảnh'],
      ['A-1', 'Thiếu giá'],
    ];
    expect(await report(...outcome)).toEqual([['Lỗi ảnh', 'Thiếu giá'], ['Seller SKU'], ['Upload result']]);
    const noReasons = [
      ['Seller SKU', 'Khác'],
      ['A-1', 'Lỗi ảnh'],
      ['A-1', 'Thiếu giá'],
    ];
    await expect(report(...noReasons)).rejects.toMatchObject({ code: 'noRefusedRows' });
  });

  test('a copy without the platform’s keys is read by its headings, where an SKU below them is the producer’s own', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const listingId = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
    const exportId = await exportOf(context, producerId, 'shopee');
    const copy = (sku: string) =>
      buildWorkbook([
        {
          name: 'Trang 1',
          rows: [
            ['Tên sản phẩm', 'SKU phân loại', 'Lý do thất bại'],
            ['Chè', sku, 'Thiếu thương hiệu'],
            ['Mật', 'KHAC', 'Thiếu ảnh'],
          ],
        },
      ]);
    const send = async (sku: string) =>
      keepRefusedRows(context, seller, { exportId, fileName: 'chep.xlsx', file: await copy(sku) });
    await expect(send('B-1')).rejects.toMatchObject({
      code: 'resultUnknown',
      params: { platform: 'Shopee' },
    });
    await send('a-1');
    const { given } = await readRefusedRows(context, seller, exportId);
    expect(given).toMatchObject({
      goods: [{ listingId, rows: [2], refusals: [{ field: 'brand' }] }],
      unknown: [{ sku: 'KHAC' }],
      read: [{ sheet: 'Trang 1', skus: ['SKU phân loại'], reasons: ['Lý do thất bại'] }],
      byHeadings: true,
    });
  });

  test('one press ticks the refused products in a workbook, and them alone; its answers stay', async () => {
    const { context } = await open();
    const { channelTemplate } = context.store.tables;
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX khác');
    const { producerId } = seller;
    const refused = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
    const taken = await publishedListing(context, { producerId, variants: [{ sku: 'A-2' }] });
    const exportId = await exportOf(context, producerId, 'shopee');
    const sent = { channelCode: 'shopee', fileName: 'mau.xlsx', file: fixture('shopee') };
    const templateId = await keepTemplate(context, seller, sent);
    const foreign = await keepTemplate(context, other, sent);
    const before = { rest: 'ready', onlyChanges: false, each: new Map([[taken, 'take'] as const]) } as const;
    await context.store.write((tx) =>
      tx.update(channelTemplate).set({ answers: withChoice({ weightUnit: 'kg' }, before) }),
    );
    const choose = (id: string) => chooseRefusedGoods(context, seller, { exportId, templateId: id });
    await expect(choose(templateId), 'nothing was refused yet').rejects.toMatchObject({ isNotFound: true });

    const file = await fromShopee([
      ['Chè', '', 'A-1', 'Trùng'],
      ['Của ai đó', '', 'LA-1', 'Trùng'],
    ]);
    await keepRefusedRows(context, seller, { exportId, fileName: 'x.xlsx', file });
    await expect(choose(foreign)).rejects.toMatchObject({ isNotFound: true });
    expect(await choose(templateId)).toEqual({ channelCode: 'shopee' });
    const answersOf = async (id: string) => {
      const rows = await context.store.read((db) =>
        db
          .select({ answers: channelTemplate.answers })
          .from(channelTemplate)
          .where(eq(channelTemplate.id, id)),
      );
      return rows[0]?.answers ?? {};
    };
    const only = { rest: 'none', onlyChanges: false, each: new Map([[refused, 'take'] as const]) } as const;
    expect(await answersOf(templateId)).toEqual(withChoice({ weightUnit: 'kg' }, only));
    expect(await answersOf(foreign)).toEqual(withChoice({ weightUnit: 'kg' }, before));
  });

  test('only what its words as a whole call taken is none of the refused', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const exportId = await exportOf(context, seller.producerId, 'lazada');
    const taken = [
      ...['Thành công', 'Thành công!', 'Đăng thành công', 'Sản phẩm đã được đăng bán thành công.', 'OK', '0'],
      ...[
        'Success.',
        'Uploaded successfully',
        'The product has been created successfully',
        '-',
        'N/A',
        'None',
      ],
      ...['Không', 'Không có', 'Không có lỗi', 'No error', 'Không có lỗi; Thành công', 'Published'],
    ];
    const refused = [
      ...['Không tìm thấy ngành hàng', 'Đăng không thành công', 'Chưa đăng thành công', 'Không có ảnh bìa'],
      ...[
        'Not successful',
        'None of the images is square',
        'No brand',
        'Uploaded image is too small',
        'Trùng',
      ],
      'Chỉ thành công 2/5 ảnh',
    ];
    const file = await fromLazada({
      name: 'status',
      rows: [
        ['SellerSku', 'Error message'],
        ...[...taken, ...refused].map((words, at) => [`S-${at}`, words]),
        ['S-9', 'Thành công\nThiếu ảnh'],
      ],
    });
    await keepRefusedRows(context, seller, { exportId, fileName: 'x.xlsx', file });
    const { given } = await readRefusedRows(context, seller, exportId);
    expect(given?.unknown.flatMap(({ reasons }) => reasons)).toEqual([...refused, 'Thiếu ảnh']);
  });

  test('of a row few reasons are kept; a small file that unfolds into many is refused early, over all its sheets', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const exportId = await exportOf(context, seller.producerId, 'lazada');
    const send = async (...sheets: BuiltSheet[]) => {
      const file = await fromLazada(...sheets);
      return { file, kept: keepRefusedRows(context, seller, { exportId, fileName: 'x.xlsx', file }) };
    };
    const lines = (from: number, letters: number) =>
      Array.from({ length: 32 }, (_, line) => `${from + line}`.padEnd(letters, 'a')).join('\n');

    const one = await send({
      name: 'status',
      rows: [
        ['SellerSku', 'Name', 'Error message', 'Failed reason'],
        ['S'.repeat(500), 'Chè 🍵'.repeat(900), lines(100, 1_200), lines(100, 990)],
      ],
    });
    await one.kept;
    const { given } = await readRefusedRows(context, seller, exportId);
    const [row] = given?.unknown ?? [];
    expect(row?.reasons.map((reason) => [reason.slice(0, 3), reason.length])).toEqual(
      Array.from({ length: 10 }, (_, at) => [`${100 + at}`, 1_000]),
    );
    // The platform gave sixty-four: what is not shown is counted.
    expect(row?.more).toBe(54);
    expect([
      row?.sku.length,
      !/\p{Surrogate}/u.test(row?.title ?? ''),
      (row?.title.length ?? 0) <= 300,
    ]).toEqual([100, true, true]);

    // One long text, to which the cells of many sheets point.
    const long = lines(100, 990);
    const pointing = (name: string): BuiltSheet => ({
      name,
      rows: [
        ['SellerSku', ...Array<string>(9).fill('Error message')],
        ...Array.from({ length: 40 }, (_, at) => [`S-${at}`, ...Array<string>(9).fill(long)]),
      ],
    });
    const { file, kept } = await send(...['a', 'b', 'c', 'd'].map(pointing));
    expect(file.length).toBeLessThan(30_000);
    await expect(kept).rejects.toMatchObject({
      code: 'refusedTooMuch',
      params: { rows: '5000', letters: '1000000', where: expect.stringContaining('Tải tệp lên') },
    });
    expect((await readRefusedRows(context, seller, exportId)).given).toEqual(given);
  });

  test('of a listing that is refused again and again the first hundred reasons are told', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    await publishedListing(context, { producerId: seller.producerId, variants: [{ sku: 'CHE-100' }] });
    const exportId = await exportOf(context, seller.producerId, 'shopee');
    const rows = Array.from({ length: 120 }, (_, at) => ['Chè', '', 'CHE-100', `Lỗi ${at}`]);
    const file = await fromShopee(rows);
    await keepRefusedRows(context, seller, { exportId, fileName: 'x.xlsx', file });
    const { given } = await readRefusedRows(context, seller, exportId);
    expect(given?.goods[0]?.rows).toHaveLength(120);
    expect(given?.goods[0]?.refusals.map(({ platformWords }) => platformWords)).toEqual(
      Array.from({ length: 100 }, (_, at) => `Lỗi ${at}`),
    );
    expect(given?.goods[0]?.more).toBe(20);
  });

  test('somebody else’s file is none; a wrong workbook, or one without reasons, changes nothing', async () => {
    const { context } = await open();
    const seller = await sellerOf(context);
    const other = await sellerOf(context, 'HTX khác');
    const exportId = await exportOf(context, seller.producerId, 'shopee');
    const file = await fromShopee([['Chè', '', 'CHE-100', 'Trùng']]);
    const given = { exportId, fileName: 'x.xlsx', file };
    await expect(keepRefusedRows(context, other, given)).rejects.toMatchObject({ isNotFound: true });
    await expect(readRefusedRows(context, other, exportId)).rejects.toMatchObject({ isNotFound: true });
    await keepRefusedRows(context, seller, given);
    const before = await readRefusedRows(context, seller, exportId);
    const wrong = [
      ['resultOtherPlatform', fixture('lazada')],
      ['resultNotWorkbook', Buffer.from('a;b')],
      ['resultXls', compound('Workbook')],
      ['resultDamaged', file.subarray(0, file.length / 2)],
      ['resultUnknown', await buildWorkbook([{ name: 'Trang 1', rows: [['Tên', 'Lý do']] }])],
      ['noRefusedRows', await fromShopee([['Chè', '', 'CHE-100', '']])],
      ['noRefusedRows', fixture('shopee')],
    ] as const;
    for (const [code, bytes] of wrong)
      await expect(keepRefusedRows(context, seller, { ...given, file: bytes })).rejects.toMatchObject({
        code,
        params: { platform: 'Shopee', where: before.where },
      });
    expect(await readRefusedRows(context, seller, exportId)).toEqual(before);
    const catalogue = await exportOf(context, seller.producerId, 'catalogue');
    await expect(readRefusedRows(context, seller, catalogue)).rejects.toMatchObject({ isNotFound: true });
  });
});
