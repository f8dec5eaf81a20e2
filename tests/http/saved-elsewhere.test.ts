import { expect, test } from 'vitest';
import { keepAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import { storeCategories } from '#app/domain/channels/categories/store-categories.server.ts';
import { chosenCategory } from '#tests/factories/chosen-category.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const tree = [
  { id: '1', parentId: null, name: 'Bách hoá', isLeaf: false },
  { id: '11', parentId: '1', name: 'Trà', isLeaf: true },
  { id: '12', parentId: '1', name: 'Trà thảo mộc', isLeaf: true },
  { id: '13', parentId: '1', name: 'Trà chè', isLeaf: true },
];

const ELSEWHERE = 'Mục này vừa được lưu ở nơi khác';

/** Two members of one cooperative, each with a browser of their own, without scripts. */
async function twoMembers(market: TestMarket) {
  const { context } = market;
  const server = await startServer(market);
  const { producerId } = await sellerOf(context, 'HTX Bản Liền');
  const listingId = await publishedListing(context, {
    producerId,
    variants: [{ code: 'DDDD', price: 60_500 }],
  });
  const member = async () => {
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    return {
      async open(path: string) {
        return (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
      },
      async save(path: string, form: Record<string, string>) {
        const answer = await server.fetch(path, { cookie, method: 'POST', form });
        return { status: answer.status, html: (await answer.text()).replaceAll('<!-- -->', '') };
      },
    };
  };
  return { context, producerId, listingId, an: await member(), binh: await member() };
}

/** The fields of that form of a page which has a control of this name. */
function formWith(html: string, name: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`name="${name}"`)) ?? '';
  return fieldsOf(form.split('</form>')[0] ?? '');
}

