import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testStart } from '#tests/support/test-clock.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a market for a test', (open, engine) => {
  test('has its own empty database on the engine that was asked for', async () => {
    const one = await open();
    const other = await open();
    expect(one.context.store.dialect.engine).toBe(engine);
    const { rateLimit } = one.context.store.tables;
    await one.context.store.write((tx) =>
      tx.insert(rateLimit).values({ key: 'mine', points: 1, windowEndsAt: one.clock.now() }),
    );
    const count = (market: typeof one) =>
      market.context.store.read((db) => db.select().from(rateLimit).where(eq(rateLimit.key, 'mine')));
    expect(await count(one)).toHaveLength(1);
    expect(await count(other)).toHaveLength(0);
  });

  test('has a clock that stands still until it is moved', async () => {
    const { clock } = await open();
    expect(clock.now()).toBe(testStart());
    clock.advanceDays(1);
    expect(clock.now() - testStart()).toBe(86_400_000);
  });

  test('is stamped as what it was opened as', async () => {
    const stampOf = async (demo: boolean) => {
      const { store } = (await open({ demo })).context;
      return store.read((db) =>
        db.select({ kind: store.tables.databaseStamp.kind }).from(store.tables.databaseStamp),
      );
    };
    expect(await stampOf(false)).toEqual([{ kind: 'real' }]);
    expect(await stampOf(true)).toEqual([{ kind: 'demo' }]);
  });
});
