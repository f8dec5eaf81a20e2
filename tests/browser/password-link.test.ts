import { createServer } from 'node:http';
import type { Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';
import { userCreate } from '#app/cli/user-create.ts';
import { totpCode } from '#app/domain/accounts/totp-code.server.ts';
import type { Context } from '#app/server/context.ts';
import { PASSWORD } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '#tests/support/browser.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const PHONE = '0912 345 678';

test('a producer opens the one-time link on a phone, sets a password and is in', async ({ onPhone }) => {
  const { context } = await testMarket();
  const { producerId } = await sellerOf(context);
  const server = await startServer({ context });
  const link = await linkFor(context, '--role', 'producer_member', '--producer', producerId.slice(-8));
  const { page, expectOnConsole } = await onPhone();
  await page.goto(server.url + link);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await setPassword(page);
  await page.waitForURL(`${server.url}/seller**`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expectOnConsole(/400/);
  await page.goto(server.url + link);
  await page.getByText('Đường dẫn này đã dùng hoặc đã hết hạn.').waitFor();
});

test('staff open the link without JavaScript, set an authenticator up and reach the desk', async ({
  atDesk,
}) => {
  const { context } = await testMarket();
  const server = await startServer({ context });
  const link = await linkFor(context, '--role', 'department_staff');
  const { page } = await atDesk({ javaScript: false });
  await page.goto(server.url + link);
  await setPassword(page);
  const secret = await page.locator('.select-all').innerText();
  await page.getByLabel('Mã 6 chữ số').fill(totpCode(secret.replace(/\s/g, ''), context.clock.now()));
  await page.getByRole('button', { name: 'Bật lớp bảo vệ' }).click();
  await page.getByRole('link', { name: 'Tôi đã cất, đi tiếp' }).click();
  await page.waitForURL(`${server.url}/department`);
});

test('a sandboxed page of ours in a frame of another site cannot post to us', async ({ atDesk }) => {
  const { context } = await testMarket();
  const server = await startServer({ context });
  const link = await linkFor(context, '--role', 'department_staff');
  const token = new URL(link, server.url).searchParams.get('token') ?? '';
  const form = `<form method=post action="${server.url}/account/set-password">
    <input name=token value="${token}"><input name=password value="${PASSWORD}"><input name=repeat value="${PASSWORD}">
    <button>go</button></form>`;
  const other = await otherSite(`<iframe sandbox="allow-forms" srcdoc='${form}'></iframe>`);
  const { page, expectOnConsole } = await atDesk();
  expectOnConsole(/403|X-Frame-Options|frame-ancestors/);
  await page.goto(other);
  const answered = page.waitForResponse((one) => one.url().endsWith('/account/set-password'));
  await page.frameLocator('iframe').getByRole('button', { name: 'go' }).click();
  const answer = await answered;
  expect(await answer.request().headerValue('origin')).toBe('null');
  expect(answer.status()).toBe(403);
  const fresh = await page.goto(server.url + link);
  expect(fresh?.status(), 'the link is still unused').toBe(200);
});

/** The path and query of the link that the command line prints. */
async function linkFor(context: Context, ...role: string[]): Promise<string> {
  const out: string[] = [];
  const args = [...role, '--name', 'Lý Thị Hoa', '--phone', PHONE];
  await userCreate.run(context, args, { out: (line) => out.push(line), err: () => undefined });
  const { pathname, search } = new URL(out[0] ?? '');
  return pathname + search;
}

async function setPassword(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
  await page.locator('input[name=repeat]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
}

/** A page on another origin; its address. */
function otherSite(html: string): Promise<string> {
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>other</title>${html}`);
  });
  onTestFinished(() => new Promise<void>((resolve) => site.close(() => resolve())));
  return new Promise((resolve) => {
    site.listen(0, '127.0.0.1', () => {
      const address = site.address();
      resolve(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`);
    });
  });
}
