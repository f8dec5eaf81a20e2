import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import Database from 'better-sqlite3';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { WrongStamp } from '#app/market.server.ts';
import { ConfigRefused } from '#app/server/config-refused.ts';
import { tellBootFailure } from '#app/server/tell-boot-failure.ts';
import { MigrationRefused } from '#db/migration.ts';

const failureOf = async (act: () => unknown): Promise<unknown> => {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
};

test.each([ConfigRefused, MigrationRefused, WrongStamp])('%o is told by its message alone', (Refused) => {
  expect(tellBootFailure(new Refused('Set DEMO=off.'))).toBe('Set DEMO=off.');
});

test('a fault of ours keeps its stack, whatever its class and code', async () => {
  const missing: { name?: string } = {};
  const fault = await failureOf(() => (missing.name as string).length);
  expect(fault).toBeInstanceOf(TypeError);
  expect(tellBootFailure(fault)).toMatch(/^TypeError: .*\n +at .*tell-boot-failure/);
  const wrongSql = await failureOf(() => new Database(':memory:').exec('select * from nothing'));
  expect(wrongSql).toMatchObject({ code: 'SQLITE_ERROR' });
  expect(tellBootFailure(wrongSql)).toContain('\n    at ');
  const coded = Object.assign(new TypeError('wrong argument'), { code: 'ERR_INVALID_ARG_TYPE' });
  expect(tellBootFailure(coded)).toContain('\n    at ');
  expect(tellBootFailure('a word')).toBe('a word');
});

test('what the system and the database say of themselves is told without a stack', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void first.close());
  const address = first.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const taken = await failureOf(
    () =>
      new Promise((_, reject) => {
        createServer().once('error', reject).listen(port, '127.0.0.1');
      }),
  );
  expect(tellBootFailure(taken)).toBe(`listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
  const noFolder = await failureOf(() => new Database(tmpdir()));
  expect(tellBootFailure(noFolder)).not.toContain('\n');
  const away = await failureOf(() => new pg.Client('postgres://a:b@127.0.0.1:1/none').connect());
  expect(tellBootFailure(away)).toBe('connect ECONNREFUSED 127.0.0.1:1');
});

test('several numbers of one address fail with what each of them said', () => {
  const each = ['connect ECONNREFUSED ::1:1', 'connect ECONNREFUSED 127.0.0.1:1'];
  const error = new AggregateError(each.map((one) => new Error(one)));
  expect(tellBootFailure(Object.assign(error, { code: 'ECONNREFUSED' }))).toBe(each.join('\n'));
});

test('a full disk is named as such', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  expect(tellBootFailure(full)).toMatch(/^database or disk is full\nThe disk of DATA_DIR may be full/);
});
