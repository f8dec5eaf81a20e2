import { randomBytes } from 'node:crypto';
import { Agent, request as send } from 'node:http';
import { expect, test } from 'vitest';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const MB = 1024 * 1024;
/** Well below the server's keep-alive, after which it ends a connection that is stuck. */
const AT_ONCE_MS = 5_000;

type Answer = { status: number; text: string };

/** One request of a browser; a form of one file of so many bytes, whole on its way before the answer is looked at. */
function ask(
  agent: Agent,
  url: string,
  cookie: string,
  upload?: { name: string; bytes: number },
): Promise<Answer> {
  const boundary = 'cho-phien';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${upload?.name}"; filename="so.xlsx"\r\n\r\n`;
  const body =
    upload &&
    Buffer.concat([Buffer.from(head), randomBytes(upload.bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return new Promise((resolve, reject) => {
    const sent = send(
      url,
      {
        agent,
        method: body ? 'POST' : 'GET',
        headers: {
          cookie,
          origin: new URL(url).origin,
          'sec-fetch-site': 'same-origin',
          ...(body && {
            'content-type': `multipart/form-data; boundary=${boundary}`,
            'content-length': body.length,
          }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a refused upload has its answer at once, and its connection goes on', async () => {
  // Less than any of the files: there is room for none of them
  const market = await testMarket({ settings: { UPLOAD_MEMORY_BYTES: String(8 * MB) } });
  const { context } = market;
  const { producerId } = await sellerOf(context);
  const staff = (await signedIn(context, { role: 'department_staff' })).cookie;
  const seller = (await signedIn(context, { role: 'producer_member', producerId })).cookie;
  const server = await startServer(market);
  const cases: Array<[string, string, { name: string; bytes: number }, number, RegExp]> = [
    [
      '/department/register/import',
      staff,
      { name: 'file', bytes: 22 * MB },
      429,
      /Đang có nhiều tệp gửi lên/,
    ],
    ['/department/register/import', '', { name: 'file', bytes: 22 * MB }, 303, /^/],
    ['/department/register/import', seller, { name: 'file', bytes: 22 * MB }, 403, /<h1/],
    ['/department/register/import', staff, { name: 'file', bytes: 30 * MB }, 413, /quá lớn/],
    ['/seller/channels/shopee/workbook', seller, { name: 'template', bytes: 22 * MB }, 429, /<form/],
    ['/seller/channels/shopee/workbook', '', { name: 'template', bytes: 22 * MB }, 303, /^/],
    ['/seller/channels/nowhere/workbook', seller, { name: 'template', bytes: 22 * MB }, 404, /<h1/],
  ];
  for (const [path, cookie, upload, status, words] of cases) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const startedAt = performance.now();
    const refused = await ask(agent, server.url + path, cookie, upload);
    expect([path, refused.status]).toEqual([path, status]);
    expect(refused.text).toMatch(words);
    const next = await ask(agent, `${server.url}/healthz`, cookie);
    expect([path, next.text]).toEqual([path, 'ok\n']);
    expect(performance.now() - startedAt, path).toBeLessThan(AT_ONCE_MS);
    agent.destroy();
  }
});
