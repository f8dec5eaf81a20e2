import { expect } from 'vitest';
import { completeDraft, ownListing, submitDraft } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, hydrated, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('the decision stays in sight at a desk however far one reads, and fits a phone', async ({
  onPhone,
  atDesk,
}) => {
  const market = await testMarket();
  const { context } = market;
  const seller = await sellerOf(context);
  const listingId = await completeDraft(context, seller, {});
  await submitDraft(context, seller, listingId);
  const { open: revision } = await ownListing(context, seller, listingId);
  const { url } = await startServer(market);
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  for (const open of [onPhone, atDesk]) {
    const { page, expectOnConsole } = await open({ cookie, url });
    // The factory's photos are rows without files.
    expectOnConsole(/status of 404.*\/img\//);
    await page.goto(`${url}/department/review`);
    expect(await page.locator('thead th').allTextContents()).not.toContain('');
    await page.goto(`${url}/department/review/${revision?.id}`);
    await hydrated(page);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  const { page } = await atDesk({ cookie, url });
  await page.goto(`${url}/department/review/${revision?.id}`);
  const approve = page.locator('button[value="approve"]');
  expect((await approve.boundingBox())?.y).toBeLessThan(600);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const box = await approve.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect(box?.y).toBeLessThan(900);
});
