import { expect, test } from 'vitest';
import { cacheablePage } from '#app/server/html-cache/cacheable-pages.ts';
import { type CachedAnswer, HtmlCache } from '#app/server/html-cache/html-cache.server.ts';

const MB = 1024 * 1024;

function answer(
  text: string,
  options: { tags?: string[]; validUntil?: number; bytes?: number } = {},
): CachedAnswer {
  const sent = { etag: '"x"', headers: [], notModified: [], body: Buffer.alloc(options.bytes ?? 10, text) };
  return {
    status: 200,
    sent: { identity: sent, gzip: sent, br: sent },
    tags: new Set(options.tags ?? ['catalog']),
    validUntil: options.validUntil ?? Number.POSITIVE_INFINITY,
  };
}

function openCache(mostBytes = MB) {
  const clock = { ms: 1_000, now: () => clock.ms };
  return { clock, cache: new HtmlCache(clock, mostBytes) };
}

test('an answer leaves when something it shows has changed, and only then', () => {
  const { cache } = openCache();
  cache.put('a', answer('a', { tags: ['listing:1', 'catalog'] }), cache.begin());
  cache.put('b', answer('b', { tags: ['listing:2'] }), cache.begin());
  cache.drop(['listing:1']);
  expect(cache.get('a')).toBeNull();
  expect(cache.get('b')).not.toBeNull();
});

test('an answer leaves at its own time, by the clock alone', () => {
  const { cache, clock } = openCache();
  cache.put('a', answer('a', { validUntil: 2_000 }), cache.begin());
  clock.ms = 1_999;
  expect(cache.get('a')).not.toBeNull();
  clock.ms = 2_000;
  expect(cache.get('a')).toBeNull();
});

test('an answer whose time is already over is not kept', () => {
  const { cache } = openCache();
  cache.put('a', answer('a', { validUntil: 1_000 }), cache.begin());
  expect(cache.get('a')).toBeNull();
});

test('a page that was being loaded while what it shows changed is not kept', () => {
  const { cache } = openCache();
  const begunAt = cache.begin();
  cache.drop(['listing:1']);
  cache.put('a', answer('old', { tags: ['listing:1'] }), begunAt);
  expect(cache.get('a')).toBeNull();
  cache.put('b', answer('other', { tags: ['listing:2'] }), begunAt);
  expect(cache.get('b')).not.toBeNull();
});

test('while changes of other processes cannot be heard, nothing is served or kept', () => {
  const { cache } = openCache();
  cache.put('a', answer('a'), cache.begin());
  cache.setListening(false);
  cache.put('b', answer('b'), cache.begin());
  expect([cache.get('a'), cache.get('b')]).toEqual([null, null]);
  cache.setListening(true);
  expect(cache.get('a')).not.toBeNull();
  expect(cache.get('b')).toBeNull();
});

test('after a silence that hid changes nothing old is left, not even what was being loaded', () => {
  const { cache } = openCache();
  cache.put('a', answer('a'), cache.begin());
  const begunAt = cache.begin();
  cache.clear();
  cache.put('b', answer('b'), begunAt);
  expect([cache.get('a'), cache.get('b')]).toEqual([null, null]);
  cache.put('c', answer('c'), cache.begin());
  expect(cache.get('c')).not.toBeNull();
});

test('the cache never holds more bytes than it may', () => {
  const { cache } = openCache(MB);
  for (let i = 0; i < 100; i++) cache.put(`k${i}`, answer('x', { bytes: 20_000 }), cache.begin());
  expect(cache.bytes).toBeLessThanOrEqual(MB);
  expect(cache.get('k99')).not.toBeNull();
  expect(cache.get('k0')).toBeNull();
});

test.each([
  ['/products?sort=price&star=4&utm_source=x', '/products?sort=price&star=4'],
  ['/products?star=4&sort=price', '/products?sort=price&star=4'],
  ['/en/products?star=', '/en/products'],
  ['/en', '/en'],
  ['/_root.data?_routes=root', '/_root.data?_routes=root'],
  ['/products.data?star=4&x=1', '/products.data?star=4'],
  ['/search?q=ch%C3%A8', '/search?q=ch%C3%A8'],
])('%s is kept as %s', (asked, kept) => {
  expect(cacheablePage(new URL(asked, 'http://market.test'))?.address).toBe(kept);
});

test.each([
  '/account/sign-in',
  '/seller',
  '/department/entries',
  '/api/v1/products',
  '/english',
  '/products/a/b',
  '/en/account',
])('%s is never kept', (asked) => {
  expect(cacheablePage(new URL(asked, 'http://market.test'))).toBeNull();
});
