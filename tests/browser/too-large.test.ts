import { test } from '#tests/support/browser.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('a register file beyond every limit is said to be too large, with scripts and without', async ({
  atDesk,
}) => {
  const { context } = await testMarket();
  const server = await startServer({ context });
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const file = { name: 'so.csv', mimeType: 'text/csv', buffer: Buffer.alloc(25 * 1024 * 1024, 'a') };
  for (const [javaScript, sentence] of [
    [true, 'Tệp hoặc nội dung quá lớn'],
    [false, 'Tệp hoặc nội dung gửi lên quá lớn'],
  ] as const) {
    const { page, expectOnConsole } = await atDesk({ cookie, url: server.url, javaScript });
    expectOnConsole(/status of 413|ErrorResponse|\b413\b/);
    await page.goto(`${server.url}/department/register/import`, { waitUntil: 'networkidle' });
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('form[enctype="multipart/form-data"] button[type=submit]').click();
    await page.getByText(sentence).waitFor();
  }
});
