import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { type TestMarket, testMarket } from '#tests/support/test-market.ts';

async function openShop(
  settings: Record<string, string> = {},
): Promise<{ market: TestMarket; server: TestServer; cookie: string }> {
  const market = await testMarket({ settings });
  const { producerId } = await sellerOf(market.context);
  const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
  return { market, server: await startServer(market), cookie };
}

function put(server: TestServer, key: string, cookie: string, bytes: Uint8Array, first: number, end: number) {
  return server.fetch(`/media/photos/${key}`, {
    method: 'PUT',
    cookie,
    headers: {
      'content-range': `bytes ${first}-${end - 1}/${bytes.length}`,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('Ảnh chè.jpg'),
    },
    body: new Uint8Array(bytes.subarray(first, end)),
  });
}

async function sendWhole(server: TestServer, cookie: string, key: string, bytes: Uint8Array): Promise<Photo> {
  const response = await put(server, key, cookie, bytes, 0, bytes.length);
  expect(response.status).toBe(200);
  return ((await response.json()) as { photo: Photo }).photo;
}

test('a photo sent in pieces becomes one photo, and its pictures have immutable addresses', async () => {
  const { market, server, cookie } = await openShop();
  const bytes = await photoBytes({ width: 1400, height: 1000, gps: true });
  expect(await (await server.fetch('/media/photos/key-00000001', { cookie })).json()).toEqual({
    received: 0,
  });
  const piece = await put(server, 'key-00000001', cookie, bytes, 0, 5000);
  expect([piece.status, await piece.json()]).toEqual([202, { received: 5000 }]);
  const gap = await put(server, 'key-00000001', cookie, bytes, 9000, 9500);
  expect([gap.status, await gap.json()]).toEqual([409, { received: 5000 }]);
  const last = await put(server, 'key-00000001', cookie, bytes, 5000, bytes.length);
  const { photo } = (await last.json()) as { photo: Photo };
  expect(photo).toMatchObject({ width: 1400, height: 1000, fileName: 'Ảnh chè.jpg' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const again = await server.fetch(`/media/photos/key-00000002?sha256=${sha256}`, { cookie });
  expect(await again.json()).toEqual({ photo });

  await market.runJobs([makeRenditions]);
  for (const [name, type] of [
    ['640.avif', 'image/avif'],
    ['1400.webp', 'image/webp'],
    ['square.jpg', 'image/jpeg'],
  ]) {
    const picture = await server.fetch(`/img/${photo.hash}-${name}`);
    expect(picture.status, name).toBe(200);
    expect(picture.headers.get('content-type')).toBe(type);
    expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(picture.headers.get('set-cookie')).toBeNull();
    expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).exif).toBeUndefined();
    const etag = picture.headers.get('etag') ?? '';
    const unchanged = await server.fetch(`/img/${photo.hash}-${name}`, {
      headers: { 'if-none-match': etag },
    });
    expect(unchanged.status).toBe(304);
  }
});

test('a picture that is not made yet has a stand-in that nobody keeps', async () => {
  const { server, cookie } = await openShop();
  const photo = await sendWhole(server, cookie, 'key-00000001', await photoBytes());
  const early = await server.fetch(`/img/${photo.hash}-320.avif`);
  expect([early.status, early.headers.get('content-type'), early.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'no-store',
  ]);
  // A platform asks for a square once.
  const square = await server.fetch(`/img/${photo.hash}-square.jpg`);
  expect([square.status, square.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const { width, height } = await sharp(Buffer.from(await square.arrayBuffer())).metadata();
  expect([width, height]).toEqual([1200, 1200]);
});

test('the master, other files and unknown pictures are not found', async () => {
  const { server, cookie } = await openShop();
  const { hash } = await sendWhole(server, cookie, 'key-00000001', await photoBytes());
  for (const name of [`${hash}.jpg`, `${'0'.repeat(64)}-640.webp`, `..%2Fphotos%2F${hash}.jpg`, 'x']) {
    expect((await server.fetch(`/img/${name}`)).status, name).toBe(404);
  }
});

test('a file that is no photo is refused in words, and forgotten', async () => {
  const { server, cookie } = await openShop();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const refused = await put(server, 'key-00000001', cookie, svg, 0, svg.length);
  expect([refused.status, await refused.json()]).toEqual([
    422,
    { code: 'photoSvg', params: { megabytes: 15 } },
  ]);
  expect(await (await server.fetch('/media/photos/key-00000001', { cookie })).json()).toEqual({
    received: 0,
  });
});

test('one producer cannot see, continue or claim what another is sending', async () => {
  const { market, server, cookie } = await openShop();
  const { producerId } = await sellerOf(market.context);
  const stranger = await signedIn(market.context, { role: 'producer_member', producerId });
  const bytes = await photoBytes();
  await put(server, 'key-00000001', cookie, bytes, 0, 5000);
  const seen = await server.fetch('/media/photos/key-00000001', { cookie: stranger.cookie });
  expect(await seen.json()).toEqual({ received: 0 });
  const own = await sendWhole(server, cookie, 'key-00000003', bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const guess = await server.fetch(`/media/photos/key-00000004?sha256=${sha256}`, {
    cookie: stranger.cookie,
  });
  expect(await guess.json()).toEqual({ received: 0 });
  expect((await sendWhole(server, stranger.cookie, 'key-00000003', bytes)).id).not.toBe(own.id);
});

test('nobody uploads without signing in, from another site, or with a made-up range', async () => {
  const { server, cookie } = await openShop();
  const bytes = await photoBytes({ width: 100, height: 100 });
  expect((await put(server, 'key-00000001', '', bytes, 0, bytes.length)).status).toBe(303);
  const elsewhere = await server.fetch('/media/photos/key-00000001', {
    method: 'PUT',
    cookie,
    headers: {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-range': 'bytes 0-9/10',
    },
    body: new Uint8Array(10),
  });
  expect(elsewhere.status).toBe(403);
  for (const range of [
    '',
    'bytes 0-99/10',
    'bytes 5-2/10',
    'bytes 0-4/10',
    'bytes -1-9/10',
    'chunks 0-9/10',
  ]) {
    const response = await server.fetch('/media/photos/key-00000001', {
      method: 'PUT',
      cookie,
      headers: { 'content-range': range },
      body: new Uint8Array(10),
    });
    expect(response.status, range).toBe(400);
  }
  const post = await server.fetch('/media/photos/key-00000001', { method: 'POST', cookie, body: 'x' });
  expect(post.status).toBe(405);
});

test('too many photos in a minute wait their turn, and what has arrived is kept', async () => {
  const { market, server, cookie } = await openShop({ LIMIT_UPLOAD_PER_MINUTE: '1' });
  await sendWhole(server, cookie, 'key-00000001', await photoBytes({ seed: 1, width: 200 }));
  const bytes = await photoBytes({ seed: 2, width: 200 });
  const limited = await put(server, 'key-00000002', cookie, bytes, 0, bytes.length);
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '60']);
  const kept = await server.fetch('/media/photos/key-00000002', { cookie });
  expect(await kept.json()).toEqual({ received: bytes.length });
  market.clock.advance(60_000);
  const last = bytes.length - 1;
  expect((await put(server, 'key-00000002', cookie, bytes, last, bytes.length)).status).toBe(200);
});
