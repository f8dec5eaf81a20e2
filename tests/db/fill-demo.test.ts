import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Child, startChild } from '#tests/support/child-process.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testEngines } from '#tests/support/test-market.ts';

const PROCESSES = 3;
const WRITES_BEFORE_THE_CRASH = 40;
const LONGEST_MS = 180_000;

/** The slower one at full count alone: `demo-register-product` fills it there too. */
const ENGINES = testEngines().filter((engine) => IS_FULL || engine === 'sqlite');

describe.each(ENGINES)('the demo opened by several processes at once (%s)', (engine) => {
  test(
    'is filled by one; when that one crashes half-way, the next goes on and the others wait',
    async () => {
      const database = await emptyDatabase(engine);
      const environment = {
        NODE_ENV: 'test',
        DEMO: 'on',
        DATA_DIR: dirname(database.sqlitePath),
        DATABASE_URL: database.databaseUrl ?? '',
        LOG_LEVEL: 'silent',
      };
      const children = Array.from({ length: PROCESSES }, () =>
        startChild('tests/db/programs/fill-demo.ts', environment),
      );
      for (const child of children) await child.next();
      const fillers = new Set<Child>();
      const crashed = new Promise<Child>((resolve) => {
        for (const child of children) {
          let writes = 0;
          child.process.on('message', (message) => {
            if (message !== 'writes') return;
            fillers.add(child);
            writes += 1;
            if (writes !== WRITES_BEFORE_THE_CRASH || fillers.size > 1) return;
            child.process.kill('SIGKILL');
            resolve(child);
          });
        }
      });
      for (const child of children) child.send('go');
      const first = await crashed;
      expect(await first.ended).toBe('SIGKILL');
      const others = children.filter((child) => child !== first);
      const ends = await Promise.all(others.map((child) => child.ended));
      expect(ends, others.map((child) => child.said()).join('\n')).toEqual([0, 0]);
      expect(fillers.size).toBe(2);

      const one = async (sql: string) => Object.values((await database.sql(sql))[0] ?? {}).map(Number)[0];
      expect(await one('SELECT count(*) FROM target')).toBe(1);
      expect(await one('SELECT count(*) FROM target_entry')).toBe(205);
      expect(await one('SELECT count(*) FROM register_entry')).toBe(205);
      expect(await one('SELECT count(*) FROM listing')).toBe(205);
      expect(await one('SELECT count(DISTINCT entry_id) FROM listing')).toBe(205);
      expect(await one('SELECT count(*) FROM database_stamp WHERE filled_at IS NOT NULL')).toBe(1);
    },
    LONGEST_MS,
  );
});
