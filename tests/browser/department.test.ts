import { expect } from 'vitest';
import { makeUpRegister } from '#tests/factories/made-up-register.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

async function openDesk() {
  const { context } = await testMarket();
  const { targetCode, entryIds } = await makeUpRegister(context, { entries: 120, seed: 5 });
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const { url } = await startServer({ context });
  return { context, url, cookie, targetCode, size: entryIds.length };
}

test('the desk on a phone and on a desk: accessible, nothing cut off, a commune opens its list', async ({
  onPhone,
  atDesk,
}) => {
  const { url, cookie } = await openDesk();
  for (const open of [onPhone, atDesk]) {
    const { page } = await open({ cookie, url });
    for (const path of [
      '/department',
      '/department/entries?listed=no',
      '/department/producers',
      '/department/targets',
    ]) {
      await page.goto(url + path);
      await hydrated(page);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  }
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department?map=all`);
  const commune = page.locator('.commune-map a').first();
  const said = (await commune.textContent()) ?? '';
  await commune.locator('path').click();
  await page.waitForURL(/\/department\/entries\?.*commune=/);
  const listed = await page.locator('tbody tr').count();
  expect(said).toMatch(new RegExp(`: ${listed} sản phẩm$`));
});

test('without JavaScript: a presence is recorded from the entry’s page, and the number moves', async ({
  onPhone,
}) => {
  const { url, cookie } = await openDesk();
  const { page, expectOnConsole } = await onPhone({ cookie, url, javaScript: false });
  // The refused form below.
  expectOnConsole(/status of 400/);
  await page.goto(`${url}/department?target=register`);
  const tile = page.locator('a[href*="listed=no"]').first();
  const before = Number(await tile.textContent());
  await tile.click();
  await page.locator('tbody th a').first().click();
  await expectNoSidewaysScroll(page);
  await page.locator('#record-channelCode').selectOption('shopee');
  await page.locator('#record-url').fill('https://tiki.vn/nham-san');
  await page.locator('#record-note').fill('Tự mở trang xem');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  expect(await page.getByRole('alert').textContent()).toContain('shopee.vn');
  expect(await page.locator('#record-note').inputValue()).toBe('Tự mở trang xem');
  await page.locator('#record-url').fill('');
  await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
  await page.waitForURL(/done=claimed/);
  await page.goto(`${url}/department?target=register`);
  expect(Number(await tile.textContent())).toBe(before - 1);
});

test('on a phone the list behind a number comes first, and a press takes a filter away, without JavaScript too', async ({
  onPhone,
}) => {
  const { url, cookie } = await openDesk();
  const { page } = await onPhone({ cookie, url, javaScript: false });
  await page.goto(`${url}/department/entries?target=register&listed=no&star=3`);
  const first = await page.locator('tbody tr').first().boundingBox();
  expect(first?.y).toBeLessThan(900);
  expect(await page.locator('summary', { hasText: 'Lọc kỹ hơn' }).textContent()).toBe('Lọc kỹ hơn (2)');
  const chips = page.getByRole('list', { name: 'Đang lọc theo' }).getByRole('link');
  expect(await chips.count()).toBe(2);
  await page.getByRole('link', { name: 'Bỏ lọc Hạng sao: 3 sao' }).click();
  expect(new URL(page.url()).searchParams.get('star')).toBeNull();
  expect(new URL(page.url()).searchParams.get('listed')).toBe('no');
  await page.getByRole('link', { name: 'Bỏ lọc Đã từng lên sàn: Không' }).click();
  expect(await chips.count()).toBe(0);
  await page.getByText('120 sản phẩm trong toàn bộ sổ').first().waitFor();
});

test('the two figures stand together, large, with the numbers of the open API; the map is the widest part of the desk', async ({
  onPhone,
  atDesk,
}) => {
  const { url, cookie, targetCode } = await openDesk();
  const answer = await fetch(`${url}/api/v1/onboarding?target=${targetCode}`);
  const figure = (await answer.json()) as {
    asOf: string;
    everListed: number;
    liveVerified: number;
    target: { size: number };
  };
  for (const open of [onPhone, atDesk]) {
    const { page } = await open({ cookie, url });
    await page.goto(`${url}/department?target=${targetCode}`);
    for (const [filter, name, number] of [
      ['listed=yes', 'Đã từng lên sàn', figure.everListed],
      ['live=yes', 'Đang bán, kiểm chứng trong 90 ngày', figure.liveVerified],
    ] as const) {
      const link = page.locator(`main a[href$="asOf=${figure.asOf}&${filter}"]`).first();
      expect(await link.textContent()).toBe(String(number));
      expect((await link.locator('span').boundingBox())?.height).toBeGreaterThan(40);
      const bar = page.getByRole('progressbar', { name });
      expect([await bar.getAttribute('aria-valuenow'), await bar.getAttribute('aria-valuemax')]).toEqual([
        String(number),
        String(figure.target.size),
      ]);
    }
  }
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department?target=${targetCode}`);
  const map = await page.locator('.commune-map').boundingBox();
  const tile = await page.getByRole('progressbar').first().boundingBox();
  expect(map?.width).toBeGreaterThan(400);
  expect(map?.width).toBeGreaterThan(tile?.width ?? 0);
});

