import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { PRODUCER_COOKIE } from '#app/routes/route-guard.server.ts';
import type { Context } from '#app/server/context.ts';
import { accessThings, privateWords } from '#tests/http/access/access-things.ts';
import { expectedAccess } from '#tests/http/access/expected-access.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testEngines, testMarket } from '#tests/support/test-market.ts';

const OWN = 'HTX Của Mình';
const SECOND = 'HTX Thứ Hai';
const FOREIGN = 'HTX Khác';

/** Addresses of the portal that name nothing: what they show is decided by who asks alone. */
const PORTAL = Object.entries(expectedAccess)
  .filter(([, { audience, isOwned, path, get }]) => audience === 'seller' && !isOwned && !path && get === 200)
  .map(([pattern]) => pattern);

async function openThreeProducers(engine: 'sqlite' | 'postgres') {
  const market = await testMarket({ engine });
  const { context } = market;
  const [own, second, foreign] = [
    await accessThings(context, OWN),
    await accessThings(context, SECOND),
    await accessThings(context, FOREIGN),
  ];
  const { cookie, personId } = await signedIn(context, {
    role: 'producer_member',
    producerId: own.actor.producerId,
  });
  const server = await startServer(market);
  const read = async (path: string, extra: string) => {
    const answer = await server.fetch(path, { cookie: `${cookie}${extra}` });
    return { status: answer.status, body: await answer.text() };
  };
  return { context, server, cookie, personId, own, second, foreign, read };
}

const chosen = (producerId: string) => `; ${PRODUCER_COOKIE}=${encodeURIComponent(producerId)}`;

test.each(testEngines())('a cookie opens nobody else’s portal (%s)', async (engine) => {
  const { context, server, cookie, own, foreign, read } = await openThreeProducers(engine);
  const ids = { own: own.actor.producerId, foreign: foreign.actor.producerId };
  const wrong: string[] = [];
  const forgeries = [
    chosen(ids.foreign),
    chosen(ids.foreign.toLowerCase()),
    `${chosen(ids.own)}${chosen(ids.foreign)}`,
    `${chosen(ids.foreign)}${chosen(ids.own)}`,
    chosen(`${ids.own},${ids.foreign}`),
    chosen(foreign.things.producerCode ?? ''),
    chosen(''),
    `; ${PRODUCER_COOKIE}=%E0%A4%A`,
  ];
  // What a cookie says is read before any database is asked.
  for (const forged of IS_FULL || engine === 'sqlite' ? forgeries : forgeries.slice(0, 3)) {
    for (const path of [...PORTAL, ...PORTAL.map((one) => `${one}.data`)]) {
      const { status, body } = await read(path, forged);
      if (status !== 200) wrong.push(`${path}${forged}: ${status}`);
      if (body.includes(FOREIGN)) wrong.push(`${path}${forged} tells of ${FOREIGN}`);
    }
    const list = await read('/seller', forged);
    if (!list.body.includes(privateWords(OWN))) wrong.push(`/seller${forged} does not show one's own`);
    for (const [pattern, { isOwned, path }] of Object.entries(expectedAccess)) {
      if (!isOwned) continue;
      const elsewhere = (path ?? pattern).replace(/\{(\w+)\}/g, (_, thing) => foreign.things[thing] ?? '');
      const { status } = await read(elsewhere, forged);
      if (status !== 404) wrong.push(`${elsewhere}${forged}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);

  const before = await profileAndListings(context, ids.foreign);
  const sent = { cookie: `${cookie}${chosen(ids.foreign)}` };
  const profile = await server.fetch('/seller/profile', { ...sent, form: { storyVi: 'Chuyện của kẻ lạ.' } });
  const listing = await server.fetch('/seller/listings/new', { ...sent, form: {} });
  expect([profile.status, listing.status]).toEqual([303, 303]);
  expect(await profileAndListings(context, ids.foreign)).toEqual(before);
  expect((await profileAndListings(context, ids.own)).story).toBe('Chuyện của kẻ lạ.');
}, 120_000);

test.each(testEngines())('a member of two producers is with one at a time (%s)', async (engine) => {
  const { context, server, cookie, personId, own, second, foreign, read } = await openThreeProducers(engine);
  const ids = { own: own.actor.producerId, second: second.actor.producerId };
  const membership = { personId, role: 'producer_member', producerId: ids.second } as const;
  await grantRole(context, { ...membership, grantedBy: null });
  const shown = async (extra: string) => {
    const { body } = await read('/seller', extra);
    return [OWN, SECOND, FOREIGN].filter((name) => body.includes(privateWords(name)));
  };
  expect(await shown('')).toEqual([OWN]);
  expect(await shown(chosen(ids.own))).toEqual([OWN]);
  expect(await shown(chosen(ids.second))).toEqual([SECOND]);

  const choose = async (producer: string) =>
    server.fetch('/seller/producer', { cookie, form: { producer }, redirect: 'manual' });
  const answer = await choose(ids.second);
  expect(answer.status).toBe(303);
  expect(await shown(`; ${(answer.headers.get('set-cookie') ?? '').split(';')[0]}`)).toEqual([SECOND]);
  const refused = await choose(foreign.actor.producerId);
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([404, null]);

  const draftOf = ({ things }: typeof own) => `/seller/listings/${things.listing}/what`;
  expect((await read(draftOf(second), chosen(ids.second))).status).toBe(200);
  // Whose of their own it is, it is said; of somebody else's nothing.
  const elsewhere = await read(draftOf(own), chosen(ids.second));
  expect([elsewhere.status, elsewhere.body.includes(`Hãy đổi sang ${OWN} rồi mở lại.`)]).toEqual([404, true]);
  const strange = await read(draftOf(foreign), chosen(ids.second));
  expect([strange.status, strange.body.includes('Hãy đổi sang'), strange.body.includes(FOREIGN)]).toEqual([
    404,
    false,
    false,
  ]);
  expect((await read(draftOf(second), chosen(ids.own))).status).toBe(404);

  await revokeRole(context, { ...membership, revokedBy: null });
  expect(await shown(chosen(ids.second))).toEqual([OWN]);
  expect((await read(draftOf(second), chosen(ids.second))).status).toBe(404);
}, 120_000);

async function profileAndListings({ store }: Context, producerId: string) {
  const { producer, listing } = store.tables;
  return store.read(async (db) => ({
    story: (await db.select().from(producer).where(eq(producer.id, producerId)))[0]?.storyVi,
    listings: (await db.select({ id: listing.id }).from(listing).where(eq(listing.producerId, producerId)))
      .length,
  }));
}
