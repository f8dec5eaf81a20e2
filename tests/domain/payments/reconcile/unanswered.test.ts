import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { askOfOlder, type MayChange } from '#app/domain/payments/card/ask-of-older.server.ts';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { listFailedRefunds } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { refundByCard } from '#app/domain/payments/card/refund-by-card.server.ts';
import { startCardPayment } from '#app/domain/payments/card/start-card-payment.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { takeCardRefunds } from '#app/domain/payments/card/take-card-refunds.server.ts';
import { eachByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { reconcileCards } from '#app/domain/payments/reconcile/reconcile-cards.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { createLog } from '#app/server/log.server.ts';
import { paidByCard } from '#tests/factories/card-order.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { ordersOf } from '#tests/factories/paying.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { type StripeWorld, stripeWorld } from '#tests/support/stripe-world.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const compare = ({ context }: StripeWorld) =>
  reconcileCards.run(context, {}, { id: '', attempt: 1, signal: new AbortController().signal });

const isUnanswered = (world: StripeWorld, path: string) =>
  world.control('fault', { fault: 'error500', probability: 1, path });

/** How often it was asked about one thing by its id. */
const askedOf = async (world: StripeWorld, path: string) => (await world.state()).calls[`GET ${path}`] ?? 0;

/** Three refunds that arrived ten days ago: ids, the oldest first. */
async function threeRefunds(world: StripeWorld): Promise<[string, string, string]> {
  const { context } = world;
  const { orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong', 'HTX Gạo']);
  for (const { id } of orders) {
    await cancelOrder(context, { orderId: id, by: { role: 'buyer', personId: null }, reason: 'thử' });
    await world.runJobs([refundByCard]);
    world.clock.advance(1_000);
  }
  await world.tell();
  await compare(world);
  world.clock.advanceDays(10);
  await compare(world);
  world.clock.advanceDays(1);
  const [first = '', second = '', third = ''] = Object.keys((await world.state()).refunds);
  return [first, second, third];
}

/** Two payments by card: intents, the older first. */
async function twoPayments(world: StripeWorld): Promise<[string, string]> {
  const { context } = world;
  const { shops } = await paidByCard(world);
  const { payments } = await ordersOf(
    context,
    shops.map(({ listingId }) => ({ listingId, quantity: 1, method: 'card' as const })),
  );
  await world.pay(await startCardPayment(context, payments[0]?.groupId ?? ''));
  await takeCardPayment(context, payments[0]?.id ?? '');
  const [first = '', second = ''] = Object.keys((await world.state()).intents);
  return [first, second];
}

eachEngine('a call that the card provider does not answer', (open) => {
  test('throws nothing away that was found in the same run, and is made again in the next one', async () => {
    const world = await stripeWorld(open);
    const [first, , third] = await threeRefunds(world);
    await world.control('end-refund', { refund: first, arrived: false });
    await world.control('fault', { fault: 'error500', next: 1, path: `/v1/refunds/${third}` });
    const asked = await askedOf(world, `/v1/refunds/${third}`);
    // Staff see a job that failed, and about what.
    await expect(compare(world)).rejects.toThrow(third);
    expect(await listFailedRefunds(world.context)).toHaveLength(1);
    await compare(world);
    await compare(world);
    expect((await askedOf(world, `/v1/refunds/${third}`)) - asked).toBe(2);
  });

  test('when what is known to have changed is to be taken over: it is tried again in the next run', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const [first, second] = await threeRefunds(world);
    await world.control('end-refund', { refund: first, arrived: false });
    await world.control('end-refund', { refund: second, arrived: false });
    const { simulated } = context;
    if (!simulated) throw new Error('nothing is simulated');
    const call = simulated.call.bind(simulated);
    const spy = vi
      .spyOn(simulated, 'call')
      .mockImplementation(async (wanted) =>
        wanted.url.includes('payment_intent=') ? { ok: false, reason: 'no-answer' } : call(wanted),
      );
    await expect(compare(world)).rejects.toThrow(first);
    expect(await listOpenFindings(context)).toEqual([]);
    spy.mockRestore();
    await compare(world);
    expect(await listFailedRefunds(context)).toHaveLength(2);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('about the same thing for ever: the job fails in each run, and what becomes of the others is found in time', async () => {
    const world = await stripeWorld(open);
    const [first, second, third] = await threeRefunds(world);
    await isUnanswered(world, `/v1/refunds/${second}`);
    await world.control('end-refund', { refund: first, arrived: false });
    await expect(compare(world)).rejects.toThrow(second);
    expect(await listFailedRefunds(world.context)).toHaveLength(1);
    await world.control('end-refund', { refund: third, arrived: false });
    const asked = await askedOf(world, `/v1/refunds/${second}`);
    let hours = 0;
    while ((await listFailedRefunds(world.context)).length < 2) {
      expect(hours).toBeLessThanOrEqual(24);
      world.clock.advance(HOUR_MS);
      hours += 1;
      await expect(compare(world)).rejects.toThrow(second);
    }
    expect((await askedOf(world, `/v1/refunds/${second}`)) - asked).toBe(hours);
    await world.control('calm');
    await compare(world);
  }, 60_000);

  test.each([
    ['newer', 1],
    ['older', 0],
  ] as const)('about the %s of two new disputes: the other is known at once, and this one is shown to staff until it is', async (_, at) => {
    const world = await stripeWorld(open);
    const { context } = world;
    const [first, second] = await twoPayments(world);
    await compare(world);
    await world.control('dispute', { intent: first });
    world.clock.advance(5_000);
    await world.control('dispute', { intent: second });
    const disputes = Object.keys((await world.state()).disputes);
    const mute = disputes[at] ?? '';
    await isUnanswered(world, `/v1/disputes/${mute}`);
    await expect(compare(world)).rejects.toThrow(mute);
    for (let hour = 0; hour < 3; hour += 1) {
      // Staff see it by then: no job has to fail for that.
      if (hour > 0) await compare(world);
      expect(await listDisputes(context)).toHaveLength(1);
      expect(await listOpenFindings(context)).toMatchObject([{ kind: 'missing-here', subject: mute }]);
      world.clock.advance(HOUR_MS);
    }
    // Weeks later no list of new things shows it.
    world.clock.advanceDays(20);
    await compare(world);
    world.clock.advanceDays(20);
    await compare(world);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'missing-here', subject: mute }]);
    await world.control('calm');
    await compare(world);
    expect(await listDisputes(context)).toHaveLength(2);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('about a dispute that a notice brings afterwards: nobody has to look at it any more', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId } = await paidByCard(world);
    await world.control('dispute', { intent: intentId });
    const [id = ''] = Object.keys((await world.state()).disputes);
    await isUnanswered(world, `/v1/disputes/${id}`);
    await expect(compare(world)).rejects.toThrow(id);
    expect(await listOpenFindings(context)).toHaveLength(1);
    await world.control('calm');
    await world.tell();
    await compare(world);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await listMendedFindings(context, 10)).toMatchObject([{ kind: 'missing-here', subject: id }]);
  });

  test('about one list: the other lists are compared, and so is what is asked for by its id', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const [first, second] = await twoPayments(world);
    await compare(world);
    await world.control('dispute', { intent: second });
    await world.control('refund', { intent: first, amount: 5_000 });
    await isUnanswered(world, '/v1/payment_intents');
    await expect(compare(world)).rejects.toThrow('money');
    expect(await listDisputes(context)).toHaveLength(1);
    expect((await listOpenFindings(context)).map(({ kind }) => kind)).toEqual(['refund-there']);
  });

  test('about a page where a buyer pays: another buyer’s money is taken, and refunds are begun anew', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const paid = await paidByCard(world);
    await cancelOrder(context, {
      orderId: paid.orders[0]?.id ?? '',
      by: { role: 'buyer', personId: null },
      reason: 'thử',
    });
    const { job, payment, refund } = context.store.tables;
    await context.store.write((tx) => tx.delete(job));
    world.clock.advance(2 * HOUR_MS);
    const begin = async () => {
      const { payments } = await ordersOf(
        context,
        paid.shops.map(({ listingId }) => ({ listingId, quantity: 1, method: 'card' as const })),
      );
      return startCardPayment(context, payments[0]?.groupId ?? '');
    };
    const pages = [await begin(), await begin()];
    const sessions = pages.map((url) => /\/pay\/(\w+)$/.exec(url ?? '')?.[1] ?? '');
    await world.pay(pages[1] ?? '');
    await isUnanswered(world, `/v1/checkout/sessions/${sessions[0]}`);
    await expect(compare(world)).rejects.toThrow('payment');
    const rows = await context.store.read((db) => db.select().from(payment));
    expect(rows.filter(({ settledAt }) => settledAt !== null)).toHaveLength(2);
    await world.runJobs([refundByCard]);
    expect(await context.store.read((db) => db.select().from(refund))).toMatchObject([
      { externalId: expect.any(String) },
    ]);
  });

  test('more than a hundred refunds of one payment are read page by page, and hide nothing', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const [first, second] = await twoPayments(world);
    await world.control('dispute', { intent: second });
    for (let at = 0; at < 101; at += 1) await world.control('refund', { intent: first, amount: 100 });
    await compare(world);
    expect(await listDisputes(context)).toHaveLength(1);
    const { refund } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(refund));
    expect(new Set(rows.map(({ externalId }) => externalId)).size).toBe(101);
    // Once for all of them, not once for each.
    expect((await world.state()).calls['GET /v1/refunds']).toBeLessThan(10);
  }, 120_000);

  test('about one of a payment’s refunds: the others are taken', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { intentId, orders } = await paidByCard(world, ['HTX Chè', 'HTX Mật ong']);
    for (const { id } of orders) {
      await cancelOrder(context, { orderId: id, by: { role: 'buyer', personId: null }, reason: 'thử' });
    }
    const { refund } = context.store.tables;
    await world.runJobs([refundByCard]);
    const [first = ''] = Object.keys((await world.state()).refunds);
    // As if both answers had been lost, and each were to be sent anew.
    breaksBooksOnPurpose(context);
    await context.store.write((tx) =>
      tx.update(refund).set({ doneAt: null, doneBy: null, externalId: null, attemptKey: 'another' }),
    );
    await isUnanswered(world, `/v1/refunds/${first}`);
    await expect(takeCardRefunds(context, intentId)).rejects.toThrow();
    const rows = await context.store.read((db) => db.select().from(refund));
    expect(rows.filter(({ doneAt }) => doneAt !== null)).toHaveLength(1);
  });
});

