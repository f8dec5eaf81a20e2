import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { hasFreshSecondFactor } from '#app/domain/accounts/fresh-second-factor.server.ts';
import { openSession } from '#app/domain/accounts/open-session.server.ts';
import { makePasswordLink, readPasswordLink } from '#app/domain/accounts/password-link.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { expireOrders } from '#app/domain/payments/settle/expire-orders.server.ts';
import type { Context } from '#app/server/context.ts';
import { sessionCookieName } from '#app/server/http/cookies.ts';
import { newSecret } from '#app/server/ids.server.ts';
import { claimJobs } from '#app/server/jobs/claim-jobs.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { readWindows, takePoint } from '#app/server/rate-limit.server.ts';
import { account } from '#tests/factories/account.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const MINUTE_MS = 60_000;
const YEAR_DAYS = 365;

/** What happens in `during` is done by a process whose clock is a year ahead; then the clock is right again, a minute later. */
async function aheadFor(
  { clock }: { clock: { now(): number; set(ms: number): void; advanceDays(days: number): void } },
  during: () => Promise<unknown>,
): Promise<void> {
  const right = clock.now();
  clock.advanceDays(YEAR_DAYS);
  await during();
  clock.set(right + MINUTE_MS);
}

async function signIn(context: Context, personId: string): Promise<string> {
  const token = newSecret();
  const now = context.clock.now();
  await context.store.write((tx) =>
    openSession(context, tx, token, {
      ...{ personId, roles: [], device: null },
      ...{ secondFactorAt: now, confirmedAt: now },
    }),
  );
  return `${sessionCookieName(context.config.isPublicHttps)}=${token}`;
}

eachEngine('after the clock of the machine was a year ahead once', (open) => {
  test('a door opens again: its window is over, and the tries of now are counted', async () => {
    const market = await open();
    const { context, clock } = market;
    const knock = () => takePoint(context, 'door', 2, 15 * MINUTE_MS);
    const use = async () => [await knock(), await knock()];
    await aheadFor(market, use);
    expect(await use()).toEqual([1, 2]);
    await expect(knock()).rejects.toMatchObject({ code: 'tooManyRequests' });
    clock.advance(15 * MINUTE_MS);
    expect(await knock()).toBe(1);
  });

  test('a window of another machine, whose clock is some seconds ahead, still counts', async () => {
    const { context, clock } = await open();
    clock.advance(20_000);
    await takePoint(context, 'door', 1, MINUTE_MS);
    clock.advance(-20_000);
    await expect(takePoint(context, 'door', 1, MINUTE_MS)).rejects.toMatchObject({ retryAfterSeconds: 80 });
  });

  test('of windows that are read it is left out', async () => {
    const market = await open();
    const { context, clock } = market;
    await aheadFor(market, () => takePoint(context, 'then', 1, MINUTE_MS));
    await takePoint(context, 'now', 1, MINUTE_MS);
    expect([...(await readWindows(context, ['then', 'now'], MINUTE_MS))]).toEqual([
      ['now', clock.now() + MINUTE_MS],
    ]);
  });

  test('nobody is signed in for a year, or may act for a year by one code, or set a password by an old link', async () => {
    const market = await open();
    const { context, clock } = market;
    const { session } = context.store.tables;
    const personId = await account(context);
    let [cookie, link] = ['', ''];
    await aheadFor(market, async () => {
      cookie = await signIn(context, personId);
      link = await makePasswordLink(context, { personId });
    });
    expect(await readSession(context, cookie)).toBeNull();
    await expect(readPasswordLink(context, link)).rejects.toMatchObject({ code: 'linkExpired' });
    const own = await readSession(context, await signIn(context, personId));
    if (!own) throw new Error('not signed in');
    expect(await hasFreshSecondFactor(context, own)).toBe(true);
    await context.store.write((tx) =>
      tx
        .update(session)
        .set({ secondFactorAt: clock.now() + YEAR_DAYS * 24 * 60 * MINUTE_MS })
        .where(eq(session.id, own.sessionId)),
    );
    expect(await hasFreshSecondFactor(context, own)).toBe(false);
  });

  test('a job runs that was left, has failed, or was being run then', async () => {
    const market = await open();
    const { context } = market;
    const done: string[] = [];
    let fails = true;
    const kind = defineJob({
      kind: 'astray',
      payload: z.object({ name: z.string() }),
      async run(_context, { name }) {
        if (name === 'failed' && fails) throw new Error('not yet');
        done.push(name);
      },
    });
    const leave = (name: string, delayMs = 0) =>
      context.store.write((tx) =>
        context.jobs.enqueue(tx, kind, { name }, { uniqueKey: name, runAt: context.clock.now() + delayMs }),
      );
    await leave('failed');
    await aheadFor(market, async () => {
      await market.runJobs([kind]);
      await leave('running');
      await claimJobs(context, [{ kind, free: 1 }], 1, 'one that is killed');
      await leave('left', 10 * MINUTE_MS);
    });
    fails = false;
    await leave('in an hour', 60 * MINUTE_MS);
    await market.runJobs([kind]);
    expect(done.toSorted()).toEqual(['failed', 'left', 'running']);
  });

  test('what was ordered then and not paid keeps no goods for a year', async () => {
    const market = await open();
    const { context } = market;
    const shop = await shopWithAccount(context);
    // What ended before it began stays false for good, and the books say so.
    breaksBooksOnPurpose(context);
    let orderId = '';
    await aheadFor(market, async () => {
      ({ orderId } = await askedOf(context, shop));
    });
    await market.runJobs([expireOrders]);
    const { order, reservation } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(order).where(eq(order.id, orderId)));
    expect(row?.expiredAt).toBe(context.clock.now());
    const [kept] = await context.store.read((db) => db.select().from(reservation));
    expect(kept?.releasedAt).toBe(context.clock.now());
  });
});
