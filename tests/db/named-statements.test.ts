import { describe, expect, onTestFinished, test } from 'vitest';
import { NamingClient } from '#db/dialect/named-statements.ts';
import { testEngines, testMarket } from '#tests/support/test-market.ts';

/** So many a connection keeps at most. */
const MOST_KEPT = 200;

describe.runIf(testEngines().includes('postgres'))('frequent statements on PostgreSQL', () => {
  test('are kept, no more than a connection has room for, and give the same answers', async () => {
    const { databaseUrl } = await testMarket({ engine: 'postgres' });
    const client = new NamingClient({ connectionString: databaseUrl ?? '' });
    await client.connect();
    onTestFinished(() => client.end());
    const kept = async () => {
      const { rows } = await client.query('select statement from pg_prepared_statements');
      return rows.map(({ statement }: { statement: string }) => statement);
    };
    const ask = async (text: string, value: number) => {
      const { rows } = await client.query({ text, rowMode: 'array' }, [value]);
      return rows[0]?.[0];
    };
    const once = 'select $1::int + 1';
    expect(await ask(once, 1)).toBe(2);
    expect(await kept()).toEqual([]);
    for (let value = 0; value < 10; value += 1) expect(await ask(once, value)).toBe(value + 1);
    expect(await kept()).toEqual([once]);
    for (let number = 0; number < MOST_KEPT + 50; number += 1) {
      const text = `select $1::int + ${number + 100}`;
      for (let time = 0; time < 6; time += 1) expect(await ask(text, time)).toBe(time + number + 100);
    }
    expect(await kept()).toHaveLength(MOST_KEPT);
    // An error of a kept one leaves it usable.
    await expect(client.query({ text: once }, ['no number'])).rejects.toThrow('invalid input syntax');
    expect(await ask(once, 41)).toBe(42);
  });
});
