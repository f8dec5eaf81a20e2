import { expect, test } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { fieldsOf } from '#tests/support/fields-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('words and prices that hold for all products on a platform', (open) => {
  test('are saved without a script, shown with the goods, told of on the product’s own page, and taken back', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context, 'HTX Bản Liền');
    const listingId = await publishedListing(context, {
      producerId,
      variants: [{ code: 'DDDD', price: 60_500 }],
    });
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const path = '/seller/channels/shopee/wording';
    const page = async (where = path) =>
      (await (await server.fetch(where, { cookie })).text()).replaceAll('<!-- -->', '');
    const post = async (form: Record<string, string>) => {
      const seen = fieldsOf(await page()).seen ?? '';
      return server.fetch(path, { cookie, method: 'POST', form: { ...form, seen } });
    };
    const own = `/seller/listings/${listingId}/channels?channel=shopee`;
    expect(await page(own)).toContain('Sàn này chưa có chữ hay giá dùng chung');

    const wrong = await post({
      prefixMode: 'auto',
      titlePrefix: '',
      brand: '',
      priceAdd: '900',
      priceStep: '',
    });
    const shown = await wrong.text();
    expect([wrong.status, shown.includes('value="900"')]).toEqual([400, true]);
    const saved = await post({
      prefixMode: 'own',
      titlePrefix: 'HTX Bản Liền',
      brand: '',
      priceAdd: '12,5',
      priceStep: '1000',
    });
    expect(saved.headers.get('location')).toBe(`${path}?saved=1`);
    const html = await page();
    expect(html).toContain('69.000');
    expect(html).toMatch(/value="12,5"/);
    const listing = await page(own);
    expect(listing).toMatch(/Lấy từ phần dùng chung[\s\S]*HTX Bản Liền[\s\S]*12,5 %/);

    await post({ prefixMode: 'none', titlePrefix: 'HTX Bản Liền', brand: '', priceAdd: '', priceStep: '' });
    expect(await page(own)).toMatch(/Chữ đứng trước tên<\/dt><dd[^>]*>Không thêm gì/);
    expect((await server.fetch('/seller/channels/google/wording', { cookie })).status).toBe(404);
  });
});
