import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileCategoryField } from '#app/domain/channels/template/file-category.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import type { Context } from '#app/server/context.ts';
import { type BuiltSheet, buildWorkbook } from '#tests/domain/channels/seller-workbook.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { shopWith } from '#tests/factories/shop-with.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const constructed = readFileSync(new URL('../fixtures/templates/lazada-constructed.xlsx', import.meta.url));

/** A Lazada workbook that does not say in which unit it wants weights. */
function withoutUnit(): Promise<Buffer> {
  const keys = ['name', 'SellerSku', 'price', 'package_weight', 'MainImage'];
  const hidden: BuiltSheet = { name: 'Teh_hide', state: 'hidden', rows: [['categoryId', 4821], [], keys] };
  const rows = [['Teh'], ['Tên', 'SKU', 'Giá', 'Cân nặng', 'Ảnh'], [], []];
  return buildWorkbook([{ name: 'Teh', rows }, hidden]);
}

async function opened(file: Buffer, arrange: (context: Context, producerId: string) => Promise<unknown>) {
  const market = await testMarket({ engine: 'sqlite' });
  const server = await startServer(market);
  const { producerId } = await sellerOf(market.context, 'HTX Chè');
  const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
  await arrange(market.context, producerId);
  const form = new FormData();
  form.set('template', new File([new Uint8Array(file)], 'Lazada.xlsx'));
  const sent = await server.fetch('/seller/channels/lazada/workbook', { cookie, form });
  const page = sent.headers.get('location') ?? '';
  const read = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '');
  return {
    show: async () => read(await server.fetch(page, { cookie })),
    send: async (fields: Record<string, string | ReadonlyArray<string>>) => {
      const answer = await server.fetch(page, { cookie, form: fields });
      return { status: answer.status, html: await read(answer) };
    },
  };
}

test('a product whose category the file does not have gets the field beside the message, in words', async () => {
  let id = '';
  const page = await opened(constructed, async (context, producerId) => {
    id = await publishedListing(context, { producerId });
    await shopWith(context, { producerId, channelCode: 'lazada' });
    const { channelCategory, channelChoice } = context.store.tables;
    const about = { channelCode: 'lazada', id: '20020', path: 'Đồ uống > Chè', pathKey: 'do uong che' };
    await context.store.write(async (tx) => {
      await tx
        .insert(channelCategory)
        .values({ ...about, parentId: null, isLeaf: true, source: 'platform', seenAt: 0 });
      await tx.insert(channelChoice).values({
        ...{ producerId, channelCode: 'lazada', subject: id, field: 'category', value: '20020' },
        chosenAt: context.clock.now(),
      });
    });
  });
  const html = await page.show();
  expect(html).toContain('Đã chọn ngành hàng “Đồ uống &gt; Chè”, nhưng tệp này chỉ có: Trà &amp; Thảo mộc');
  expect(html).toMatch(new RegExp(`<select[^>]*name="category\\.${id}"`));
  expect(html).toContain('Đồ uống &gt; Chè (không có trong tệp)');
  expect(html).toContain('sản phẩm chưa chọn thì không vào tệp');
  const label = new RegExp(`<label[^>]*for="category\\.${id}"[^>]*>(.*?)</label>`).exec(html)?.[1];
  expect(label).toContain('Ngành hàng trên Lazada');
  expect(label).not.toContain('không bắt buộc');
  const chosen = await page.send({ listing: id, [`category.${id}`]: '4821', intent: 'preview' });
  expect(chosen.status).toBe(200);
  expect(chosen.html).toContain('Chỉ dùng cho tệp này. Khi đẩy lên gian hàng vẫn là: Đồ uống &gt; Chè.');
});

