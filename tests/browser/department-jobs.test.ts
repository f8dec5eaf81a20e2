import { expect } from 'vitest';
import { z } from 'zod';
import { JobCannotSucceed } from '#app/server/jobs/finish-job.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const failing = defineJob({
  kind: 'make-renditions',
  payload: z.object({}),
  run: async () => {
    throw new JobCannotSucceed(`the master of ${'ab'.repeat(32)} is not in the storage`);
  },
});

test('staff try a stopped job again, on a phone and at a desk', async ({ onPhone, atDesk }) => {
  const market = await testMarket();
  const { context } = market;
  await context.store.write((tx) => context.jobs.enqueue(tx, failing, {}));
  await market.runJobs([failing]);
  const server = await startServer(market);
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  for (const open of [atDesk, onPhone]) {
    const { page } = await open({ cookie, url: server.url });
    await page.goto(`${server.url}/department/jobs`);
    await page.getByRole('heading', { level: 1, name: 'Việc chạy nền' }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  const { page } = await onPhone({ cookie, url: server.url, javaScript: false });
  await page.goto(`${server.url}/department/jobs`);
  await page.getByRole('button', { name: 'Làm lại: Làm các cỡ ảnh' }).click();
  await page.getByText('Đã xếp lại vào hàng chờ.').waitFor();
  expect(await page.getByRole('button', { name: /^Làm lại/ }).count()).toBe(0);
});
