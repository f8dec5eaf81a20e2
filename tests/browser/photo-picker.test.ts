import type { Page } from 'playwright';
import { expect } from 'vitest';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

async function openPhotoStep() {
  const market = await testMarket();
  const seller = await sellerOf(market.context);
  const { cookie } = await signedIn(market.context, {
    role: 'producer_member',
    producerId: seller.producerId,
  });
  const { listingId } = await createListing(market.context, seller, { entryId: null });
  const { url } = await startServer(market);
  return { market, cookie, url, address: `${url}/seller/listings/${listingId}/photos` };
}

async function file(name: string, options: Parameters<typeof photoBytes>[0]) {
  return { name, mimeType: 'image/jpeg', buffer: await photoBytes(options) };
}

const heic = {
  name: 'IMG_0042.HEIC',
  mimeType: 'image/heic',
  buffer: Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(2000)]),
};

const cards = (page: Page) => page.getByRole('list', { name: 'Các ảnh của sản phẩm' }).locator('> li');
const order = (page: Page) =>
  page
    .locator('input[name=photoId]')
    .evaluateAll((inputs) => inputs.map((one) => (one as HTMLInputElement).value));

test('photos chosen on a phone are sent by themselves, ordered by buttons and by finger, and saved', async ({
  onPhone,
}) => {
  const { address, cookie, url } = await openPhotoStep();
  const { page } = await onPhone({ cookie, url });
  await page.goto(address);
  await page
    .getByLabel('Thêm ảnh')
    .setInputFiles([
      await file('ho so.jpg', { width: 3200, height: 2400, seed: 1 }),
      await file('toi.jpg', { width: 1600, height: 1200, seed: 2, light: 0.12 }),
      heic,
    ]);
  await expect.poll(() => cards(page).count(), { timeout: 30_000 }).toBe(2);
  await page.getByText('Tương thích nhất').waitFor();
  await page.getByText('Ảnh tối.').waitFor();
  const [first = '', second = ''] = await order(page);

  await page.getByRole('button', { name: 'Đưa ảnh 1 ra sau' }).press('Enter');
  expect(await order(page)).toEqual([second, first]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Đưa ảnh 2 ra sau',
  );
  await page.getByText('Ảnh đã chuyển sang vị trí 2 trên 2.').waitFor({ state: 'attached' });
  await drag(page, 1, 0);
  expect(await order(page)).toEqual([first, second]);

  await page.getByRole('button', { name: 'Bỏ ảnh 2' }).click();
  expect(await order(page)).toEqual([first]);
  await page.getByRole('button', { name: 'Lấy lại ảnh vừa bỏ' }).click();
  expect(await order(page)).toEqual([first, second]);
  await cards(page).first().locator('summary').click();
  await page.getByLabel('Ảnh chụp gì? (tiếng Việt)').first().fill('Gói chè mở nắp');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.reload();
  expect(await order(page)).toEqual([first, second]);
  expect(await page.getByLabel('Ảnh chụp gì? (tiếng Việt)').first().inputValue()).toBe('Gói chè mở nắp');
});

test('a photo that loses the network goes on when it is back', async ({ onPhone }) => {
  const { address, cookie, url } = await openPhotoStep();
  const { page, context, expectOnConsole } = await onPhone({ cookie, url });
  expectOnConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.goto(address);
  let pieces = 0;
  await page.route('**/media/photos/*', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    pieces += 1;
    if (pieces === 2) await context.setOffline(true);
    return route.continue().catch(() => undefined);
  });
  await page
    .getByLabel('Thêm ảnh')
    .setInputFiles(await file('che.jpg', { width: 2600, height: 2000, seed: 6 }));
  await page.getByText('đang mất mạng').waitFor({ timeout: 30_000 });
  expect(await cards(page).count()).toBe(0);
  await context.setOffline(false);
  await expect.poll(() => cards(page).count(), { timeout: 30_000 }).toBe(1);
  const sent = pieces;
  await page
    .getByLabel('Thêm ảnh')
    .setInputFiles(await file('che.jpg', { width: 2600, height: 2000, seed: 6 }));
  await page.getByText('Ảnh này đã có trong tin rồi').waitFor();
  expect([await cards(page).count(), pieces]).toEqual([1, sent]);
  // What is chosen with it goes on.
  await page
    .getByLabel('Thêm ảnh')
    .setInputFiles([
      await file('che.jpg', { width: 2600, height: 2000, seed: 6 }),
      await file('doi.jpg', { width: 1600, height: 1200, seed: 7 }),
    ]);
  await expect.poll(() => cards(page).count(), { timeout: 30_000 }).toBe(2);
});

test('without JavaScript the form carries the photos, and its buttons order and remove them', async ({
  onPhone,
}) => {
  const { address, cookie, url } = await openPhotoStep();
  const { page, expectOnConsole } = await onPhone({ cookie, url, javaScript: false });
  expectOnConsole(/400/);
  await page.goto(address);
  const files = [await file('mot.jpg', { seed: 1 }), await file('hai.jpg', { seed: 2 })];
  await page.getByLabel('Thêm ảnh').setInputFiles(files);
  await page.getByRole('button', { name: 'Gửi ảnh đã chọn' }).click();
  const [first = '', second = ''] = await order(page);
  expect(second).not.toBe('');
  await page.getByRole('button', { name: 'Đưa ảnh 2 lên trước' }).click();
  expect(await order(page)).toEqual([second, first]);
  await page.getByRole('button', { name: 'Bỏ ảnh 1' }).click();
  expect(await order(page)).toEqual([first]);
  await page.getByLabel('Thêm ảnh').setInputFiles([heic, await file('ba.jpg', { seed: 3 })]);
  await page.getByRole('button', { name: 'Gửi ảnh đã chọn' }).click();
  await page.getByText('Tương thích nhất').waitFor();
  expect((await order(page)).length).toBe(2);
  const doubles = [
    await file('ba lan nua.jpg', { seed: 3 }),
    await file('bon.jpg', { seed: 4 }),
    await file('bon nua.jpg', { seed: 4 }),
  ];
  await page.getByLabel('Thêm ảnh').setInputFiles(doubles);
  await page.getByRole('button', { name: 'Gửi ảnh đã chọn' }).click();
  await expect.poll(() => page.getByText('Ảnh này đã có trong tin rồi').count()).toBe(2);
  expect((await order(page)).length).toBe(3);
});

async function drag(page: Page, from: number, to: number) {
  await cards(page)
    .nth(Math.min(from, to))
    .evaluate((card) => window.scrollBy(0, card.getBoundingClientRect().top - 150));
  const handle = await page.getByTitle('Kéo để đổi thứ tự').nth(from).boundingBox();
  const target = await cards(page).nth(to).boundingBox();
  if (!handle || !target) throw new Error('nothing to drag');
  await page.mouse.move(handle.x + 20, handle.y + 20);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
}