test('no file is made while the unit of weight is open: the question says so', async () => {
  let id = '';
  const page = await opened(await withoutUnit(), async (context, producerId) => {
    id = await publishedListing(context, { producerId });
  });
  const unanswered = await page.send({ listing: id, intent: 'fill' });
  expect(unanswered.status).toBe(400);
  expect(unanswered.html).toContain('href="#answer.weightUnit"');
  expect(unanswered.html).toMatch(/id="answer\.weightUnit"/);
  expect(unanswered.html.split('chưa trả lời thì cột đó').length, 'above and beside the question').toBe(3);
  expect((await page.send({ listing: id, intent: 'preview' })).status).toBe(200);
  expect((await page.send({ listing: id, asked: id, intent: 'fill', 'answer.weightUnit': 'g' })).status).toBe(
    303,
  );
});

test('what stands in the shop starts unticked and is named', async () => {
  let id = '';
  const page = await opened(constructed, async (context, producerId) => {
    id = await publishedListing(context, { producerId });
    await shopWith(context, { producerId, channelCode: 'lazada', goods: { [id]: 'live' } });
  });
  const box = (html: string) => new RegExp(`<input[^>]*value="${id}"[^>]*>`).exec(html)?.[0] ?? '';
  const html = await page.show();
  expect(box(html)).toContain('name="listing"');
  expect(box(html)).not.toContain('checked');
  expect(html).toContain('Đang có ở gian hàng “Gian hàng thử”: Đang bán');
  expect(html).toContain('1 sản phẩm đã có trên Lazada, nên chưa đánh dấu');
  // Ticked although it was seen to stand there; a tick of before it stood there is taken away.
  const ticked = { listing: id, standing: id, intent: 'preview' };
  expect(box((await page.send(ticked)).html)).toContain('checked');
  expect(box((await page.send({ listing: id, intent: 'preview' })).html)).not.toContain('checked');
});

test('a product without a category starts unticked in a file of one category and asks; the tick is remembered', async () => {
  let [tea, melon] = ['', ''];
  const page = await opened(constructed, async (context, producerId) => {
    tea = await publishedListing(context, { producerId });
    const fresh = { titleVi: 'Dưa lưới', setCode: 'QD26-01' };
    melon = await publishedListing(context, { producerId, listing: fresh });
  });
  const box = (html: string, id: string) =>
    new RegExp(`<input[^>]*value="${id}"[^>]*>`).exec(html)?.[0] ?? '';
  const html = await page.show();
  for (const id of [tea, melon]) expect(box(html, id)).not.toContain('checked');
  expect(html).toContain('2 sản phẩm chưa chọn ngành hàng nên chưa đánh dấu');
  expect(html).toContain('thuộc ngành hàng của tệp này, “Trà &amp; Thảo mộc”, không?');
  expect(html).toContain('Chợ đoán là “Trà &amp; Thảo mộc”, có trong tệp này.');
  expect(html).toContain('Chợ không đoán được ngành hàng.');
  const nothing = { [`category.${tea}`]: '', [`category.${melon}`]: '' };
  const ticked = await page.send({ listing: tea, asked: [tea, melon], ...nothing, intent: 'preview' });
  expect(ticked.html).toContain('1 sản phẩm vào tệp');
  const later = await page.show();
  expect(box(later, tea)).toContain('checked');
  expect(box(later, melon)).not.toContain('checked');
  expect(later).toContain('1 sản phẩm chưa chọn ngành hàng nên chưa đánh dấu');
});