/** The last try of an hour's run, after which nothing is tried again before the next hour. */
const lastTry = ({ context }: StripeWorld) =>
  reconcileCards.run(
    context,
    {},
    {
      ...{ id: '', signal: new AbortController().signal },
      attempt: reconcileCards.maxAttempts,
    },
  );

eachEngine('what is still not answered about when the hour is over', (open) => {
  test('is one finding for staff until it is, and lets no run fail; another failure does, until it is told', async () => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    const [first, second] = await threeRefunds(world);
    await isUnanswered(world, `/v1/refunds/${first}`);
    await expect(compare(world)).rejects.toThrow(first);
    expect(await listOpenFindings(context)).toEqual([]);
    await lastTry(world);
    const since = clock.now();
    const told = { kind: 'unanswered', subject: first, foundAt: since, detail: { what: 'refund' } };
    expect(await listOpenFindings(context)).toMatchObject([told]);
    // A day of hours later it is the same one, and no job has failed: it was asked about in each.
    const asked = await askedOf(world, `/v1/refunds/${first}`);
    for (let hour = 0; hour < 24; hour += 1) {
      clock.advance(HOUR_MS);
      await compare(world);
    }
    expect((await askedOf(world, `/v1/refunds/${first}`)) - asked).toBe(24);
    expect(await listOpenFindings(context)).toMatchObject([told]);

    // It hides no other that fails.
    await isUnanswered(world, `/v1/refunds/${second}`);
    clock.advanceDays(1);
    await expect(compare(world)).rejects.toThrow(second);
    await lastTry(world);
    expect((await listOpenFindings(context)).map(({ subject }) => subject).sort()).toEqual(
      [first, second].sort(),
    );
    await world.control('calm');
    clock.advanceDays(1);
    await compare(world);
    expect(await listOpenFindings(context)).toEqual([]);
    expect(await listMendedFindings(context, 10)).toHaveLength(2);
  }, 60_000);

  test('stays closed once staff have closed it, and is told anew when it fails after an answer', async () => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    const [first] = await threeRefunds(world);
    await isUnanswered(world, `/v1/refunds/${first}`);
    await lastTry(world);
    const [finding] = await listOpenFindings(context);
    const note = { findingId: finding?.id ?? '', note: 'đã xem ở Stripe', resolve: { how: 'note' } } as const;
    await resolveFinding(context, staffMember(), note);
    clock.advance(HOUR_MS);
    await lastTry(world);
    expect(await listOpenFindings(context)).toEqual([]);
    await world.control('calm');
    clock.advanceDays(1);
    await compare(world);
    clock.advanceDays(1);
    await isUnanswered(world, `/v1/refunds/${first}`);
    await expect(compare(world)).rejects.toThrow(first);
    await lastTry(world);
    expect(await listOpenFindings(context)).toMatchObject([{ subject: first, foundAt: clock.now() }]);
  });

  test('is one finding where the provider is away altogether; a dispute that a list has shown is no second one', async () => {
    const world = await stripeWorld(open);
    const { context, clock } = world;
    await threeRefunds(world);
    await isUnanswered(world, '/v1/');
    await expect(compare(world)).rejects.toThrow();
    await lastTry(world);
    clock.advanceDays(2);
    await compare(world);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'unanswered', subject: 'lists' }]);
    await world.control('calm');
    const [intent = ''] = Object.keys((await world.state()).intents);
    await world.control('dispute', { intent });
    const [mute = ''] = Object.keys((await world.state()).disputes);
    await isUnanswered(world, `/v1/disputes/${mute}`);
    await expect(compare(world)).rejects.toThrow(mute);
    await lastTry(world);
    expect(await listOpenFindings(context)).toMatchObject([{ kind: 'missing-here', subject: mute }]);
    await world.control('calm');
    await compare(world);
    expect(await listOpenFindings(context)).toEqual([]);
  });
});

