import type { Page } from 'playwright';
import { expect } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { fold } from '#app/server/text/fold.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const entryName = 'Chè Shan tuyết Bản Liền';
const onServer = { timeout: 30_000 };

/** A market with one producer who has one recognised tea in the register. */
async function openMarket() {
  const market = await testMarket();
  const { context } = market;
  const seller = await sellerOf(context, 'HTX Chè Thử Nghiệm');
  const { registerEntry, recognition } = context.store.tables;
  const entryId = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(registerEntry).values({
      id: entryId,
      code: 'ABCD1234',
      producerId: seller.producerId,
      name: entryName,
      nameKey: fold(entryName),
      setCode: 'QD26-11',
      communeCode: '02869',
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(recognition).values({
      id: newId(),
      entryId,
      round: 1,
      stars: 4,
      decisionNumber: '123/QĐ-UBND',
      decidedOn: new Date(now - 200 * 86_400_000).toISOString().slice(0, 10),
      decidedOnPrecision: 'day',
      issuerLevel: 'province',
      expiresOn: new Date(now + 800 * 86_400_000).toISOString().slice(0, 10),
      source: 'test',
      isDemo: false,
      createdAt: now,
    });
  });
  const producer = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
  const staff = await signedIn(context, { role: 'department_staff' });
  const { url } = await startServer(market);
  return { market, url, producer: producer.cookie, staff: staff.cookie };
}

/**
 * Axe and the width. The save bar stands still meanwhile: axe takes whatever it happens to cut in half at this scroll
 * position for a target that is too small. That it never hides the focus has a test of its own.
 */
async function look(page: Page) {
  await setBar(page, 'static');
  await expectAccessible(page);
  await setBar(page, '');
  await expectNoSidewaysScroll(page);
}

async function setBar(page: Page, position: string): Promise<void> {
  await page.evaluate((to) => {
    const bar = document.querySelector<HTMLElement>('[data-sticky-bar]');
    if (bar) bar.style.position = to;
  }, position);
}

/** Presses the one button that goes on, and waits for the step after it. */
async function goOn(page: Page, next: string) {
  await page.getByRole('button', { name: 'Lưu và sang bước sau' }).click();
  await page.waitForURL(`**/${next}**`, onServer);
}

/** The steps as they are read out, without their numbers. */
async function stepStates(page: Page): Promise<string[]> {
  const links = await page.getByRole('navigation', { name: 'Các bước' }).getByRole('link').allTextContents();
  return links.map((text) => text.replace(/^\d/, '').trim());
}

async function fillLabel(page: Page) {
  await page.getByLabel('Khối lượng tịnh, thể tích').fill('100 g');
  await page.getByLabel('Thành phần', { exact: true }).fill('Búp chè Shan tuyết');
  await page.getByLabel('Cách dùng và bảo quản').fill('Pha nước 90 độ, để nơi khô.');
}

