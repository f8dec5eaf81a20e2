import { eq } from 'drizzle-orm';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { pictureDemoListing } from '#app/demo/picture-demo-listing.server.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { loadAttributes } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { loadCategories } from '#app/domain/channels/categories/load-categories.server.ts';
import { followReadiness } from '#app/domain/channels/readiness/follow-readiness.server.ts';
import { scoreListings } from '#app/domain/channels/readiness/score-listings.server.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { plannedRenditions } from '#app/domain/media/renditions.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { storageKey } from '#app/server/storage/storage.ts';
import { type StartedPlatforms, startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '#tests/support/browser.ts';
import { openFrontDoor } from '#tests/support/front-door.ts';
import { pushJobs } from '#tests/support/push-shop.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const GOODS = 20;
const STEP_MS = 5_000;
/** Pixels; as `pictureDemoListing` draws. */
const DRAWN_WIDTH = 1400;

/** The filled demo on a clock that its simulated platforms share, at an address that is known before it listens. */
async function openDemo() {
  const door = await openFrontDoor();
  let platforms: StartedPlatforms | undefined;
  const market = await testMarket({
    demo: 'filled',
    settings: { PUBLIC_URL: door.url },
    simulated: simulatedPlatforms(() => (platforms ? readSimulated(platforms.about) : {})),
  });
  platforms = await startPlatforms({
    clock: market.clock.now,
    returnTo: `${door.url}/seller/channels/{platform}/callback`,
  });
  onTestFinished(platforms.close);
  onTestFinished(followReadiness(market.context));
  door.leadTo((await startServer(market)).url);
  return { market, url: door.url };
}

/**
 * The drawings are all of one size: the first is rendered, the others get its files, so that twenty cost what one does.
 * What would be missing is rendered by the job itself.
 */
function renderedOnce(): typeof makeRenditions {
  let first: string | undefined;
  return {
    ...makeRenditions,
    async run(context, payload, about) {
      first ??= payload.hash;
      for (const { name } of plannedRenditions({ hash: first, width: DRAWN_WIDTH })) {
        const bytes = await context.storage.get(storageKey('renditions', name));
        if (bytes) await context.storage.putDerived('renditions', name.replace(first, payload.hash), bytes);
      }
      return makeRenditions.run(context, payload, about);
    },
  };
}

/** How many listings lack one thing at Shopee, as the table of channels says. */
async function oneFixAway(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/seller/channels`);
  const row = page.getByRole('row', { name: /^Shopee/ }).first();
  return Number(await row.getByRole('cell').first().innerText());
}

test('a newcomer to the demo adds twenty goods, mends them in bulk, pushes them and sees them live', {
  timeout: 600_000,
}, async ({ atDesk }) => {
  const { market, url } = await openDemo();
  const { context, clock, runJobs } = market;
  const { page, expectOnConsole } = await atDesk();
  // The simulated platform has no icon.
  expectOnConsole(/favicon\.ico/);
  await page.goto(`${url}/account/sign-in`);
  await page.getByRole('button', { name: /Người bán \(dùng thử\)/ }).click();
  await page.waitForURL('**/seller**');
  await page.goto(`${url}/seller/channels`);
  await page.getByRole('button', { name: `Thêm ${GOODS} hàng mẫu` }).click();
  await page.getByText(`Đã thêm ${GOODS} hàng mẫu.`).waitFor();
  const renditions = renderedOnce();
  const looks = [pictureDemoListing, renditions, scoreListings];
  await runJobs(looks);

  // One answer for five, which staff let through: the count moves.
  const before = await oneFixAway(page, url);
  expect(before).toBeGreaterThanOrEqual(5);
  await expectAccessible(page);
  await page.goto(`${url}/seller/channels/fix?what=weight`);
  await page.getByRole('textbox', { name: /^Cân nặng/ }).fill('520');
  await page.getByRole('button', { name: 'Lưu cho các món đã đánh dấu' }).click();
  await page.getByText('Đã lưu cho 5 sản phẩm').waitFor();
  const { listingRevision } = context.store.tables;
  const handedIn = await context.store.read((db) =>
    db.select().from(listingRevision).where(eq(listingRevision.state, 'submitted')),
  );
  for (const { id, saves } of handedIn) await approveListing(context, demoStaff, { revisionId: id, saves });
  await runJobs(looks);
  expect(await oneFixAway(page, url)).toBe(before - 5);

  await page.goto(`${url}/seller/channels/shopee/shop`);
  await page.getByRole('button', { name: 'Nối gian hàng Shopee' }).click();
  await page.getByRole('link', { name: 'Đi tới Shopee' }).click();
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await page.getByText('Đã nối gian hàng.').waitFor();
  await runJobs([loadCategories]);

  // The shop is there, and the matrix says what a push still needs.
  await page.goto(`${url}/seller/channels`);
  await page.getByText('Đủ để điền tệp, nhưng chưa chọn ngành hàng').waitFor();
  await chooseCategories(page, url);
  await runJobs([...looks, loadAttributes]);
  await page.goto(`${url}/seller/channels/shopee/shop`);
  const choosing = await page.getByRole('link', { name: 'Chọn hàng để đẩy' }).getAttribute('href');
  await answerQuestions(page, `${url}${choosing}`);

  await page.goto(`${url}${choosing}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  // With what the producer sells of the register and is not there yet.
  const chosen = await page.getByRole('checkbox', { checked: true }).count();
  expect(chosen).toBeGreaterThanOrEqual(GOODS);
  await page.getByRole('radio', { name: 'Mở bán ngay khi sàn nhận' }).check();
  await page.getByRole('button', { name: 'Đẩy lên Shopee' }).click();
  await page.waitForURL('**/pushes/**');
  await page.getByText(`Đã lên sàn 0 trong ${chosen} sản phẩm`).first().waitFor();
  const { channelProduct } = context.store.tables;
  const live = async () => {
    const rows = await context.store.read((db) => db.select().from(channelProduct));
    return rows.filter(({ state }) => state === 'live').length;
  };
  for (let step = 0; step < 100 && (await live()) < chosen; step += 1) {
    await runJobs([...pushJobs, renditions]);
    clock.advance(STEP_MS);
  }
  await page.reload();
  await page.getByText(`Đã lên sàn ${chosen} trong ${chosen} sản phẩm`).first().waitFor();
  expect(await page.getByText('Đang bán', { exact: true }).count()).toBe(chosen);
});