eachEngine('things that are never answered about', (open) => {
  test('use up nobody’s turn, however many they are, and are asked about again in the next run, some at a time', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { paymentId } = await paidByCard(world);
    breaksBooksOnPurpose(context);
    const { dispute } = context.store.tables;
    const now = context.clock.now();
    const [MUTE, ALL] = [300, 340];
    const names = Array.from({ length: ALL }, (_, at) => `dp_${String(at).padStart(3, '0')}`);
    const rows = names.map((id, at) => ({
      ...{ id, externalId: id, paymentId, amount: 1, reason: 'thử', status: 'needs_response' },
      openedAt: now + at,
    }));
    await context.store.write((tx) => tx.insert(dispute).values(rows));
    world.clock.advanceDays(5);
    const answers = new Set(names.slice(MUTE));
    const run = async () => {
      world.clock.advance(60_000);
      const asked: string[] = [];
      const byItself = eachByItself(context.log);
      const ask = async ({ externalId }: MayChange) => {
        asked.push(externalId);
        if (!answers.has(externalId)) throw new Error('away');
        return externalId;
      };
      const found = await askOfOlder(context, new Set(), ask, byItself);
      expect(byItself.failures()).toHaveLength(asked.length - found.length);
      return { asked, found };
    };
    const first = await run();
    // Tried again within the minute: whose turn it is, and fifty of those that were not answered about.
    const second = await run();
    expect([first.asked.length, first.found.length]).toEqual([200, 0]);
    expect(second.asked).toHaveLength(140 + 50);
    expect(new Set(second.found)).toEqual(answers);
    const third = await run();
    const fourth = await run();
    // Each of them in its turn.
    expect(new Set([...second.asked.slice(140), ...third.asked, ...fourth.asked]).size).toBe(150);
    world.clock.advance(HOUR_MS);
    const later = [await run(), await run()].flatMap(({ found }) => found);
    expect(new Set(later)).toEqual(answers);
  }, 60_000);

  test('a provider that says nothing for half a minute each time is not waited for all day', async () => {
    const world = await stripeWorld(open);
    const { context } = world;
    const { paymentId } = await paidByCard(world);
    breaksBooksOnPurpose(context);
    const { dispute, refund } = context.store.tables;
    const at = context.clock.now();
    const names = Array.from({ length: 60 }, (_, n) => `dp_${n}`);
    const written = { paymentId, amount: 1, reason: 'thử' };
    const gone = {
      ...{ ...written, id: 're', externalId: 're_0', causeKey: 're', method: 'card' as const },
      ...{ currency: 'VND', askedAt: at, askedByRole: 'buyer', doneAt: at },
    };
    await context.store.write(async (tx) => {
      const open = names.map((id) => ({
        ...written,
        id,
        externalId: id,
        status: 'needs_response',
        openedAt: at,
      }));
      await tx.insert(dispute).values(open);
      await tx.insert(refund).values(gone);
    });
    world.clock.advanceDays(5);
    const run = async () => {
      const asked: string[] = [];
      const ask = ({ externalId }: MayChange) => {
        asked.push(externalId);
        world.clock.advance(30_000);
        return Promise.reject(new Error('away'));
      };
      await askOfOlder(context, new Set(), ask, eachByItself(context.log));
      return asked;
    };
    const [first, second, third] = [await run(), await run(), await run()];
    // Refunds do not wait for disputes, and no dispute for another that was asked about before.
    expect([first.length, first.at(-1)]).toEqual([21, 're_0']);
    expect(new Set([...first, ...second, ...third]).size).toBe(61);
  });
});

