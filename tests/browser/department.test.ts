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
