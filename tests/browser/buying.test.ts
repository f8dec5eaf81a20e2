import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { hotelSlotOf, pickupPointOf, stallOf } from '#tests/factories/baskets.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

let market: TestMarket;
let server: TestServer;

beforeAll(async () => {
  market = await testMarket();
  const { context } = market;
  await anyPostRate(context);
  server = await startServer(market);
  await stallOf(context, { name: 'HTX Chè Bản Liền', slug: 'che', titleVi: 'Chè xanh', stock: 500 });
  const wine = { slug: 'ruou', titleVi: 'Rượu ngô', titleEn: 'Corn spirit', isAlcohol: true };
  const { producerId } = await stallOf(context, { name: 'HTX Bản Phố', stock: 500, ...wine });
  await pickupPointOf(context, producerId);
  await hotelSlotOf(context, producerId);
});

afterAll(() => market.close());

const orders = async () => {
  const { orderGroup } = market.context.store.tables;
  return market.context.store.read((db) => db.select().from(orderGroup));
};

const press = (page: Page) => page.getByRole('button', { name: /Thêm vào giỏ|Add to basket/ }).click();

/** With scripts: pressed before they have taken over, the button opens the basket, as it does without them. */
async function addFrom(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
  await hydrated(page);
  await press(page);
}

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

async function fillBuyer(page: Page): Promise<void> {
  await page.getByLabel('Họ và tên').fill('Lê Thị Khách');
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByLabel('Số nhà, đường').fill('Thôn 3');
  await page.getByLabel('Ngày sinh').fill('1/2/1980');
  await page.getByRole('checkbox').check();
}

describe('buying on a phone', () => {
  test('from two sellers: into the basket, through the form with its mistakes, looked through, placed once', async ({
    onPhone,
  }) => {
    const { page, expectOnConsole } = await onPhone({ cookie: 'age=18', url: server.url });
    expectOnConsole(/status of 400/);
    await addFrom(page, '/products/che');
    await page.getByText('Đã thêm vào giỏ.').waitFor();
    await page.getByRole('link', { name: 'Giỏ hàng, 1 món' }).waitFor();
    await expectGood(page);
    await addFrom(page, '/products/ruou');
    await page.getByRole('link', { name: 'Xem giỏ hàng' }).click();
    await page.getByRole('button', { name: 'Thêm một: Chè xanh' }).click();
    await page.getByRole('link', { name: 'Giỏ hàng, 3 món' }).waitFor();
    await expectGood(page);

    await page.getByRole('link', { name: 'Đặt hàng' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đặt hàng' }).waitFor();
    await expectGood(page);
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByText('Chưa đặt được').waitFor();
    await expectGood(page);
    // An error leads to its field by the keyboard, and all of them stay.
    await page
      .getByRole('link', { name: 'Số điện thoại: Hãy ghi số điện thoại để người giao hàng gọi được.' })
      .press('Enter');
    await page.locator('input[name="phone"]:focus').waitFor();
    await page.getByText('Chưa đặt được').waitFor();
    expect(await page.getByRole('alert').getByRole('link').count()).toBeGreaterThan(3);
    await page.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Lào Cai' });
    await page.getByLabel('Xã, phường').pressSequentially('nam det');
    await page.getByRole('button', { name: 'Xã Nậm Đét, Huyện Bắc Hà → Xã Bảo Nhai' }).click();
    await fillBuyer(page);
    // Away and back again: nothing that was typed is lost.
    await page.goto(`${server.url}/cart`);
    await page.getByRole('link', { name: 'Đặt hàng' }).click();
    await expect.poll(() => page.getByLabel('Số điện thoại').inputValue()).toBe('0912 345 678');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xem lại trước khi đặt' }).waitFor();
    expect(await page.getByText('Thôn 3, xã Bảo Nhai, Lào Cai').count()).toBe(2);
    await expectGood(page);
    await page.getByRole('button', { name: 'Sửa lại' }).click();
    expect(await page.getByLabel('Số nhà, đường').inputValue()).toBe('Thôn 3');
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByRole('button', { name: 'Đặt hàng' }).dblclick();
    await page.waitForURL(/\/orders\/[0-9A-Z]+$/);
    const placed = await orders();
    expect(placed).toHaveLength(1);
    expect(page.url().endsWith(`/orders/${placed[0]?.code}`)).toBe(true);
    await page.getByRole('link', { name: 'Giỏ hàng', exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('checkout'))).toBeNull();
    await page.goto(`${server.url}/checkout`);
    await page.getByRole('link', { name: `Xem đơn ${placed[0]?.code}` }).waitFor();
    await expectGood(page);
  });

  test('without scripts: the same way, and the address is shown only where something is sent', async ({
    onPhone,
  }) => {
    const { page } = await onPhone({ javaScript: false, cookie: 'age=18', url: server.url });
    await page.goto(`${server.url}/products/ruou`);
    await press(page);
    await page.getByText('Đã thêm vào giỏ.').waitFor();
    await page.getByRole('link', { name: 'Đặt hàng' }).click();
    expect(await page.getByLabel('Xã, phường').isVisible()).toBe(true);
    await page.getByRole('radio', { name: /Tự đến lấy/ }).check();
    expect(await page.getByLabel('Xã, phường').isVisible()).toBe(false);
    await page.getByRole('radio', { name: /Giao tới khách sạn/ }).check();
    await page.getByLabel('Giờ giao tới khách sạn').selectOption({ index: 2 });
    await page.getByLabel('Tên khách sạn').fill('Sapa Lodge');
    await page.getByLabel('Số phòng').fill('204');
    await page.getByLabel('Họ và tên').fill('Lê Thị Khách');
    await page.getByLabel('Số điện thoại').fill('0912 345 678');
    await page.getByLabel('Ngày sinh').fill('1/2/1980');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByText('Sapa Lodge, 204').waitFor();
    const before = (await orders()).length;
    await page.getByRole('button', { name: 'Đặt hàng' }).click();
    await page.waitForURL(/\/orders\/[0-9A-Z]+$/);
    expect((await orders()).length).toBe(before + 1);
    // The form is gone, and leads to its order.
    const url = page.url();
    await page.goto(`${server.url}/checkout`);
    await page.getByRole('link', { name: /Xem đơn [0-9A-Z]{8}/ }).click();
    expect(page.url()).toBe(url);
  });

  test('reads well at a desk, in English', async ({ atDesk }) => {
    const { page } = await atDesk({ cookie: 'age=18', url: server.url });
    await addFrom(page, '/en/products/ruou');
    await page.getByText('Added to your basket.').waitFor();
    for (const path of ['/en/cart', '/en/checkout']) {
      await page.goto(server.url + path);
      await page.getByText('Corn spirit').first().waitFor();
      await expectGood(page);
    }
  });
});