test('on a phone: from the register to a published product, by way of a return', async ({
  onPhone,
  atDesk,
}) => {
  const { url, producer, staff } = await openMarket();
  const { page, expectOnConsole } = await onPhone({ cookie: producer, url });
  expectOnConsole(/400/);

  await page.goto(`${url}/seller`);
  await look(page);
  await page.getByRole('link', { name: 'Chọn sản phẩm để đăng' }).click();
  await page.getByRole('button', { name: entryName }).waitFor(onServer);
  await look(page);
  await page.getByRole('button', { name: entryName }).click();
  await page.waitForURL('**/what', onServer);
  expect(await page.getByLabel('Tên hàng').inputValue()).toBe(entryName);
  await look(page);

  await page.getByLabel('Tên hàng').fill('Chè Shan tuyết Bản Liền 5 sao');
  await page.getByLabel('Mô tả', { exact: true }).fill('Hái tay một tôm hai lá, sao chảo gang.');
  await page.getByText('Đã lưu lúc').waitFor(onServer);
  await goOn(page, 'photos');
  await look(page);
  expect(await stepStates(page), 'stars that the register denies; nothing else was opened').toEqual([
    'Hàng gì (cần xem lại)',
    'Ảnh (đang làm)',
    'Loại và giá',
    'Nhãn',
    'Câu chuyện',
    'Gửi duyệt',
  ]);
  const buffer = await photoBytes({ width: 1600, height: 1200, seed: 7 });
  await page.getByLabel('Thêm ảnh').setInputFiles({ name: 'che.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('input[name=photoId]').waitFor({ state: 'attached', ...onServer });
  await page.getByText('Mô tả ảnh').first().click();
  await page.locator('[name=altVi]').fill('Hộp chè trên bàn gỗ');
  await goOn(page, 'sizes');
  await look(page);

  await page.getByLabel('Tên loại', { exact: true }).fill('Hộp 100 g');
  await page.getByLabel('Giá bán').fill('185k');
  await page.getByLabel('Trong kho còn').fill('12');
  await page.getByText('Mã hàng, mã vạch').click();
  await page.getByLabel('Mã vạch (GTIN)').fill('8931234567890');
  await page.getByRole('button', { name: 'Lưu và sang bước sau' }).click();
  await page.getByRole('alert').waitFor(onServer);
  expect(await page.getByRole('alert').innerText()).toContain('Mã vạch');
  await page.getByText('Chưa lưu: còn 1 chỗ cần sửa').waitFor(onServer);
  expect(await page.getByText('Đã lưu lúc').count(), 'no tick beside what was refused').toBe(0);
  expect(await page.getByLabel('Tên loại', { exact: true }).inputValue()).toBe('Hộp 100 g');
  await look(page);
  await page.getByLabel('Mã vạch (GTIN)').fill('8931234567897');
  await goOn(page, 'label');
  await look(page);
  await fillLabel(page);
  await goOn(page, 'story');
  await look(page);
  await goOn(page, 'check');
  await look(page);
  await page.getByText('“5 sao” không đúng sổ OCOP: hôm nay hàng này 4 sao').waitFor(onServer);
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.getByText('Đã gửi. Cán bộ sẽ xem').waitFor(onServer);
  await look(page);

  const desk = await atDesk({ cookie: staff, url });
  await desk.page.goto(`${url}/department/review`);
  await look(desk.page);
  await desk.page
    .getByRole('link', { name: /5 sao$/ })
    .first()
    .click();
  await desk.page.getByText('không khớp sổ đăng ký hôm nay').waitFor(onServer);
  await look(desk.page);
  desk.expectOnConsole(/400/);
  await desk.page.getByRole('button', { name: 'Duyệt, cho lên chợ' }).click();
  await desk.page.getByRole('alert').waitFor(onServer);
  expect(await desk.page.getByRole('alert').innerText()).toContain('Chưa duyệt được');
  await desk.page.getByLabel('Cần sửa gì').fill('Chè này 4 sao, không phải 5 sao.');
  await desk.page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await desk.page.getByText('Đã trả lại').waitFor(onServer);

  await page.goto(`${url}/seller`);
  await page.getByText('Chè này 4 sao, không phải 5 sao.').waitFor(onServer);
  await page.getByRole('link', { name: 'Sửa theo góp ý' }).click();
  await page.waitForURL('**/what', onServer);
  await hydrated(page);
  await page.getByLabel('Tên hàng').fill(entryName);
  await goOn(page, 'photos');
  await page.goto(page.url().replace(/photos.*/, 'check'));
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.waitForURL('**/seller?**', onServer);

  await desk.page.goto(`${url}/department/review`);
  await desk.page.getByText('gửi lại').waitFor(onServer);
  await desk.page.getByRole('link', { name: entryName }).first().click();
  await desk.page.getByRole('button', { name: 'Duyệt, cho lên chợ' }).click();
  await desk.page.getByText('Khách thấy ngay').waitFor(onServer);

  await page.goto(`${url}/products/che-shan-tuyet-ban-lien`);
  await page.getByRole('heading', { name: entryName, level: 1 }).waitFor(onServer);
  expect(await page.content()).toContain('185.000');

  await page.goto(`${url}/seller`);
  await page.getByRole('textbox', { name: /Hộp 100 g/ }).fill('0');
  await page.getByRole('button', { name: 'Lưu số lượng: Hộp 100 g' }).click();
  await page.getByText('Hết hàng: nhập thêm số lượng').waitFor(onServer);
  await page.goto(`${url}/products/che-shan-tuyet-ban-lien`);
  await page.getByText('Hết hàng').first().waitFor(onServer);
});

test('without JavaScript every step saves, errors stand beside their fields, and it can be submitted', async ({
  onPhone,
}) => {
  const { url, producer } = await openMarket();
  const { page, expectOnConsole } = await onPhone({ cookie: producer, url, javaScript: false });
  expectOnConsole(/400/);
  await page.goto(`${url}/seller/listings/new`);
  await page.getByRole('button', { name: entryName }).click();
  await page.getByLabel('Mô tả', { exact: true }).fill('Hái tay, sao chảo gang.');
  await goOn(page, 'photos');
  const buffer = await photoBytes({ width: 1200, height: 900, seed: 8 });
  await expectNoSidewaysScroll(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'che.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('button[name=upload]').click();
  await page.locator('input[name=photoId]').waitFor({ state: 'attached', ...onServer });
  await page.getByText('Mô tả ảnh').first().click();
  await page.locator('[name=altVi]').fill('Hộp chè trên bàn gỗ');
  await expectNoSidewaysScroll(page);
  await goOn(page, 'sizes');
  await page.getByLabel('Tên loại', { exact: true }).fill('Hộp 100 g');
  await page.getByLabel('Giá bán').fill('một trăm');
  await page.getByRole('button', { name: 'Lưu và thêm một loại nữa' }).click();
  expect(await page.locator('[id="variants.0.price-error"]').innerText()).toContain('con số');
  await page.getByText('Chưa lưu: còn 1 chỗ cần sửa').waitFor(onServer);
  expect(await coveredByBar(page, '[role=alert]'), 'the errors stand behind the save bar').toBe(0);
  expect(await page.getByLabel('Tên loại', { exact: true }).inputValue()).toBe('Hộp 100 g');
  await page.getByLabel('Giá bán').fill('185.000');
  await page.getByRole('button', { name: 'Lưu và thêm một loại nữa' }).click();
  await page.waitForURL('**more=**', onServer);
  await page.getByLabel('Tên loại', { exact: true }).nth(1).fill('Túi 500 g');
  await page.getByLabel('Giá bán').nth(1).fill('800000');
  await goOn(page, 'label');
  await fillLabel(page);
  await goOn(page, 'story');
  await goOn(page, 'check');
  expect(await page.getByText('Túi 500 g').count()).toBe(1);
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.getByText('Đã gửi. Cán bộ sẽ xem').waitFor(onServer);
  await page.getByRole('link', { name: 'Xem', exact: true }).click();
  await page.getByRole('button', { name: 'Lấy lại để sửa' }).click();
  await page.waitForURL('**/what**', onServer);
});

/** How much of an element, in px, the bar at the bottom or the screen's edge hides. */
async function coveredByBar(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  const bar = await page.locator('[data-sticky-bar]').boundingBox();
  if (!box || !bar) throw new Error('no such element, or no bar');
  return Math.max(0, box.y + box.height - bar.y, -box.y);
}

test('two tabs: the second is told, sees what the first wrote, keeps its own words, and may insist', async ({
  onPhone,
}) => {
  const { url, producer } = await openMarket();
  const { page, context, expectOnConsole } = await onPhone({ cookie: producer, url, javaScript: false });
  expectOnConsole(/400/);
  await page.goto(`${url}/seller/listings/new`);
  await page.getByRole('button', { name: entryName }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByLabel('Giới thiệu một câu').fill('Chữ của tab một');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.waitForURL('**saved=**', onServer);
  await other.getByLabel('Giới thiệu một câu').fill('Chữ của tab hai');
  await other.getByRole('button', { name: 'Lưu', exact: true }).click();
  await other.getByText('vừa được lưu ở nơi khác').first().waitFor(onServer);
  expect(await other.getByText('Chữ của tab một').count()).toBe(1);
  expect(await other.getByLabel('Giới thiệu một câu').inputValue()).toBe('Chữ của tab hai');
  await other.getByRole('button', { name: 'Lưu', exact: true }).click();
  await other.waitForURL('**saved=**', onServer);
  await page.reload();
  expect(await page.getByLabel('Giới thiệu một câu').inputValue()).toBe('Chữ của tab hai');
});

test('with scripts: each step shows what the other tab saved, and keeps the sizes that it added', async ({
  onPhone,
}) => {
  const { url, producer } = await openMarket();
  const { page, context, expectOnConsole } = await onPhone({ cookie: producer, url });
  expectOnConsole(/400/);
  await page.goto(`${url}/seller/listings/new`);
  await page.getByRole('button', { name: entryName }).click();
  await page.waitForURL('**/what', onServer);
  const listing = page.url().replace(/\/what.*/, '');
  const other = await context.newPage();
  const bothOpen = async (step: string) => {
    for (const tab of [page, other]) {
      await tab.goto(`${listing}/${step}`);
      await hydrated(tab);
    }
  };
  /** Both change the same; the first is saved, the second pressed. */
  const meet = async (change: (tab: Page, by: 'một' | 'hai') => Promise<void>) => {
    await change(page, 'một');
    await save(page);
    await page.waitForURL('**saved=**', onServer);
    await change(other, 'hai');
    await save(other);
    await panel.waitFor(onServer);
    await look(other);
  };
  const save = (tab: Page) => tab.getByRole('button', { name: 'Lưu', exact: true }).click();
  const panel = other
    .locator('form div, form section, form aside')
    .filter({ has: other.getByText('Nội dung vừa được lưu ở nơi khác') })
    .last();

  await bothOpen('what');
  await meet(async (tab, by) => tab.getByLabel('Giới thiệu một câu').fill(`Chữ của tab ${by}`));
  expect(await panel.innerText()).toContain('Chữ của tab một');

  await bothOpen('story');
  await meet(async (tab, by) => {
    await tab.getByLabel('Câu chuyện').first().fill(`Chuyện của tab ${by}`);
    await tab.getByLabel(by === 'một' ? 'tháng 3' : 'tháng 9', { exact: true }).check();
  });
  expect(await panel.innerText()).toContain('Chuyện của tab một');
  expect(await panel.innerText()).toContain('tháng 3');

  await bothOpen('label');
  await meet(async (tab, by) => tab.getByLabel('Thành phần', { exact: true }).fill(`Búp chè tab ${by}`));
  expect(await panel.innerText()).toContain('Búp chè tab một');

  await bothOpen('sizes');
  const sizeName = (tab: Page, at: number) => tab.locator(`[name="variants.${at}.nameVi"]`);
  const price = (tab: Page, at: number) => tab.locator(`[name="variants.${at}.price"]`);
  await sizeName(page, 0).fill('Gói 100 g');
  await price(page, 0).fill('90000');
  await page.getByRole('button', { name: 'Lưu và thêm một loại nữa' }).click();
  await sizeName(page, 1).waitFor(onServer);
  await other.reload();
  await hydrated(other);
  await price(page, 0).fill('95000');
  await sizeName(page, 1).fill('Gói của tab một');
  await price(page, 1).fill('180000');
  await save(page);
  await page.waitForURL('**saved=**', onServer);
  await price(other, 0).fill('99000');
  await save(other);
  await panel.waitFor(onServer);
  expect(await panel.innerText()).toContain('95.000');
  expect(await price(other, 0).inputValue()).toBe('99000');
  expect(await sizeName(other, 1).inputValue(), 'a size that the other tab added').toBe('Gói của tab một');
  await save(other);
  await other.waitForURL('**saved=**', onServer);
  await page.goto(`${listing}/sizes`);
  expect(
    await Promise.all([price(page, 0), sizeName(page, 1), price(page, 1)].map((one) => one.inputValue())),
  ).toEqual(['99.000', 'Gói của tab một', '180.000']);

  await bothOpen('photos');
  const photos = (tab: Page) => tab.locator('[data-photo-list] > li');
  const addPhoto = async (tab: Page, seed: number) => {
    const buffer = await photoBytes({ width: 1200, height: 900, seed });
    await tab.getByLabel('Thêm ảnh').setInputFiles({ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer });
    await photos(tab).first().waitFor(onServer);
  };
  await addPhoto(page, 31);
  await save(page);
  await page.waitForURL('**saved=**', onServer);
  await addPhoto(other, 32);
  await save(other);
  await panel.waitFor(onServer);
  expect(await panel.innerText()).toMatch(/Ảnh 2\s+Vừa được thêm ở nơi khác/);
  // The form is drawn anew when the page's own data has come too, a moment after the answer.
  await photos(other).nth(1).waitFor(onServer);
  expect(await photos(other).count(), 'a photo that the other tab added').toBe(2);
  await look(other);
  await save(other);
  await other.waitForURL('**saved=**', onServer);
  await page.goto(`${listing}/photos`);
  expect(await photos(page).count()).toBe(2);
});

test('a lost connection is said in the save bar and loses nothing', async ({ onPhone }) => {
  const { url, producer } = await openMarket();
  const { page, context, expectOnConsole } = await onPhone({ cookie: producer, url });
  expectOnConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await page.goto(`${url}/seller/listings/new`);
  await page.getByRole('button', { name: entryName }).click();
  await page.waitForURL('**/what', onServer);
  await hydrated(page);
  await context.setOffline(true);
  await page.getByLabel('Giới thiệu một câu').fill('Viết khi mất mạng');
  await page.getByText('Chưa lưu được').waitFor(onServer);
  await page.getByRole('button', { name: 'Lưu và sang bước sau' }).click();
  expect(await page.getByLabel('Giới thiệu một câu').inputValue()).toBe('Viết khi mất mạng');
  await context.setOffline(false);
  await page.getByText('Đã lưu lúc').waitFor(onServer);
  await page.reload();
  expect(await page.getByLabel('Giới thiệu một câu').inputValue()).toBe('Viết khi mất mạng');
});
