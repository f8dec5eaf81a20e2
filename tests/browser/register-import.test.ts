import { expect } from 'vitest';
import { gridFile, importFile } from '#tests/domain/register/register-file.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  hydrated,
  test,
  type Visitor,
} from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const onServer = { timeout: 30_000 };

const rows = [
  ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện'],
  ['Chè', 'HTX A', 'Bản Liền', 'Bắc Hà'],
  ['Mận', 'HTX A', 'Bản Liền', 'Bắc Hà'],
];

/** A file as far as its dry run, open in two tabs of one desk. */
async function openTwice(atDesk: (options: { cookie: string; url: string }) => Promise<Visitor>) {
  const market = await testMarket();
  const { cookie } = await signedIn(market.context, { role: 'department_staff', name: 'Giàng Thị Mẩy' });
  const { url } = await startServer(market);
  const { page, context, expectOnConsole } = await atDesk({ cookie, url });
  await page.goto(`${url}/department/register/import`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'so.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await gridFile(rows),
  });
  await page.locator('form:has(input[type=file]) button[type=submit]').click();
  await page.waitForURL('**/columns', onServer);
  await page.getByLabel('Sổ này tính đến ngày').fill('14/10/2024');
  await page.getByRole('button', { name: 'Xem trước kết quả' }).click();
  await page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).waitFor(onServer);
  const other = await context.newPage();
  await other.goto(page.url());
  await hydrated(other);
  return { market, page, other, expectOnConsole, report: page.url() };
}

test('what one tab has written the other says is written, by whom, and shows its report', async ({
  atDesk,
}) => {
  const { page, other, report } = await openTwice(atDesk);
  const columns = await other.context().newPage();
  await columns.goto(`${report}/columns`);
  await hydrated(columns);
  for (const tab of [page, other]) await tab.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).click();
  await page.getByText('Xong. Sổ đăng ký').waitFor(onServer);
  await other.getByText('Tệp này đã được ghi từ trước').waitFor(onServer);
  expect(await other.getByText('Giàng Thị Mẩy ghi lúc').count()).toBe(1);
  expect(await other.getByText('Chưa ghi được').count()).toBe(0);
  expect(await other.getByRole('link', { name: 'Xem trong toàn bộ sổ' }).count()).toBe(1);
  await expectAccessible(other);
  await expectNoSidewaysScroll(other);
  await columns.getByRole('button', { name: 'Xem trước kết quả' }).click();
  await columns.getByText('Tệp này đã được ghi từ trước').waitFor(onServer);
});

test('when the register moved meanwhile the dry run is shown anew, and can be written at once', async ({
  atDesk,
}) => {
  const { market, page, expectOnConsole } = await openTwice(atDesk);
  expectOnConsole(/400/);
  await importFile(market.context, await gridFile(rows.slice(0, 2)), { asOf: '2024-10-14' });
  await page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).click();
  await page.getByText('Chưa ghi được').waitFor(onServer);
  await page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).click();
  await page.getByText('Xong. Sổ đăng ký').waitFor(onServer);
});

test('where only endings would be written, the button says what the chosen answer does', async ({
  atDesk,
}) => {
  const market = await testMarket();
  const { cookie } = await signedIn(market.context, { role: 'department_staff', name: 'Giàng Thị Mẩy' });
  const { url } = await startServer(market);
  const grid = (shopee: string) => gridFile(rows.map((row, at) => [...row, at === 0 ? 'Shopee' : shopee]));
  await importFile(market.context, await grid('x'), { asOf: '2024-10-14' });
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department/register/import`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'so.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await grid('đã gỡ'),
  });
  await page.locator('form:has(input[type=file]) button[type=submit]').click();
  await page.waitForURL('**/columns', onServer);
  await page.getByLabel('Sổ này tính đến ngày').fill('01/11/2025');
  await page.getByRole('button', { name: 'Xem trước kết quả' }).click();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Ghi câu trả lời').waitFor(onServer);
  await page.getByText('Giữ như sổ đang có').first().click();
  await button('Giữ như sổ đang có').waitFor();
  await page.getByText('Ghi là đã gỡ: từ ngày đó').click();
  await button('Ghi 2 nơi bán là đã gỡ').waitFor();
  await expectAccessible(page);
  await button('Ghi 2 nơi bán là đã gỡ').click();
  await page.getByText('2 nơi bán đã ghi là đã gỡ').waitFor(onServer);
});