eachEngine('two people at one form', (open) => {
  test('of a listing’s words for a platform: the second sees both, loses nothing and saves knowingly', async () => {
    const { listingId, an, binh } = await twoMembers(await open());
    const path = `/seller/listings/${listingId}/channels?channel=shopee`;
    const seenByAn = formWith(await an.open(path), 'title');
    const seenByBinh = formWith(await binh.open(path), 'title');
    expect((await an.save(path, { ...seenByAn, title: 'Tên của An', 'price:DDDD': '61000' })).status).toBe(
      303,
    );

    // What is wrong with a field is said first, and says nothing of what another has saved.
    const typed = {
      ...seenByBinh,
      title: 'Tên của Bình',
      description: 'Mô tả của Bình',
      'price:DDDD': '62000',
    };
    const wrong = await binh.save(path, { ...typed, priceAdd: '900' });
    expect([wrong.status, wrong.html.includes(ELSEWHERE)]).toEqual([400, false]);
    expect(formWith(wrong.html, 'title').title).toBe('Tên của Bình');

    const second = await binh.save(path, {
      ...formWith(wrong.html, 'title'),
      ...typed,
      seen: formWith(wrong.html, 'title').seen ?? '',
    });
    expect(second.status).toBe(400);
    expect(second.html).toContain(ELSEWHERE);
    const form = formWith(second.html, 'title');
    expect(form).toMatchObject({ title: 'Tên của Bình', 'price:DDDD': '62000' });
    expect(second.html).toMatch(/<textarea[^>]*name="description"[^>]*>Mô tả của Bình</);
    expect(second.html).toMatch(/Nội dung vừa được lưu ở nơi khác[\s\S]*<dd[^>]*>Tên của An<[\s\S]*61\.000/);
    expect(formWith(await an.open(path), 'title').title).toBe('Tên của An');

    expect((await binh.save(path, { ...typed, ...form, description: 'Mô tả của Bình' })).status).toBe(303);
    expect(formWith(await an.open(path), 'title')).toMatchObject({
      title: 'Tên của Bình',
      'price:DDDD': '62000',
    });
  });

  test('of one mind are one: what is saved already may be sent twice', async () => {
    const { listingId, an, binh } = await twoMembers(await open());
    const path = `/seller/listings/${listingId}/channels?channel=shopee`;
    const seen = formWith(await an.open(path), 'title');
    for (const one of [an, binh]) {
      expect((await one.save(path, { ...seen, title: 'Chè Bản Liền' })).status).toBe(303);
    }
  });

  test('of what a category asks: the second sees the answers of the first, in words', async () => {
    const { context, producerId, listingId, an, binh } = await twoMembers(await open());
    await storeCategories(context, 'shopee', tree);
    await chosenCategory(context, { producerId, channelCode: 'shopee', listingId, value: '11' });
    await context.store.write((tx) =>
      keepAttributes(context, tx, { channelCode: 'shopee', categoryId: '11' }, [
        {
          ...{ id: '7', name: 'Xuất xứ', isMandatory: true, kind: 'choice', unit: null },
          options: [
            { id: 'vn', name: 'Việt Nam' },
            { id: 'la', name: 'Lào' },
          ],
        },
        { id: '8', name: 'Vụ chè', isMandatory: false, kind: 'text', unit: null, options: [] },
        { id: '9', name: 'Ngày hái', isMandatory: false, kind: 'day', unit: null, options: [] },
      ]),
    );
    const path = `/seller/listings/${listingId}/channels?channel=shopee`;
    const form = (html: string) => ({ ...formWith(html, 'attribute:7'), intent: 'attributes' });
    const [seenByAn, seenByBinh] = [form(await an.open(path)), form(await binh.open(path))];
    expect((await an.save(path, { ...seenByAn, 'attribute:7': 'vn', 'attribute:8': 'Xuân' })).status).toBe(
      303,
    );
    const second = await binh.save(path, { ...seenByBinh, 'attribute:7': 'la', 'attribute:8': '' });
    expect(second.status).toBe(400);
    expect(second.html).toMatch(/vừa được lưu ở nơi khác[\s\S]*<dd[^>]*>Việt Nam<[\s\S]*<dd[^>]*>Xuân</);
    expect(form(second.html)).toMatchObject({ 'attribute:7': 'la', 'attribute:8': '' });
    // The form beside it is no part of that.
    const beside = formWith(second.html, 'title');
    expect((await binh.save(path, { ...beside, title: 'Tên riêng' })).status).toBe(303);
    expect((await binh.save(path, form(second.html))).status).toBe(303);
    const last = form(await an.open(path));
    expect(last).toMatchObject({ 'attribute:7': 'la', 'attribute:8': '' });
    // A day that no calendar has comes back as it was typed, with how to write one beside it.
    const noDay = await an.save(path, { ...last, 'attribute:9': '31/02/2027' });
    expect(noDay.status).toBe(400);
    expect(noDay.html).toMatch(
      /id="attribute:9-error"[^>]*>(?:(?!<input)[\s\S])*Ngày chưa đúng\. Viết như 31\/12\/2026\./,
    );
    expect(form(noDay.html)).toMatchObject({ 'attribute:7': 'la', 'attribute:9': '31/02/2027' });
    expect((await an.save(path, { ...form(noDay.html), 'attribute:9': '28/2/2027' })).status).toBe(303);
    expect(form(await an.open(path))).toMatchObject({ 'attribute:9': '28/02/2027' });
  });

  test('of words and prices of all products on a platform', async () => {
    const { an, binh } = await twoMembers(await open());
    const path = '/seller/channels/shopee/wording';
    const [seenByAn, seenByBinh] = [fieldsOf(await an.open(path)), fieldsOf(await binh.open(path))];
    const none = { prefixMode: 'auto', titlePrefix: '', brand: '', priceAdd: '', priceStep: '' };
    expect((await an.save(path, { ...seenByAn, ...none, priceAdd: '12,5' })).status).toBe(303);
    const second = await binh.save(path, { ...seenByBinh, ...none, brand: 'Bản Liền' });
    expect(second.status).toBe(400);
    expect(second.html).toMatch(/vừa được lưu ở nơi khác[\s\S]*<dd[^>]*>12,5 %</);
    const form = fieldsOf(second.html);
    expect(form).toMatchObject({ brand: 'Bản Liền', priceAdd: '' });
    expect((await binh.save(path, { ...form, priceAdd: '12,5' })).status).toBe(303);
    expect(fieldsOf(await an.open(path))).toMatchObject({ brand: 'Bản Liền', priceAdd: '12,5' });
  });

  test('of a category: the second sees the one that the first has chosen, and theirs is still ticked', async () => {
    const { context, listingId, an, binh } = await twoMembers(await open());
    await storeCategories(context, 'shopee', tree);
    const path = `/seller/listings/${listingId}/category?channel=shopee`;
    const [seenByAn, seenByBinh] = [
      formWith(await an.open(path), 'category'),
      formWith(await binh.open(path), 'category'),
    ];
    expect((await an.save(path, { ...seenByAn, category: '11' })).status).toBe(303);
    const second = await binh.save(path, { ...seenByBinh, category: '13' });
    expect([second.status, second.html.includes(ELSEWHERE)]).toEqual([400, true]);
    expect(second.html).toMatch(/Đang chọn[\s\S]{0,200}>[^<]*Trà</);
    const form = formWith(second.html, 'category');
    expect(form.category).toBe('13');
    expect((await binh.save(path, form)).status).toBe(303);
    expect(formWith(await an.open(path), 'category')).toMatchObject({ category: '13', seen: '13' });
  });

  test('of a step: a slip in a field does not make the second know what the first has saved', async () => {
    const { listingId, an, binh } = await twoMembers(await open());
    const path = `/seller/listings/${listingId}/what`;
    const seenByAn = formWith(await an.open(path), 'titleVi');
    const seenByBinh = formWith(await binh.open(path), 'titleVi');
    expect((await an.save(path, { ...seenByAn, titleVi: 'Tên của An' })).status).toBe(303);

    const wrong = await binh.save(path, { ...seenByBinh, titleVi: 'Tên '.repeat(200) });
    expect([wrong.status, wrong.html.includes(ELSEWHERE)]).toEqual([400, false]);
    const mended = { ...formWith(wrong.html, 'titleVi'), titleVi: 'Tên của Bình' };
    const second = await binh.save(path, mended);
    expect([second.status, second.html.includes(ELSEWHERE)]).toEqual([400, true]);
    expect(formWith(await an.open(path), 'titleVi').titleVi).toBe('Tên của An');

    const told = formWith(second.html, 'titleVi');
    expect(told.titleVi).toBe('Tên của Bình');
    expect((await binh.save(path, told)).status).toBe(303);
    expect(formWith(await an.open(path), 'titleVi').titleVi).toBe('Tên của Bình');
  });
});
