import { Writable } from 'node:stream';
import { DrizzleQueryError, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLog } from '#app/server/log.server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

function openLog() {
  let text = '';
  const to = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { log: createLog('info', to), lines: () => text };
}

eachEngine('a query that fails, in the log', (open, engine) => {
  test('says which and where, and nothing that went into it', async () => {
    const { context } = await open();
    const { log, lines } = openLog();
    const { producer, session } = context.store.tables;
    const secret = ['Nguyễn Thị Bí Mật', '+84987654321', 'session-of-somebody\n    at x (y:1:2)'];
    const failures = await Promise.all(
      [
        () =>
          context.store.write((tx) =>
            tx.insert(producer).values({
              id: 'x',
              code: null as unknown as string,
              name: secret[0],
              contactPhone: secret[1],
            } as never),
          ),
        () =>
          context.store.read((db) =>
            db
              .select({ id: session.id, none: sql`1 / no_such_thing(1)` })
              .from(session)
              .where(eq(session.id, secret[2] ?? '')),
          ),
      ].map((work) =>
        work().then(
          () => null,
          (error: unknown) => error,
        ),
      ),
    );
    for (const error of failures) {
      expect(error).toBeInstanceOf(Error);
      log.error({ err: error }, 'request failed');
      log.error({ err: new Error('outer', { cause: error }), after: error }, 'request failed');
    }
    expect(lines().trim().split('\n')).toHaveLength(4);
    expect(lines()).toMatch(engine === 'postgres' ? /insert into .*producer/ : /producer.code/);
    expect(lines()).toContain('log.test.ts');
    for (const one of ['Bí Mật', '987654321', 'session-of-somebody', 'params'])
      expect(lines()).not.toContain(one);
  });
});

test('other errors keep their message, code and place', () => {
  const { log, lines } = openLog();
  log.error({ err: Object.assign(new Error('a\nb'), { code: 'EPIPE' }) }, 'x');
  const { err } = JSON.parse(lines());
  expect([err.type, err.message, err.code]).toEqual(['Error', 'a\nb', 'EPIPE']);
  expect(err.stack).toMatch(/^Error: a\nb\n +at .*log\.test\.ts/);
});

test('causes, and errors of errors, are stripped as well, whatever stands in the values', () => {
  const { log, lines } = openLog();
  const query = new DrizzleQueryError(
    'select 1',
    ['Bí Mật\n    at inside (x.ts:1:2)'],
    new Error('no connection'),
  );
  const moved = new DrizzleQueryError('select 2', ['Bí Mật']);
  moved.message = 'said anew';
  log.error({ err: new AggregateError([query, new Error('outer', { cause: moved })], 'both') }, 'x');
  expect(lines()).toContain('Failed query: select 1');
  expect(lines()).toContain('no connection');
  for (const one of ['Bí Mật', 'inside']) expect(lines()).not.toContain(one);
});
