import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleLinks } from '#app/demo/sample-links.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { lookAtPage } from '#app/domain/register/look-at-page.server.ts';
import { matchLinks } from '#app/domain/register/match-links.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { lookAtPresenceJob, watchPresences } from '#app/domain/register/watch-presences.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { openMarket, WrongStamp } from '#app/market.server.ts';
import { localDate } from '#app/server/local-date.ts';
import {
  readSimulated,
  SIMULATED_FILES,
  simulatedPlatforms,
} from '#app/server/simulated-platforms.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { ownedFolder } from '#tests/support/scratch-folder.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** On hosts that nobody can own, as the demo's register has them. */
const MADE_UP = { shopee: 'https://shopee.example/che', 'tiktok-shop': 'https://tiktokshop.example/che' };

eachEngine('made-up addresses typed by hand', (open) => {
  for (const demo of [true, false])
    test(
      demo ? 'a demo takes them for the channel that they play' : 'any other market refuses them',
      async () => {
        const { context } = await open({ demo });
        await seedReference(context);
        const seller = await sellerOf(context);
        const { id: entryId } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
        const { store, clock } = context;
        const { links } = await matchLinks(context, seller, Object.values(MADE_UP).join('\n'));
        expect(links.map(({ channel }) => channel?.code ?? null)).toEqual(
          demo ? Object.keys(MADE_UP) : [null, null],
        );
        const claim = (url: string) => claimPresences(context, seller, [{ entryId, url }]);
        const record = (channelCode: string, url: string) =>
          recordPresence(context, staffMember(), {
            ...{ entryId, channelCode, url, state: 'live', note: 'đã xem', evidenceHash: null },
            seenOn: localDate(clock.now()),
          });
        if (!demo) {
          await expect(claim(MADE_UP.shopee)).rejects.toMatchObject({ code: 'linkUnknownChannel' });
          await expect(record('shopee', MADE_UP.shopee)).rejects.toMatchObject({
            code: 'presenceUrlOtherChannel',
          });
          return;
        }
        expect(await claim(MADE_UP.shopee)).toEqual({ claimed: 1, known: 0 });
        await record('tiktok-shop', MADE_UP['tiktok-shop']);
        await expect(record('tiki', MADE_UP.shopee), 'but for its own alone').rejects.toMatchObject({
          code: 'presenceUrlOtherChannel',
        });
        const { presence } = store.tables;
        const kept = await store.read((db) => db.select().from(presence));
        expect(kept.map(({ channelCode, url }) => [channelCode, url]).sort()).toEqual(
          Object.entries(MADE_UP).sort(),
        );
      },
    );
});

