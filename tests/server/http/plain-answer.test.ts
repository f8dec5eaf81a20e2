import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { problemOf } from '#app/routes/system/problem-of.ts';
import { plainAnswer } from '#app/server/http/plain-answer.ts';

async function refusedAt(path: string, cookie = ''): Promise<string> {
  return (await answerAt(path, 413, { cookie })).text();
}

async function answerAt(
  path: string,
  status: number,
  { cookie = '', because }: { cookie?: string; because?: 'full' | 'away' } = {},
): Promise<Response> {
  const server = createServer((incoming, outgoing) => plainAnswer(incoming, outgoing, status, because));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: { cookie } });
  expect(answer.status).toBe(status);
  return answer;
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

test('too many requests are told so, and when to come again', async () => {
  const answer = await answerAt('/img/x', 429);
  expect(answer.headers.get('retry-after')).toBe('60');
  expect(await answer.text()).toContain('Có quá nhiều yêu cầu');
});

test('a form sent by script learns whether there is no room or no market', async () => {
  const thrown = async (because: 'full' | 'away') => {
    const answer = await answerAt('/department/register/import.data', 503, { because });
    const parts = JSON.parse(await answer.text());
    // As the framework writes it: a list in which everything names its parts by their place, null by -5.
    const [kind, data, status] = parts[2];
    expect(kind).toBe('ErrorResponse');
    return { data: data === -5 ? null : parts[data], status: parts[status] };
  };
  expect(problemOf(await thrown('full')).kind).toBe('full');
  expect(problemOf(await thrown('away')).kind).toBe('away');
});