test('many things, one after another: an end of the whole run is no failure of one of them', async () => {
  const stop = new AbortController();
  const byItself = eachByItself(createLog('silent'), stop.signal);
  const ended = byItself.attempt('dispute dp_1', async () => {
    stop.abort(new Error('the lease is lost'));
    throw new Error('away');
  });
  await expect(ended).rejects.toThrow('the lease is lost');
  await expect(byItself.attempt('dispute dp_2', async () => 'never')).rejects.toThrow('the lease is lost');
  expect(byItself.failures()).toEqual([]);
});

eachEngine('after the clock of the machine was a year ahead once', (open) => {
  test('the card provider is asked about young refunds as before', async () => {
    const world = await stripeWorld(open);
    const [first] = await threeRefunds(world);
    const right = world.clock.now();
    const { context } = world;
    const only = async () => {
      const byItself = eachByItself(context.log, new AbortController().signal);
      const asked: string[] = [];
      const ask = async ({ externalId }: MayChange) => {
        asked.push(externalId);
        return null;
      };
      await askOfOlder(context, new Set(), ask, byItself);
      return asked;
    };
    // A refund of then is young by that clock too.
    const { refund } = context.store.tables;
    const doneAt = right + 360 * DAY_MS;
    const before = await context.store.read((db) => db.select().from(refund));
    await context.store.write((tx) => tx.update(refund).set({ doneAt }));
    world.clock.advanceDays(365);
    expect(await only()).toContain(first);
    for (const { id, doneAt: at } of before)
      await context.store.write((tx) => tx.update(refund).set({ doneAt: at }).where(eq(refund.id, id)));
    world.clock.set(right + 2 * DAY_MS);
    expect(await only()).toContain(first);
    expect(await only()).toEqual([]);
  });
});
