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

test('what is typed at the very moment a save is answered is saved too; a link leads away only after it', async ({
  onPhone,
}) => {
  const { url, cookie } = await openShop();
  const { page } = await onPhone({ cookie, url });
  await page.addInitScript(() => {
    const { fetch } = window;
    let answered = 0;
    window.fetch = async (...about) => {
      const answer = await fetch(...about);
      if (!String(about[0]).includes('/save/')) return answer;
      const json = answer.json.bind(answer);
      answer.json = async () => {
        const read = await json();
        answered += 1;
        // A task of its own, which may come before the page is drawn anew.
        if (answered === 1) setTimeout(() => typeAndLeave(' Sao chảo gang.'), 0);
        return read;
      };
      return answer;
    };
    function typeAndLeave(more: string) {
      const field = document.querySelector<HTMLTextAreaElement>('textarea[name="descriptionVi"]');
      if (!field) return;
      field.value += more;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  });
  const saves: number[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/save/') && answer.request().method() === 'POST') saves.push(answer.status());
  });
  await page.goto(`${url}/seller`);
  await page
    .getByRole('link', { name: /Chè Shan/ })
    .first()
    .click();
  await page.waitForURL('**/listings/**', onServer);
  await page.goto(page.url().replace(/\/[a-z]+$/, '/what'));
  await hydrated(page);
  const field = page.getByLabel('Mô tả', { exact: true });
  await field.fill('Hái tay.');
  await page.getByText('Đã lưu lúc').waitFor(onServer);
  await expect.poll(() => saves, onServer).toEqual([200, 200]);

  await field.fill('Hái tay. Sao chảo gang, ủ ba ngày.');
  await page.getByRole('navigation', { name: 'Các bước' }).getByRole('link').nth(1).click();
  await page.waitForURL('**/photos', onServer);
  expect(saves).toEqual([200, 200, 200]);
  await page.goBack();
  await page.waitForURL('**/what', onServer);
  expect(await field.inputValue()).toBe('Hái tay. Sao chảo gang, ủ ba ngày.');
});
