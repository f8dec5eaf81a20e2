import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { plainAnswer } from '#app/server/http/plain-answer.ts';

async function refusedAt(path: string, cookie = ''): Promise<string> {
  const server = createServer((incoming, outgoing) => plainAnswer(incoming, outgoing, 413));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { cookie } });
  expect(answer.status).toBe(413);
  return answer.text();
}

test('too large a file in place of a template: which file it is, where it is had, and the way back', async () => {
  const page = await refusedAt('/seller/channels/shopee/workbook?index');
  expect(page).toContain('lang="vi"');
  expect(page).toMatch(/trang người bán của sàn.+tải tệp mẫu \.xlsx/);
  expect(page).toContain('href="/seller/channels/shopee/workbook"');
  expect(page).not.toContain('ảnh');
});

test('it is said in the language that the person has chosen', async () => {
  const page = await refusedAt('/seller/channels/tiktok-shop/workbook', 'a=b; lang=en');
  expect(page).toContain('lang="en"');
  expect(page).toMatch(/seller centre, download the \.xlsx template/);
  expect(page).not.toMatch(/tệp|photo/);
});

test('elsewhere photos are spoken of, in both languages', async () => {
  const page = await refusedAt('/seller/listings/L/photos');
  expect(page).toContain('gửi từng ảnh một');
  expect(page).toContain('photos one by one');
});