test('on a phone the pages about money stand in an even grid: nothing beyond the edge, no hole, and every row of one height', async ({
  onPhone,
}) => {
  const { url, cookie } = await openDesk();
  const { page } = await onPhone({ cookie, url });
  await page.goto(`${url}/department/refunds`);
  await hydrated(page);
  await expectNoSidewaysScroll(page);
  const tabs = page.getByRole('navigation', { name: 'Tiền', exact: true });
  const { cells, list } = await tabs.evaluate((nav) => {
    const box = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    };
    const ul = nav.querySelector('ul');
    return {
      cells: [...nav.querySelectorAll('a')].map(box),
      list: ul ? box(ul) : { left: 0, right: 0, top: 0, bottom: 0 },
    };
  });
  expect(cells.length).toBeGreaterThan(4);
  const tops = [...new Set(cells.map(({ top }) => Math.round(top)))];
  for (const row of tops.map((at) => cells.filter(({ top }) => Math.round(top) === at))) {
    expect(Math.min(...row.map(({ left }) => left)) - list.left).toBeLessThan(2);
    expect(list.right - Math.max(...row.map(({ right }) => right))).toBeLessThan(2);
    expect(new Set(row.map(({ bottom }) => Math.round(bottom))).size).toBe(1);
    expect(new Set(row.map(({ left, right }) => Math.round((right - left) / 3))).size).toBe(1);
  }
});

test('a day is typed as it is written here, whatever the browser speaks', async ({ atDesk }) => {
  const { url, cookie, targetCode } = await openDesk();
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department?target=${targetCode}`);
  const day = page.locator('input[name="asOf"]');
  expect(await day.inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/);
  await day.fill('5/9/2024');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.getByRole('heading', { name: 'Đến ngày 05/09/2024' }).waitFor();
  expect(await day.inputValue()).toBe('05/09/2024');
  expect(await page.locator('a[href*="asOf=2024-09-05"]').count()).toBeGreaterThan(0);
});

test('on a phone four pages and “more” stand side by side, uncut, and every page is one press further', async ({
  onPhone,
}) => {
  const { url, cookie } = await openDesk();
  // The menus are plain HTML
  const { page } = await onPhone({ cookie, url, javaScript: false });
  await page.goto(`${url}/department/fees`);
  const row = page.getByRole('navigation', { name: 'Bàn theo dõi OCOP', exact: true });
  const more = page.locator('summary', { hasText: 'Thêm' });
  for (const place of [...(await row.getByRole('link').all()), more]) {
    const box = await place.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);
    expect((box?.x ?? 0) + (box?.width ?? 361)).toBeLessThanOrEqual(360);
    expect(await place.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  }
  expect(await row.getByRole('link').count()).toBe(4);

  await more.focus();
  await page.keyboard.press('Enter');
  const rest = page.getByRole('navigation', { name: 'Bàn theo dõi OCOP: Thêm' });
  expect(await rest.locator('[aria-current="page"]').allTextContents()).toEqual(['Biểu phí']);
  await rest.getByRole('link', { name: 'Nhập sổ' }).click();
  await page.waitForURL(/\/department\/register\/import$/);
  await more.click();
  await page.getByRole('link', { name: 'Tài khoản', exact: true }).click();
  await page.waitForURL(/\/account$/);
});

test('at a desk every page stands in the row or in a menu of it, and Escape closes the menu', async ({
  atDesk,
}) => {
  const { url, cookie } = await openDesk();
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department/tasks`);
  await hydrated(page);
  const menu = page.locator('summary', { hasText: 'Sổ OCOP' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Chỉ tiêu', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('link', { name: 'Chỉ tiêu', exact: true }).isVisible()).toBe(false);
  expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true);
  const targets = page.getByRole('link', { name: 'Chỉ tiêu', exact: true });
  await menu.click();
  await targets.waitFor();
  await page.locator('h1').click();
  await targets.waitFor({ state: 'hidden' });
  // Escape closes it also when nothing has the focus, and gives it back to the menu.
  await menu.click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Escape');
  await targets.waitFor({ state: 'hidden' });
  expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true);
  // Whoever walks on by keyboard leaves no menu open behind.
  await menu.click();
  await targets.focus();
  await page.locator('#content a, #content button').first().focus();
  await targets.waitFor({ state: 'hidden' });
  await menu.click();
  await page.getByRole('link', { name: 'Chủ thể', exact: true }).click();
  await page.waitForURL(/\/department\/producers$/);
  // What is about the machine stands beside the account.
  await page.getByRole('link', { name: 'Việc chạy nền', exact: true }).click();
  await page.waitForURL(/\/department\/jobs$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});