test('what the seller centre gives back of a made file is told by product, with the way to mend it', async () => {
  const market = await testMarket({ engine: 'sqlite' });
  const { context } = market;
  const server = await startServer(market);
  const actor = await sellerOf(context, 'HTX Chè');
  const { producerId } = actor;
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
  const id = await publishedListing(context, { producerId, variants: [{ sku: 'A-1' }] });
  const wish = { producerId, channelCode: 'lazada', listingIds: [id], onlyChanges: false };
  const workbook = { file: constructed, fileName: 'Lazada.xlsx' };
  const by = { personId: null, role: 'operator' };
  const { files } = await fillWorkbook(context, by, {
    ...{ ...wish, workbook, answers: { [fileCategoryField(id)]: '4821' } },
  });
  const read = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '');
  const path = `/seller/channels/exports/${files[0]?.exportId}/refused`;
  const history = await read(await server.fetch('/seller/channels/exports', { cookie }));
  expect(history).toContain(`href="${path}"`);
  expect(await read(await server.fetch(path, { cookie }))).toContain('Tệp kết quả của Lazada (.xlsx)');

  const send = async (file: Buffer) => {
    const form = new FormData();
    form.set('template', new File([new Uint8Array(file)], 'ket-qua.xlsx'));
    return server.fetch(path, { cookie, form });
  };
  const empty = await send(constructed);
  expect(empty.status).toBe(400);
  const refused = await read(empty);
  expect(refused).toContain('Tệp này không có dòng nào ghi lý do.');
  expect(refused).toContain('href="#template"');
  const csv = await read(await send(Buffer.from('a;b')));
  expect(csv).toContain('Hãy tải tệp kết quả của Lazada');
  expect(csv).not.toContain('tải mẫu');
  const large = await read(await send(Buffer.alloc(10 * 1024 * 1024 + 1)));
  expect(large).toContain('Tệp kết quả của một lần đăng nhỏ hơn nhiều');
  expect(large).not.toContain('tải mẫu');

  const head: BuiltSheet = {
    name: 'Teh_hide',
    state: 'hidden',
    rows: [[], [], ['name', 'SellerSku', 'price', '']],
  };
  const rows = [
    ...[['Teh'], ['Tên', 'SKU', 'Giá', 'Lý do'], [], []],
    ['Chè', 'A-1', 120_000, '[4160] Product name too long'],
    ['Chè', 'A-1', 120_000, 'Parcel weight is missing; System busy E-4711; Attribute is mandatory'],
    ['Lạ', 'B-9', 120_000, 'Trùng <b>SKU</b>'],
  ];
  const given = await send(await buildWorkbook([{ name: 'Teh', rows }, head]));
  expect(given.status).toBe(303);
  expect(given.headers.get('location')).toBe(`${path}#refused`);
  const html = await read(await server.fetch(path, { cookie }));
  expect(html).toContain('1 sản phẩm sàn không nhận');
  expect(html).toContain('[4160] Product name too long');
  expect(html).toContain(`href="/seller/listings/${id}/what#titleVi"`);
  expect(html).toContain('1 dòng có mã SKU không phải của bạn');
  expect(html).toContain('Trùng &lt;b&gt;SKU&lt;/b&gt;');
  expect(html).toContain('Sàn báo lỗi về cân nặng.');
  expect(html).toContain('Lazada ghi: Parcel weight is missing');
  expect(html).toContain('Lazada ghi: System busy E-4711');
  expect(html).toContain('nên chưa biết có gì phải sửa');
  expect(html).not.toContain('Có thể là một trong những chỗ này');
  // No category of Lazada was chosen for it yet: what one asks can only be answered then.
  expect(html).toContain(`href="/seller/listings/${id}/category?channel=lazada"`);
  expect(html).not.toContain('#attributes"');

  expect(html).toContain('href="/seller/channels/lazada/workbook"');
  const other = await publishedListing(context, { producerId, listing: { titleVi: 'Mật ong' } });
  const upload = new FormData();
  upload.set('template', new File([new Uint8Array(constructed)], 'Lazada.xlsx'));
  const sent = await server.fetch('/seller/channels/lazada/workbook', { cookie, form: upload });
  const sentTo = sent.headers.get('location') ?? '';
  const templateId = sentTo.slice(sentTo.lastIndexOf('/') + 1);
  expect(await read(await server.fetch(path, { cookie }))).toContain('Tạo tệp mới với 1 sản phẩm này');
  const again = await server.fetch(path, { cookie, form: { workbook: templateId } });
  expect(again.headers.get('location')).toBe(`${sentTo}#listing`);
  const fillPage = await read(await server.fetch(sentTo, { cookie }));
  const box = (one: string) => new RegExp(`<input[^>]*value="${one}"[^>]*>`).exec(fillPage)?.[0] ?? '';
  expect(box(id)).toContain('checked');
  expect(box(other)).not.toBe('');
  expect(box(other)).not.toContain('checked');
  expect((await server.fetch(path, { cookie, form: { workbook: 'none' } })).status).toBe(404);
});
