import pg from 'pg';
import { expect, test } from 'vitest';
import { openPostgresStore } from '#db/dialect/postgres.ts';

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
