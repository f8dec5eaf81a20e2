import { expect } from 'vitest';
import { PASSWORD } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('staff let a person of a producer in: consent, link, first password', async ({ atDesk, onPhone }) => {
  const { context } = await testMarket();
  const { producerId } = await sellerOf(context, 'HTX Mật Ong Bản Liền');
  const server = await startServer({ context });
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const address = `${server.url}/department/producers/${producerId.slice(-8)}`;
  const { page: desk, expectOnConsole } = await atDesk({ cookie, url: server.url, javaScript: false });
  expectOnConsole(/status of 40[03]/);
  await desk.goto(address);
  await desk.getByText('Chưa ai đăng nhập được cho chủ thể này.').waitFor();
  await desk.getByLabel('Họ và tên').fill('Lý Thị Hoa');
  await desk.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912 345 678');
  await desk.getByRole('button', { name: 'Mời và tạo đường dẫn' }).click();
  await desk.getByText('Chưa mời được').waitFor();
  expect(await desk.getByLabel('Họ và tên').inputValue()).toBe('Lý Thị Hoa');
  await desk.getByRole('checkbox').check();
  await desk.getByRole('button', { name: 'Mời và tạo đường dẫn' }).click();
  await desk.getByRole('heading', { name: 'Đường dẫn của Lý Thị Hoa' }).waitFor();
  await desk.getByRole('img', { name: 'Mã QR mở đường dẫn của Lý Thị Hoa' }).waitFor();
  const { pathname, search } = new URL(await desk.getByLabel('Đường dẫn', { exact: true }).inputValue());

  const { page: phone, expectOnConsole: expectOnPhone } = await onPhone();
  expectOnPhone(/status of 403/);
  await phone.goto(server.url + pathname + search);
  await phone.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
  await phone.getByLabel('Gõ lại mật khẩu mới').fill(PASSWORD);
  await phone.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await phone.waitForURL(`${server.url}/seller**`);

  for (const open of [atDesk, onPhone]) {
    const { page, context: visit } = await open({ cookie, url: server.url });
    await visit.grantPermissions(['clipboard-write']);
    await page.goto(address);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tạo đường dẫn mới cho Lý Thị Hoa' }).click();
    await page.getByRole('button', { name: 'Sao chép đường dẫn' }).click();
    await page.getByText('Đã sao chép').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await desk.goto(address);
  await desk.getByText('Cho thôi', { exact: true }).click();
  await desk.getByRole('button', { name: 'Đồng ý cho thôi' }).click();
  await desk.getByText('Người này không còn vào được trang bán hàng của chủ thể.').waitFor();
  const answer = await phone.goto(`${server.url}/seller`);
  expect(answer?.status()).toBe(403);
});
