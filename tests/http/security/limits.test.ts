import { expect, test } from 'vitest';
import { account, PASSWORD, PHONE } from '#tests/factories/account.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

const MINUTE_MS = 60_000;
const BEHIND_PROXY = { TRUST_PROXY: '127.0.0.1' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

async function open(settings: Record<string, string> = {}) {
  const market = await testMarket({ settings: { ...BEHIND_PROXY, ...settings } });
  return { ...market, server: await startServer(market) };
}

test('searching is limited by address, also where pages are kept; what is kept goes on', async () => {
  const { server, clock } = await open({ LIMIT_SEARCH_PER_MINUTE: '5' });
  const search = (words: string, address = '203.0.113.9', language = '') =>
    server.fetch(`${language}/search?q=${encodeURIComponent(words)}`, from(address));
  for (let i = 0; i < 5; i++) expect((await search(`chè ${i}`)).status).toBe(200);

  clock.advance(MINUTE_MS / 2);
  const refused = await search('chè "Shan" tuyết');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  const page = await refused.text();
  expect(page).toContain('<html lang="vi"');
  expect(page).toContain('Hãy đợi một chút');
  expect(page).toContain('value="chè &quot;Shan&quot; tuyết"');
  const english = await search('Shan tea', '203.0.113.9', '/en');
  expect(english.status).toBe(429);
  expect(await english.text()).toMatch(/<html lang="en"[\s\S]*value="Shan tea"[\s\S]*Please wait a moment/);

  expect((await search('chè 1')).status).toBe(200);
  expect((await server.fetch('/products', from('203.0.113.9'))).status).toBe(200);
  expect((await search('chè "Shan" tuyết', '203.0.113.10')).status).toBe(200);
  clock.advance(MINUTE_MS / 2);
  expect((await search('mới')).status).toBe(200);
});

test('a search that many ask for at once costs each of them nothing more, and nobody gets another’s refusal', async () => {
  const { server } = await open({ LIMIT_SEARCH_PER_MINUTE: '1' });
  await server.fetch('/search?q=a', from('203.0.113.1'));
  const ends = await Promise.all(
    ['203.0.113.1', '203.0.113.2', '203.0.113.3'].map((one) => server.fetch('/search?q=b', from(one))),
  );
  expect(ends.map(({ status }) => status)).toEqual([429, 200, 200]);
});

test('the open API is limited by address, and says so as JSON', async () => {
  const { server } = await open({ LIMIT_SEARCH_PER_MINUTE: '3' });
  const read = (path: string) => server.fetch(`/api/v1/${path}`, from('2001:db8::1'));
  for (const path of ['products', 'producers', 'codelists/channels'])
    expect((await read(path)).status).toBe(200);
  const refused = await read('products?limit=1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await refused.json()).toMatchObject({ error: { code: 'tooManyRequests' } });
  expect((await server.fetch('/api/v1/products', from('2001:db8::ffff'))).status).toBe(429);
  expect((await server.fetch('/api/v1/products', from('2001:db8:0:1::1'))).status).toBe(200);
});

test('guesses from one IPv6 network are counted together, whatever address they come from', async () => {
  const { server, context } = await open();
  await account(context);
  const tryFrom = async (address: string, password: string) =>
    (await server.fetch('/account/sign-in', { ...from(address), form: { login: PHONE, password } })).status;
  const ends: number[] = [];
  for (let i = 1; i <= 7; i++) ends.push(await tryFrom(`2001:db8:7:7::${i}`, 'sai rồi nhé'));
  expect(ends).toEqual([400, 400, 400, 400, 400, 429, 429]);
  expect(await tryFrom('2001:db8:7:8::1', PASSWORD)).toBe(303);
});

test('fifty wrong guesses of a neighbour keep nobody else behind the address out', async () => {
  const { server, context } = await open();
  await account(context);
  const tryIn = async (login: string, password: string) =>
    (await server.fetch('/account/sign-in', { ...from('203.0.113.9'), form: { login, password } })).status;
  for (let i = 0; i < 60; i++) await tryIn(`09000001${10 + i}`, 'sai rồi nhé');
  expect(await tryIn(PHONE, PASSWORD)).toBe(303);
});
