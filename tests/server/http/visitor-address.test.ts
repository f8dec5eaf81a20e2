import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from '#app/server/http/client-address.ts';
import { isLocalVisitor } from '#app/server/http/local-visitor.ts';
import { readTrustedProxies, type TrustedProxies } from '#app/server/trusted-proxies.ts';

const from = (remoteAddress: string, headers: Record<string, string> = {}, httpVersion = '1.1') =>
  ({ socket: { remoteAddress }, headers, httpVersion, httpVersionMajor: 1 }) as unknown as IncomingMessage;
function proxies(text: string): TrustedProxies {
  const read = readTrustedProxies(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return read;
}
const NONE = proxies('');
const PROXY = proxies('10.0.0.1');
const forwarded = (text: string) => clientAddress(from('10.0.0.1', { 'x-forwarded-for': text }), PROXY);

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::ffff', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:0:0:0:1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('limits count %s as %s', (peer, counted) => {
  expect(clientAddress(from(peer), NONE)).toBe(counted);
});

test('a trusted proxy says who came; a stranger’s own words do not count', () => {
  expect(forwarded('198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
  expect(forwarded('203.0.113.9, 10.0.0.1')).toBe('203.0.113.9');
  expect(forwarded('203.0.113.9:4711')).toBe('203.0.113.9');
  expect(forwarded('[2001:db8:1:2::9]:4711')).toBe('2001:db8:1:2::/64');
  expect(forwarded('unknown')).toBe('10.0.0.1');
  expect(clientAddress(from('203.0.113.9', { 'x-forwarded-for': '198.51.100.7' }), PROXY)).toBe(
    '203.0.113.9',
  );
});

test.each([
  ['127.0.0.1', 'localhost:3000'],
  ['::1', '[::1]:3000'],
  ['::ffff:127.0.0.1', '127.0.0.1:3000'],
  ['192.168.1.77', '192.168.1.20:3000'],
  ['172.20.3.4', 'cho.local'],
  ['fe80::1%wlan0', '[fe80::2]:3000'],
])('%s asking for %s is a visitor of the local network', (peer, host) => {
  expect(isLocalVisitor(from(peer, { host }), NONE)).toBe(true);
});

test.each([
  ['a public address', from('203.0.113.9', { host: '192.168.1.20:3000' })],
  ['a public name', from('127.0.0.1', { host: 'chophien.example' })],
  ['a public name with a private beginning', from('127.0.0.1', { host: '10.0.0.1.example' })],
  ['no name', from('127.0.0.1')],
  ['a name that is none', from('127.0.0.1', { host: '[' })],
  ['an old proxy', from('127.0.0.1', { host: '127.0.0.1:3000' }, '1.0')],
  ...['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'].map(
    (header) => [header, from('127.0.0.1', { host: '127.0.0.1:3000', [header]: '' })] as const,
  ),
] as const)('a request with %s is not', (_what, request) => {
  expect(isLocalVisitor(request, NONE)).toBe(false);
});

test('where a proxy is trusted, nobody is', () => {
  expect(isLocalVisitor(from('127.0.0.1', { host: 'localhost' }), proxies('127.0.0.1'))).toBe(false);
});

test.each([
  ['10.0.0.0/8', '10.200.3.4'],
  ['192.168.1.20/24', '192.168.1.1'],
  ['127.0.0.1, ::1', '::1'],
  ['fd00::/8', 'fd12:3456::1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.0/104', '10.9.9.9'],
  ['10.0.0.1', '::ffff:10.0.0.1'],
])('TRUST_PROXY=%s believes %s', (text, peer) => {
  const request = from(peer, { 'x-forwarded-for': '203.0.113.9' });
  expect(clientAddress(request, proxies(text))).toBe('203.0.113.9');
  expect(clientAddress(from('203.0.113.1', { 'x-forwarded-for': '203.0.113.9' }), proxies(text))).toBe(
    '203.0.113.1',
  );
});

test('two proxies of one network in a row lead to the visitor before them', () => {
  const request = from('10.0.0.2', { 'x-forwarded-for': '198.51.100.7, 203.0.113.9, 10.1.2.3' });
  expect(clientAddress(request, proxies('10.0.0.0/8'))).toBe('203.0.113.9');
});

test.each([
  'localhost',
  'loopback',
  '127.0.0.1 ::1',
  '127.0.0.l',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/-1',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/255.0.0.0',
  'http://127.0.0.1',
  '127.0.0.1:8080',
])('%s is no proxy', (text) => {
  expect(readTrustedProxies(`10.0.0.1, ${text}`)).toEqual({ wrong: text });
});
