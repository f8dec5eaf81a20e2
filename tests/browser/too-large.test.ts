import { expect } from 'vitest';
import { sellerOf } from '#tests/factories/seller-of.ts';
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
    [true, 'Tệp này lớn quá. Hãy chọn tệp không quá'],
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

test('a file far too large in place of a template is said to be so on its own page, which keeps standing', async ({
  onPhone,
}) => {
  const { context } = await testMarket();
  const { producerId } = await sellerOf(context);
  const server = await startServer({ context });
  const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
  const { page } = await onPhone({ cookie, url: server.url });
  await page.goto(`${server.url}/seller/channels/shopee/workbook`, { waitUntil: 'networkidle' });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  const buffer = Buffer.alloc(25 * 1024 * 1024, 'a');
  await page.setInputFiles('input[type=file]', { name: 'mau.xlsx', mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Gửi tệp lên' }).click();
  await page.getByText('Tệp lớn quá (10 MB). Mẫu của sàn nhỏ hơn nhiều').first().waitFor();
  expect(sent).toEqual([]);
  // The other file is there to be chosen, and what was said of this one goes.
  await page.setInputFiles('input[type=file]', {
    name: 'b.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('b'),
  });
  await page.getByText('Tệp lớn quá').first().waitFor({ state: 'detached' });
});
