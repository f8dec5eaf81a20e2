import { expect, test } from 'vitest';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { completeDraft, ownListing, publishedListing } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const tree = [
  { id: '1', parentId: null, name: 'Bách hoá', isLeaf: false },
  { id: '11', parentId: '1', name: 'Trà', isLeaf: true },
  { id: '12', parentId: '1', name: 'Mật ong', isLeaf: true },
];

async function seller(market: TestMarket, name: string) {
  const actor = await sellerOf(market.context, name);
  const { cookie } = await signedIn(market.context, {
    role: 'producer_member',
    producerId: actor.producerId,
  });
  return { actor, cookie };
}

/** Names and values of the inputs of a page, in their order. */
function inputsOf(html: string): Array<{ name: string; value: string; isChecked: boolean }> {
  return [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => ({
    name: /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    value: /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    isChecked: /checked=""/.test(tag),
  }));
}

eachEngine('fixes over HTTP, without a script', (open) => {
  test('from what is missing to the category, by proposal or by search, and back', async () => {
    const market = await open();
    const server = await startServer(market);
    const { actor, cookie } = await seller(market, 'HTX Chè');
    const other = await seller(market, 'HTX Khác');
    const id = await publishedListing(market.context, actor);
    await scoreEverything(market.context);
    const at = (path: string) => server.fetch(path, { cookie });
    const path = `/seller/listings/${id}/category?channel=shopee`;
    const readiness = async () => (await at('/seller/channels?channel=shopee')).text();
    expect(await readiness()).toContain(`href="${path}"`);

    const empty = await (await at(path)).text();
    expect(empty).toContain('Chợ chưa có danh mục ngành hàng của Shopee');
    expect(empty).toContain('href="/seller/channels/shopee/shop"');
    expect(empty).toContain('href="/seller/channels/shopee/workbook"');

    await storeCategories(market.context, 'shopee', tree);
    const shown = await (await at(path)).text();
    expect(shown).toContain('Vì sản phẩm thuộc bộ “Chè tươi, chè chế biến”.');
    expect(inputsOf(shown).filter(({ name }) => name === 'category')).toMatchObject([{ value: '11' }]);
    const found = await (await at(`${path}&q=mat+ong`)).text();
    expect(inputsOf(found).filter(({ name }) => name === 'category')).toMatchObject([
      { value: '12' },
      { value: '11' },
    ]);
    expect(await (await at(`${path}&q=xyz`)).text()).toContain('Không ngành nào có chữ “xyz”');

    const none = await server.fetch(path, { cookie, form: {} });
    expect([none.status, (await none.text()).includes('Hãy chọn một ngành hàng')]).toEqual([400, true]);
    const saved = await server.fetch(path, { cookie, form: { category: '11' } });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}&saved=1`]);
    const after = await (await at(`${path}&saved=1`)).text();
    expect(after).toContain('Đã lưu.');
    expect(after).toContain(`href="/seller/listings/${id}/category?channel=tiktok-shop"`);
    // No job has run: the score was taken with the choice.
    expect(await readiness()).not.toContain(`href="${path}"`);

    expect((await server.fetch(path, { cookie: other.cookie })).status).toBe(404);
    expect((await server.fetch(path, { cookie: other.cookie, form: { category: '12' } })).status).toBe(404);
    expect((await at(`/seller/listings/${id}/category?channel=google`)).status).toBe(404);
  });

  test('one answer is sent for the ticked products, and the page says what became of each', async () => {
    const market = await open();
    const server = await startServer(market);
    const { context } = market;
    const { actor, cookie } = await seller(market, 'HTX Chè');
    const draft = await completeDraft(context, actor);
    const onSale = await publishedListing(context, actor);
    const left = await completeDraft(context, actor);
    await scoreEverything(context);
    const overview = await (await server.fetch('/seller/channels', { cookie })).text();
    expect(overview).toContain('href="/seller/channels/fix?what=brand"');
    const path = '/seller/channels/fix?what=brand';
    const page = await (await server.fetch(path, { cookie })).text();
    expect(page).toContain('Còn thiếu ở 3 sản phẩm');
    const inputs = inputsOf(page);
    expect(inputs.filter(({ name, isChecked }) => name === 'item' && isChecked)).toHaveLength(3);
    const marks = Object.fromEntries(
      inputs.filter(({ name }) => name.startsWith('seen.')).map(({ name, value }) => [name, value]),
    );
    const items = [draft, onSale];

    const refused = await server.fetch(path, { cookie, form: { ...marks, item: items, brand: ' ' } });
    const again = await refused.text();
    expect([refused.status, again.includes('Ô này còn trống')]).toEqual([400, true]);
    const ticked = inputsOf(again).filter(({ name, isChecked }) => name === 'item' && isChecked);
    expect(ticked.map(({ value }) => value).sort()).toEqual([...items].sort());

    const sent = await server.fetch(path, { cookie, form: { ...marks, item: items, brand: 'Bản Liền' } });
    const report = await sent.text();
    expect(sent.status).toBe(200);
    expect(report).toContain('Đã lưu cho 2 sản phẩm');
    expect(report).toContain('1 món đang bán đã gửi cán bộ duyệt');
    expect(report).toContain('Còn thiếu ở 1 sản phẩm');
    const brands = await Promise.all(
      [draft, onSale, left].map(async (id) => (await ownListing(context, actor, id)).content.brand),
    );
    expect(brands).toEqual(['Bản Liền', 'Bản Liền', '']);

    const other = await seller(market, 'HTX Khác');
    const stolen = await server.fetch(path, {
      cookie: other.cookie,
      form: { ...marks, item: [left], brand: 'Cướp' },
    });
    expect(stolen.status).toBe(404);
    const nothing = await (await server.fetch('/seller/channels/fix', { cookie: other.cookie })).text();
    expect(nothing).toContain('Không còn chỗ nào nhiều món cùng thiếu');
  });
});