/** Group by group, the first that is proposed, or found by its name. */
async function chooseCategories(page: Page, url: string): Promise<void> {
  for (let group = 0; group < GOODS; group += 1) {
    await page.goto(`${url}/seller/channels/fix?what=category&channel=shopee`);
    if ((await page.getByRole('radio').count()) === 0) {
      if ((await page.getByRole('searchbox').count()) === 0) return;
      await page.getByRole('searchbox').fill('gạo');
      await page.getByRole('button', { name: 'Tìm' }).click();
      await page.getByRole('radio').first().waitFor();
    }
    await page.getByRole('radio').first().check();
    // Goods that no proposal fits are ticked by a person only.
    const ticks = await page.getByRole('checkbox').all();
    const isTicked = await Promise.all(ticks.map((tick) => tick.isChecked()));
    if (!isTicked.includes(true)) for (const tick of ticks) await tick.check();
    await page.getByRole('button', { name: 'Lưu cho các món đã đánh dấu' }).click();
    await page.getByText(/Đã lưu cho \d+ sản phẩm/).waitFor();
  }
}

/** What each category insists on, answered once where the list of goods says so. */
async function answerQuestions(page: Page, choosing: string): Promise<void> {
  for (let category = 0; category < GOODS; category += 1) {
    await page.goto(choosing);
    const asks = page.getByRole('listitem').filter({ hasText: 'Shopee bắt buộc khai thêm' });
    if ((await asks.count()) === 0) return;
    await asks.first().getByRole('link', { name: 'Sửa chỗ này' }).click();
    await page.getByLabel(/Hạn sử dụng/).selectOption({ index: 1 });
    await page.locator('button[value=attributes]').click();
    await page.waitForURL('**saved=answers**');
  }
}
