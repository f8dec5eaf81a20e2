import { expect } from 'vitest';
import { publishedListing } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const onServer = { timeout: 30_000 };

/** A market with one producer who has one product on sale. */
async function openShop() {
  const market = await testMarket();
  const { context } = market;
  const seller = await sellerOf(context, 'HTX Chè Thử Nghiệm');
  await publishedListing(context, seller, { photos: 0 });
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
  const { url } = await startServer(market);
  return { url, cookie };
}

test('a keyboard never loses the focus behind the save bar', async ({ onPhone }) => {
  const { url, cookie } = await openShop();
  const { page } = await onPhone({ cookie, url });
  await page.goto(`${url}/seller/listings/new`);
  await page.getByRole('button', { name: /Hàng khác/ }).click();
  await page.waitForURL('**/what', onServer);
  await page.goto(page.url().replace('/what', '/label'));
  await hydrated(page);
  const hidden: string[] = [];
  for (let at = 0; at < 40; at += 1) {
    await page.keyboard.press('Tab');
    const lost = await page.evaluate(() => {
      const focus = document.activeElement;
      const bar = document.querySelector('[data-sticky-bar]');
      if (!focus || !bar || focus === document.body || bar.contains(focus)) return null;
      const { top, bottom } = focus.getBoundingClientRect();
      return top >= bar.getBoundingClientRect().top || bottom <= 0 ? focus.outerHTML : null;
    });
    if (lost) hidden.push(lost);
  }
  expect(hidden).toEqual([]);
});

test('the stock that a number cannot be is refused by the mistake that was made, and stays as it was typed', async ({
  onPhone,
}) => {
  const { url, cookie } = await openShop();
  const { page, expectOnConsole } = await onPhone({ cookie, url, javaScript: false });
  expectOnConsole(/400/);
  await page.goto(`${url}/seller`);
  for (const [typed, words] of [
    ['-5', 'dấu trừ'],
    ['2,5', 'số tròn'],
    ['nhiều', 'con số'],
    ['', 'trong kho'],
  ] as const) {
    await page.getByLabel(/Trong kho/).fill(typed);
    await page.getByRole('button', { name: /Lưu số lượng/ }).click();
    await page.getByRole('alert').waitFor(onServer);
    expect(await page.getByRole('alert').innerText()).toContain(words);
    expect(await page.getByLabel(/Trong kho/).inputValue()).toBe(typed);
  }
});

test('goods put away by mistake are back with one press', async ({ onPhone }) => {
  const { url, cookie } = await openShop();
  const { page } = await onPhone({ cookie, url });
  await page.goto(`${url}/seller`);
  await page.getByRole('link', { name: 'Sửa', exact: true }).click();
  await page.waitForURL('**/listings/**', onServer);
  await page.goto(page.url().replace(/\/[a-z]+$/, '/check'));
  await hydrated(page);
  await page.getByRole('button', { name: 'Cất hàng này' }).click();
  await page.getByText('Đã cất hàng.').waitFor(onServer);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã mang ra bán lại.').waitFor(onServer);
  await page.goto(`${url}/seller`);
  await page.getByText('Đang bán', { exact: true }).waitFor(onServer);
});

test('a form that cannot reach the market stays as it was typed, and is sent when there is a way', async ({
  onPhone,
}) => {
  const { url, cookie } = await openShop();
  const { page, expectOnConsole } = await onPhone({ cookie, url });
  expectOnConsole(/ERR_FAILED/);
  await page.goto(`${url}/seller/profile`);
  await hydrated(page);
  const story = page.locator('textarea[name="storyVi"]');
  await story.fill('Nhà làm chè đã ba đời.');
  // The phone believes to be online, and nothing gets through.
  await page.route('**/*', (route) => route.abort());
  const save = page.locator('main form[method="post"] button[type="submit"]').last();
  await save.click();
  await page.getByRole('alert').getByText('Chưa gửi được').waitFor(onServer);
  expect(await story.inputValue()).toBe('Nhà làm chè đã ba đời.');
  await page.unroute('**/*');
  await save.click();
  await page.waitForURL(/done=profile/, onServer);
  expect(await page.getByText('Chưa gửi được').count()).toBe(0);
  await page.reload();
  expect(await story.inputValue()).toBe('Nhà làm chè đã ba đời.');
});

test('words that a listing should not hold are marked as one types them, and are gone with them', async ({
  onPhone,
}) => {
  const { url, cookie } = await openShop();
  const { page } = await onPhone({ cookie, url });
  await page.goto(`${url}/seller`);
  await page.getByRole('link', { name: /^Sửa/ }).first().click();
  await page.waitForURL('**/what', onServer);
  await hydrated(page);
  const description = page.getByLabel('Mô tả', { exact: true });
  const marks = page.locator('mark:has(sup)');
  expect(await marks.count()).toBe(0);
  await description.fill('Hái tay. Uống vào giảm đau bụng, tốt nhất vùng.');
  await page.getByText('2 chỗ nên sửa trước khi gửi:').waitFor();
  expect(await marks.allTextContents()).toEqual(['giảm đau bụng1', 'tốt nhất2']);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await description.fill('Hái tay, sao trên chảo gang.');
  await marks.first().waitFor({ state: 'detached' });
});
