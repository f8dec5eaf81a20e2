import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { openPostgresStore } from '#db/dialect/postgres.ts';
import { testEngines, testMarket } from '#tests/support/test-market.ts';

test('a PostgreSQL that takes nobody, is being restored or only read from is away; a wrong row is no such thing', async () => {
  const store = openPostgresStore({
    url: 'postgres://nobody@127.0.0.1:1/none',
    connections: 1,
    onConnectionError: () => undefined,
  });
  const isAway = (code: string) => {
    const refused = Object.assign(new pg.DatabaseError('refused', 7, 'error'), { code });
    return store.dialect.isAway(new Error('Failed query', { cause: refused }));
  };
  const away = ['08006', '57P01', '57P03', '57P05', '53300', '55000', '25006', '3D000', '55P03', '57014'];
  expect(away.filter((code) => !isAway(code))).toEqual([]);
  expect(['23505', '40001', '22P02'].filter(isAway)).toEqual([]);
  await store.close();
});

describe.runIf(testEngines().includes('postgres'))('a PostgreSQL whose connections are all at work', () => {
  test('is not away, however long the next one has to wait', async () => {
    const { databaseUrl } = await testMarket({ engine: 'postgres' });
    const store = openPostgresStore({
      url: databaseUrl ?? '',
      connections: 1,
      onConnectionError: () => undefined,
    });
    const { rateLimit } = store.tables;
    const row = (key: string) => ({ key, points: 1, windowEndsAt: 0 });
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let isAtWork = (): void => undefined;
    const atWork = new Promise<void>((resolve) => {
      isAtWork = resolve;
    });
    const first = store.write(async (tx) => {
      await tx.insert(rateLimit).values(row('first'));
      isAtWork();
      await held;
    });
    await atWork;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const next = store.write((tx) => tx.insert(rateLimit).values(row('next')));
    next.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(50_000);
    vi.useRealTimers();
    goOn();
    await first;
    await next;
    expect(await store.read((db) => db.select().from(rateLimit))).toHaveLength(2);
    await store.close();
  });
});
