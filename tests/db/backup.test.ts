import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backup } from '#app/cli/backup.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('a backup holds what was committed a moment ago and is a whole database', async () => {
  const { context, dataDir } = await testMarket({ engine: 'sqlite' });
  const entry = { personId: null, role: null, act: 'test', subject: 'test' };
  await context.store.write((tx) => recordAudit(context, tx, { ...entry, subjectId: 'kept' }));
  const file = join(dataDir, 'copy.sqlite');
  const said: string[] = [];
  const output = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };

  expect(await backup.run(context, [file], output)).toBe(0);
  await context.store.write((tx) => recordAudit(context, tx, { ...entry, subjectId: 'later' }));
  const copy = new Database(file, { readonly: true });
  expect(copy.prepare('SELECT subject_id FROM audit').pluck().all()).toEqual(['kept']);
  copy.close();

  expect(await backup.run(context, [file], output)).toBe(1);
  expect(said.at(-1)).toContain('exists already');
  expect(existsSync(file)).toBe(true);
});
