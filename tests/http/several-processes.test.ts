import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { ownListing, publishedListing, saveStep, submitDraft, what } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { request } from '#tests/support/request.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { type ServerProcess, spawnServer } from '#tests/support/spawn-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const LOOK_AGAIN_MS = 20;
/** A page that is not renewed at all is given up on. */
const GIVEN_UP_MS = 10_000;
/** What DESIGN promises; the middle of several rounds, for the processes share this machine with other tests. */
const PROMISED_MS = 1_000;
const ROUNDS = 5;

/** A server of its own over the market's database and files, on the real clock. */
function serverOver(market: TestMarket): Promise<ServerProcess> {
  return spawnServer({
    DATA_DIR: market.dataDir,
    DATABASE_URL: market.databaseUrl ?? '',
    DEMO: 'off',
    APP_SECRET: TEST_SECRET,
  });
}

async function read({ url }: ServerProcess, path: string) {
  const answer = await request(url, path);
  const body = await answer.text();
  expect(answer.status, `${path}: ${body.slice(0, 300)}`).toBe(200);
  return { body, etag: answer.headers.get('etag') ?? '' };
}

/** Reads until the page is in the cache: it answers "not modified" by a tag that only kept pages have. */
async function expectKept(server: ServerProcess, path: string): Promise<void> {
  await read(server, path);
  const { etag } = await read(server, path);
  expect(etag).toMatch(/^"/);
  expect((await request(server.url, path, { headers: { 'if-none-match': etag } })).status).toBe(304);
}

/** Milliseconds until every page shows the words. */
async function shownAfter(
  server: ServerProcess,
  paths: ReadonlyArray<string>,
  words: string,
): Promise<number> {
  const begun = performance.now();
  for (const path of paths) {
    while (!(await read(server, path)).body.includes(words)) {
      if (performance.now() - begun > GIVEN_UP_MS) throw new Error(`${path} never says ${words}`);
      await delay(LOOK_AGAIN_MS);
    }
  }
  return performance.now() - begun;
}

/** The producer hands in another English name, which leaves the address as it is. @returns the address at which staff decide, and the mark of what they see. */
async function handInTitle(context: Context, seller: SellerActor, listingId: string, titleEn: string) {
  await saveStep(context, seller, listingId, 'what', { ...what, titleEn });
  await submitDraft(context, seller, listingId);
  const { open } = await ownListing(context, seller, listingId);
  return { path: `/department/review/${open?.id}`, saves: String(open?.saves) };
}

const NOT_ALONE = /^The market in .+ is open already: .+\nThis one opens it beside that, .+\n/;

eachEngine('several server processes over one database', (open) => {
  test('what is approved through one is public on the other within a second, on kept pages too', async () => {
    const market = await open({ now: Date.now() });
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await publishedListing(context, seller);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const { listing } = await ownListing(context, seller, listingId);
    const servers = await Promise.all([serverOver(market), serverOver(market)]);
    const pages = [`/en/products/${listing.slug}`, '/en/products', '/en', '/en/search?q=che+shan'];
    const took: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      // Each is the one that acts, and the one that follows, in turn.
      const [acts, follows] = round % 2 ? servers : [...servers].reverse();
      if (!acts || !follows) throw new Error('two servers were started');
      const title = `Ban Lien tea, harvest ${round}`;
      for (const path of pages) await expectKept(follows, path);
      const { path, saves } = await handInTitle(context, seller, listingId, title);
      for (const page of pages) expect((await read(follows, page)).body).not.toContain(title);
      market.clock.set(Date.now());
      const answer = await request(acts.url, path, {
        cookie,
        form: { intent: 'approve', saves, title, hasCheckedClaims: 'on' },
      });
      expect([answer.status, await answer.text()]).toEqual([303, '']);
      took.push(await shownAfter(follows, pages, title));
      expect((await read(acts, pages[0] ?? '')).body).toContain(title);
    }
    const [, , middle] = [...took].sort((a, b) => a - b);
    expect(middle, `milliseconds of each round: ${took.map(Math.round)}`).toBeLessThan(PROMISED_MS);
    // Each but the first says at its start that it is not alone; nothing else is said.
    for (const server of servers)
      expect([await server.stop(), server.said().replace(NOT_ALONE, '')]).toEqual([0, '']);
  }, 120_000);
});
