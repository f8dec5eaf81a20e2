import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/templates/${name}-constructed.xlsx`, import.meta.url));

async function openMarket() {
  const market = await testMarket();
  const { context } = market;
  const { producerId } = await sellerOf(context, 'HTX Chè Thử Nghiệm');
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
  await publishedListing(context, { producerId, variants: [{ sku: 'A-1', weightGrams: null }] });
  const server = await startServer(market);
  return { cookie, url: server.url };
}

test('a phone without scripts: the wrong file is explained, the right one is checked, filled and had', async ({
  onPhone,
}) => {
  const { cookie, url } = await openMarket();
  const { page, expectOnConsole } = await onPhone({ javaScript: false, cookie, url });
  expectOnConsole(/400/);
  await page.goto(`${url}/seller/channels`);
  await page.getByRole('link', { name: 'Điền tệp của sàn TikTok Shop' }).click();
  await page.setInputFiles('input[type=file]', fixture('lazada'));
  await page.getByRole('button', { name: 'Gửi tệp lên' }).click();
  await page.getByText('Đây là mẫu của Lazada').first().waitFor();
  expect(await page.getByText('seller-vn.tiktok.com').count()).toBeGreaterThan(0);
  await expectNoSidewaysScroll(page);

  await page.setInputFiles('input[type=file]', fixture('tiktok-shop'));
  await page.getByRole('button', { name: 'Gửi tệp lên' }).click();
  await page.getByRole('heading', { name: 'Xem trước' }).waitFor();
  // TikTok Shop's file takes a row without one: it can be chosen in the file.
  await page
    .getByLabel('Ngành hàng trên TikTok Shop (không bắt buộc)')
    .selectOption({ label: 'Thực phẩm & Đồ uống > Trà' });
  // Each thing that stays empty leads to its field.
  const mend = page.getByRole('link', { name: 'Sửa' });
  const fields = await mend.evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).hash),
  );
  expect(fields).toEqual(['#titleVi', '#variants.0.weightGrams']);
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  await page.getByText('Xem từng ô sẽ điền').click();
  await page.getByText('Thực phẩm & Đồ uống/Trà (601450)', { exact: true }).waitFor();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Làm tệp' }).click();
  await page.getByText('Đã làm xong 1 tệp').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Tải về: tiktok-shop-constructed-/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^tiktok-shop-constructed-.*\.xlsx$/);
});

test('at a desk the pages can be used by everybody, for each of the platforms', async ({ atDesk }) => {
  const { cookie, url } = await openMarket();
  const { page } = await atDesk({ cookie, url });
  for (const name of ['shopee', 'tiktok-shop', 'lazada']) {
    await page.goto(`${url}/seller/channels/${name}/workbook`);
    await expectAccessible(page);
    await page.setInputFiles('input[type=file]', fixture(name));
    await page.getByRole('button', { name: 'Gửi tệp lên' }).click();
    await page.getByRole('heading', { name: 'Xem trước' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
