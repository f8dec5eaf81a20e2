import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { sweepFeeds } from '#app/domain/channels/feed/sweep-feeds.server.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const day = 24 * 60 * 60 * 1000;

/** A listing as an approval leaves it, its mark in `change` included. */
async function publish(
  context: Context,
  producerId: string,
  titleVi: string,
  entryId: string | null = null,
): Promise<string> {
  const id = await publishedListing(context, { producerId, listing: { titleVi, entryId } });
  await context.store.write((tx) => context.store.touch(tx, ['catalog'], context.clock.now()));
  return id;
}

async function keptFeeds({ storage }: Context): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list('feeds')) keys.push(key);
  return keys.sort();
}

async function titlesOf(server: TestServer, path: string): Promise<string[]> {
  const rows = parse<Record<string, string>>(await (await server.fetch(path)).text(), { columns: true });
  return rows.map((row) => row.title ?? row.name ?? '').sort();
}

eachEngine('feeds over HTTP', (open) => {
  test.each([
    ['google.xml', 'application/xml; charset=utf-8', null],
    ['google.tsv', 'text/tab-separated-values; charset=utf-8', null],
    ['meta.csv', 'text/csv; charset=utf-8', null],
    ['meta.xml', 'application/xml; charset=utf-8', null],
    ['zalo.csv', 'text/csv; charset=utf-8', 'inline; filename="zalo-experimental.csv"'],
  ])('%s says what it is, and answers 304 to its own tag', async (file, type, disposition) => {
    const { context } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    await publish(context, producerId, 'Chè Shan tuyết');
    const first = await server.fetch(`/feeds/${file}`);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, type]);
    expect(first.headers.get('content-disposition')).toBe(disposition);
    expect(first.headers.get('vary')).toContain('Accept-Encoding');
    expect(await first.text()).toContain('Chè Shan tuyết');
    const etag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': `"another", W/${etag}` };
    const again = await server.fetch(`/feeds/${file}`, { headers });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  test('is packed once: the next reader gets the kept file as it lies', async () => {
    const { context } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    await publish(context, producerId, 'Chè Shan tuyết');
    expect(await titlesOf(server, '/feeds/meta.csv')).toEqual(['Chè Shan tuyết']);
    const [key = ''] = await keptFeeds(context);
    expect(key).toMatch(/^feeds\/me\/meta-csv-[0-9a-f]{32}\.gz$/);
    await context.storage.putDerived('feeds', key.slice('feeds/me/'.length), gzipSync('title\nkept\n'));
    expect(await titlesOf(server, '/feeds/meta.csv')).toEqual(['kept']);
    const plain = await server.fetch('/feeds/meta.csv', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('title\nkept\n');
    const refused = { headers: { 'accept-encoding': 'gzip;q=0, deflate' } };
    const unpacked = await server.fetch('/feeds/meta.csv', refused);
    expect(await unpacked.text()).toBe('title\nkept\n');
    // Other bytes, another tag.
    const packed = await server.fetch('/feeds/meta.csv', { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));

    await publish(context, producerId, 'Mật ong bạc hà');
    expect(await titlesOf(server, '/feeds/meta.csv')).toEqual(['Chè Shan tuyết', 'Mật ong bạc hà']);
    const after = await keptFeeds(context);
    expect(after).toHaveLength(1);
    expect(after).not.toContain(key);
  });

  test('all who ask while it is made get the same; one who leaves takes it from nobody', async () => {
    const { context } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    for (let n = 0; n < 450; n += 1) await publishedListing(context, { producerId });
    const gone = new AbortController();
    const leaver = server.fetch('/feeds/google.xml', { signal: gone.signal });
    const stayers = Array.from({ length: 4 }, async () => (await server.fetch('/feeds/google.xml')).text());
    await (await leaver).body?.cancel();
    gone.abort();
    const texts = await Promise.all(stayers);
    expect(texts[0]?.match(/<item>/g)).toHaveLength(450);
    expect(new Set(texts).size).toBe(1);
    expect(await keptFeeds(context)).toHaveLength(1);
  });

  test('what changes while it is made is not kept under the tag from before', async () => {
    const { context } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    await publish(context, producerId, 'Chè Shan tuyết');
    const { storage } = context;
    let asked = 0;
    // The store is asked for a kept file when the tag is known and nothing is read yet.
    const slow = {
      ...storage,
      open: async (key: string) => {
        asked += 1;
        if (asked === 1) await publish(context, producerId, 'Mật ong bạc hà');
        return storage.open(key);
      },
    };
    const other = await startServer({ context: { ...context, storage: slow } });
    expect(await titlesOf(other, '/feeds/meta.csv')).toHaveLength(2);
    expect(asked).toBe(1);
    expect(await keptFeeds(context)).toEqual([]);
    expect(await titlesOf(server, '/feeds/meta.csv')).toHaveLength(2);
    expect(await keptFeeds(context)).toHaveLength(1);
  });

  test('the changes alone, where the platform keeps what a file does not name', async () => {
    const { context, clock } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    const old = await publish(context, producerId, 'Chè Shan tuyết');
    clock.advance(day);
    const since = new Date(clock.now()).toISOString();
    const path = `/feeds/meta.csv?updated_since=${since}`;
    expect(await titlesOf(server, path)).toEqual([]);
    await publish(context, producerId, 'Mật ong bạc hà');
    expect(await titlesOf(server, path)).toEqual(['Mật ong bạc hà']);
    expect(await titlesOf(server, '/feeds/meta.csv')).toHaveLength(2);
    const { channelChoice } = context.store.tables;
    await context.store.write(async (tx) => {
      const chosen = { channelCode: 'meta', subject: old, field: 'title', value: 'Chè cổ thụ' };
      await tx.insert(channelChoice).values({ ...chosen, producerId, chosenAt: clock.now() });
      await context.store.touch(tx, ['feeds'], clock.now());
    });
    expect(await titlesOf(server, path)).toEqual(['Chè cổ thụ', 'Mật ong bạc hà']);
    expect(await titlesOf(server, `/feeds/zalo.csv?updated_since=${since}`)).toEqual(['Mật ong bạc hà']);
    // Google takes goods down that its file does not name.
    const google = await server.fetch(`/feeds/google.xml?updated_since=${since}`);
    expect([google.status, await google.text()]).toEqual([400, expect.stringContaining('updated_since')]);
    expect((await server.fetch('/feeds/meta.csv?updated_since=yesterday')).status).toBe(400);
  });

  test('a star that lapses is a change of its midnight', async () => {
    const { context, clock } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    const rounds = [{ stars: 4, fromDay: -500, toDay: 2 }];
    const { id: entryId } = await recognisedEntry(context, { producerId, rounds });
    await publish(context, producerId, 'Chè Shan tuyết', entryId);
    await publish(context, producerId, 'Mật ong bạc hà');
    clock.advance(day);
    const path = `/feeds/meta.csv?updated_since=${new Date(clock.now()).toISOString()}`;
    expect(await titlesOf(server, path)).toEqual([]);
    clock.advance(day);
    expect(await titlesOf(server, path)).toEqual(['Chè Shan tuyết']);
  });

  test('very many changes are sent as the whole feed, which is made once for all', async () => {
    const { context, clock } = await open();
    const server = await startServer({ context });
    const { producerId } = await sellerOf(context);
    const since = new Date(clock.now()).toISOString();
    for (let at = 0; at < 1_000; at += 1)
      await publishedListing(context, { producerId, listing: { titleVi: `Chè ${at}` }, photos: [] });
    const path = `/feeds/meta.csv?updated_since=${since}`;
    await server.fetch(path);
    expect(await keptFeeds(context)).toEqual([]);
    await publish(context, producerId, 'Một nghìn lẻ một');
    const whole = await server.fetch('/feeds/meta.csv');
    const text = await whole.text();
    const changes = await server.fetch(path);
    expect(changes.headers.get('etag')).toBe(whole.headers.get('etag'));
    expect(await changes.text()).toBe(text);
    expect(await keptFeeds(context)).toHaveLength(1);
  });

  test('one address may ask for changes so often in a minute, and for whole feeds always', async () => {
    const { context, clock } = await open();
    const limits = { ...context.config.limits, searchPerMinute: 2 };
    const server = await startServer({ context: { ...context, config: { ...context.config, limits } } });
    const path = `/feeds/zalo.csv?updated_since=${new Date(clock.now()).toISOString()}`;
    const statusOf = async (asked: string) => (await server.fetch(asked)).status;
    expect([await statusOf(path), await statusOf(path), await statusOf(path)]).toEqual([200, 200, 429]);
    expect((await server.fetch(path)).headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await statusOf('/feeds/zalo.csv')).toBe(200);
    clock.advance(60_000);
    expect(await statusOf(path)).toBe(200);
  });

  test('feeds of earlier days are swept away', async () => {
    const { context, dataDir } = await open();
    const server = await startServer({ context });
    await (await server.fetch('/feeds/google.xml')).text();
    const run = { signal: new AbortController().signal } as Parameters<typeof sweepFeeds.run>[2];
    await sweepFeeds.run(context, {}, run);
    const [key = ''] = await keptFeeds(context);
    // The disk's own time, which no test sets.
    const earlier = new Date(Date.now() - 2 * day);
    utimesSync(join(dataDir, 'files', key), earlier, earlier);
    await sweepFeeds.run(context, {}, run);
    expect(await keptFeeds(context)).toEqual([]);
  });
});