eachEngine('links on the sites of simulated platforms', (open) => {
  test('are looked at as others are: one on sale counts, one that is gone does not, and of one that is not reached nothing is concluded', async () => {
    const { about, close } = await startPlatforms();
    onTestFinished(close);
    let said: unknown = about;
    const market = await open({ simulated: simulatedPlatforms(() => readSimulated(said)), demo: true });
    const { context, clock } = market;
    await seedReference(context);
    const seller = await sellerOf(context);
    const name = 'Chè Shan tuyết';
    const { id: entryId } = await recognisedEntry(context, {
      ...{ name, producerId: seller.producerId },
      rounds: [{ stars: 4, fromDay: -100, toDay: 900 }],
    });
    const links = sampleLinks(context, name);
    if (!links) throw new Error('no simulated platforms');
    const { live, gone, away } = links;
    const soldOut = live.replace('/mau/', '/het-hang/');
    const real = 'https://shopee.vn/che-shan-tuyet-i.1.2';
    const { presence, presenceCheck } = context.store.tables;
    const standing = async () => {
      const rows = await context.store.read((db) =>
        db.select({ url: presence.url, state: presence.state }).from(presence),
      );
      return Object.fromEntries(rows.map(({ url, state }) => [url, state]));
    };
    const look = async () => {
      for (let turn = 0; turn < 6; turn += 1) {
        clock.advance(60_000);
        await market.runJobs([lookAtPresenceJob]);
      }
    };
    const figure = async () => {
      const { everListed, liveVerified } = await onboardingFigure(context, { targetCode: null, asOf: null });
      return [everListed, liveVerified];
    };
    expect(await claimPresences(context, seller, [{ entryId, url: gone }])).toMatchObject({ claimed: 1 });
    await look();
    expect(await figure()).toEqual([1, 0]);
    const others = [live, soldOut, away, real].map((url) => ({ entryId, url }));
    await claimPresences(context, seller, others);
    await look();
    const stand = {
      [live]: 'live',
      ...{ [soldOut]: 'out_of_stock', [gone]: 'dead_link' },
      ...{ [away]: 'claimed', [real]: 'claimed' },
    };
    expect(await standing()).toEqual(stand);
    expect(await figure()).toEqual([1, 1]);
    // What may stand in the world outside is asked for there alone, and nothing else is.
    expect(context.outbound.asked).toEqual([real]);

    // Another channel's site, a port and a name before the host are no page of it.
    const of = (url: string, channelCode = 'shopee') =>
      lookAtPage(context, { channelCode, url, hosts: ['shopee.vn'], product: name });
    expect(await of(live)).toMatchObject({ found: 'live' });
    const { host } = new URL(live);
    for (const url of [
      live.replace(host, `${host}:8443`),
      live.replace(host, `x.${host}`),
      live.replace(host, `${host}.evil.example`),
    ])
      expect(await of(url), url).toMatchObject({ found: null, reason: 'not_reached' });
    expect(await of(live, 'lazada')).toMatchObject({ found: null, reason: 'not_reached' });

    // At night, when the platforms do not run: seen a while ago, they keep what was seen.
    said = {};
    clock.advanceDays(40);
    await context.store.write((tx) => context.jobs.enqueue(tx, watchPresences, {}));
    await market.runJobs([watchPresences]);
    await look();
    expect(await standing()).toEqual(stand);
    const notes = await context.store.read((db) =>
      db.select({ note: presenceCheck.note }).from(presenceCheck),
    );
    expect(notes.filter(({ note }) => note === 'not_reached').length).toBeGreaterThan(2);
  });
});

test('a real market looks at none of them, whatever lies in its data folder, and becomes no demo', async () => {
  const { about, close } = await startPlatforms();
  onTestFinished(close);
  const folder = ownedFolder('cho-phien-real-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, SIMULATED_FILES.platforms), JSON.stringify(about));
  const settings = { DATA_DIR: folder, LOG_LEVEL: 'silent', JOBS: 'elsewhere' };
  const environment = {
    ...settings,
    ...{ NODE_ENV: 'production', DEMO: 'off', PUBLIC_URL: 'https://chophien.vn' },
    APP_SECRET: Buffer.alloc(32, 7).toString('base64'),
  };
  const rootDir = process.cwd();
  const { context, close: closeMarket } = await openMarket({ environment, rootDir });
  expect(context.simulated).toBeNull();
  expect(sampleLinks(context, 'Chè Shan tuyết')).toBeNull();
  const page = { channelCode: 'shopee', product: 'Chè', hosts: ['shopee.vn'] };
  const { site } = about.shopee?.hosts ?? {};
  expect(await lookAtPage(context, { ...page, url: `${site}/mau/che` })).toEqual({
    ...{ found: null, title: null, reason: 'not_allowed' },
  });
  await closeMarket();
  await expect(openMarket({ environment: { ...environment, DEMO: 'on' }, rootDir })).rejects.toThrow(
    /DEMO=on is refused/,
  );
  // Nor on this machine: the database was made for a real market.
  const here = { ...settings, DEMO: 'on' };
  await expect(openMarket({ environment: here, rootDir })).rejects.toThrow(WrongStamp);
});
