import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  type EventToKeep,
  keepPaymentEvent,
} from '#app/domain/payments/bank-notices/keep-payment-event.server.ts';
import { takeBankNotice } from '#app/domain/payments/bank-notices/take-bank-notice.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { jobToLeave } from '#app/server/jobs/job-queue.server.ts';
import { shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

function eventOf(market: TestMarket, accountId: string, externalId: string): EventToKeep {
  const id = newId();
  const receivedAt = market.clock.now();
  return {
    row: { id, provider: 'sepay', externalId, kind: 'in', sealed: 'sealed', receivedAt },
    work: jobToLeave(takeBankNotice, { eventId: id, accountId }),
    heardFor: accountId,
  };
}

const jobsOf = ({ context: { store } }: TestMarket) =>
  store.read((db) =>
    db.select().from(store.tables.job).where(eq(store.tables.job.kind, takeBankNotice.kind)),
  );
const eventsOf = ({ context: { store } }: TestMarket) =>
  store.read((db) => db.select().from(store.tables.paymentEvent));

eachEngine('keeping what providers tell', (open) => {
  test('what comes at the same time is kept by one write, each with its job, the same twice once', async () => {
    const market = await open();
    const { context } = market;
    const { accountId } = await shopWithAccount(context);
    let writes = 0;
    const write: typeof context.store.write = (work, options) => {
      writes += 1;
      return context.store.write(work, options);
    };
    const counted = { ...context, store: { ...context.store, write } };
    const names = ['one', 'two', 'three', 'two'];
    const kept = await Promise.all(
      names.map((name) => keepPaymentEvent(counted, eventOf(market, accountId, name))),
    );
    expect(writes).toBe(1);
    expect(kept.filter(Boolean)).toHaveLength(3);
    const events = await eventsOf(market);
    expect(events.map(({ externalId }) => externalId).sort()).toEqual(['one', 'three', 'two']);
    const jobs = await jobsOf(market);
    const worked = jobs.map(({ payload }) => (payload as { eventId: string }).eventId);
    expect(worked.sort()).toEqual(events.map(({ id }) => id).sort());
    const { bankAccount } = context.store.tables;
    const [account] = await context.store.read((db) => db.select().from(bankAccount));
    expect(account?.lastNoticeAt).toBe(market.clock.now());
    expect(await keepPaymentEvent(counted, eventOf(market, accountId, 'one'))).toBe(false);
    expect(await jobsOf(market)).toHaveLength(3);
  });

  test('one that cannot be kept takes none of the others with it', async () => {
    const market = await open();
    const { accountId } = await shopWithAccount(market.context);
    const bad = eventOf(market, accountId, 'bad');
    const broken = { ...bad, row: { ...bad.row, sealed: null as unknown as string } };
    const told = await Promise.allSettled([
      keepPaymentEvent(market.context, eventOf(market, accountId, 'before')),
      keepPaymentEvent(market.context, broken),
      keepPaymentEvent(market.context, eventOf(market, accountId, 'after')),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await eventsOf(market)).map(({ externalId }) => externalId).sort()).toEqual(['after', 'before']);
    expect(await jobsOf(market)).toHaveLength(2);
  });

  test('of two processes that keep the same ones at the same time, each is answered and each is kept once', async () => {
    const market = await open();
    const { accountId } = await shopWithAccount(market.context);
    const other = market.openAgain();
    const names = Array.from({ length: 60 }, (_, at) => `notice ${at}`);
    const kept = await Promise.all([
      ...names.map((name) => keepPaymentEvent(market.context, eventOf(market, accountId, name))),
      ...names.toReversed().map((name) => keepPaymentEvent(other, eventOf(market, accountId, name))),
    ]);
    expect(kept.filter(Boolean)).toHaveLength(names.length);
    expect(await eventsOf(market)).toHaveLength(names.length);
    expect(await jobsOf(market)).toHaveLength(names.length);
  });
});
