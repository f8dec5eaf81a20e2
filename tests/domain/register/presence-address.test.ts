import { expect, test } from 'vitest';
import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import { readPresenceUrl } from '#app/domain/register/presence-address.server.ts';

const shopee = { hosts: ['shopee.vn'], name: 'Shopee' };

test.each([
  'shopee.vn./che',
  'https://shopee.vn/che\u200b',
  '“https://shopee.vn/che”',
  'https://SHOPEE.vn:443/che',
  'http://www.shopee.vn.:80/che/',
])('“%s” is the page that stands there already', (typed) => {
  expect(urlKey(readPresenceUrl(typed, shopee) ?? '')).toBe('shopee.vn/che');
});

test('the dot after a host is not kept', () => {
  expect(readPresenceUrl('https://shopee.vn./che?a=1', shopee)).toBe('https://shopee.vn/che?a=1');
});

test.each([
  'http://127.0.0.1/x',
  'https://10.0.0.3/x',
  'http://may-in.local./x',
])('“%s” is no site of a producer', (typed) => {
  expect(() => readPresenceUrl(typed, { hosts: [], name: '' })).toThrow(
    expect.objectContaining({ code: 'notAUrl', field: 'url' }),
  );
});

test.each([
  'shopee.vn:8443/che',
  'http://shopee.vn:443/che',
  'https://shopee.vn.:80/che',
  'https://localhost./',
])('“%s” is no address of a product', (typed) => {
  for (const channel of [shopee, { hosts: [], name: '' }])
    expect(() => readPresenceUrl(typed, channel)).toThrow(
      expect.objectContaining({ code: 'notAUrl', field: 'url' }),
    );
});
