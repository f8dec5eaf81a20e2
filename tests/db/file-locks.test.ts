import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { MarketOrder, RunMarket } from '#tests/db/programs/run-market.ts';
import { startChild } from '#tests/support/child-process.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { ownedFolder } from '#tests/support/scratch-folder.ts';

/** A market in a process of its own: locks are held by processes, and this one may look at the files from outside. */
async function runningMarket() {
  const dataDir = ownedFolder('cho-phien-locks-');
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const told: RunMarket = {
    environment: { NODE_ENV: 'test', DATA_DIR: dataDir, APP_SECRET: TEST_SECRET, LOG_LEVEL: 'silent' },
  };
  const child = startChild('tests/db/programs/run-market.ts', told);
  expect(await child.next()).toBe('open');
  return {
    ...child,
    dataDir,
    file: join(dataDir, 'market.sqlite'),
    async order(order: MarketOrder) {
      child.send(order);
      expect(await child.next()).toEqual({ wrong: null });
    },
  };
}

/** Whether a lock stands on the file; true where the system keeps no list of them (only Linux does). */
function isLocked(file: string): boolean {
  if (!existsSync('/proc/locks')) return true;
  return readFileSync('/proc/locks', 'utf8').includes(`:${statSync(file).ino} `);
}

/**
 * How many notes another program sees in the file: the machine's own sqlite3 where it has one, which may be older than
 * ours and then has nothing but the lock to tell that somebody else is at work; else ours.
 */
async function lookInto(file: string): Promise<number> {
  const own = spawnSync('sqlite3', [file, 'SELECT count(*) FROM audit'], { encoding: 'utf8' });
  if (own.status === 0) return Number(own.stdout);
  const tool = startChild('tests/db/programs/look-into.ts', { file });
  const notes = await tool.next<number>();
  expect(await tool.ended).toBe(0);
  return notes;
}

test('a running market keeps its locks on its file, through a backup and a look at its health', async () => {
  const { file, dataDir, order } = await runningMarket();
  expect(isLocked(file)).toBe(true);
  await order({ do: 'ready' });
  expect(isLocked(file)).toBe(true);
  await order({ do: 'backup', file: join(dataDir, 'copy.sqlite') });
  expect(isLocked(file)).toBe(true);
  await order({ do: 'note', subjectId: 'after' });
  expect(isLocked(file)).toBe(true);
});

test('another program that looks into the file takes nothing away: what is written later is kept', async () => {
  const market = await runningMarket();
  await market.order({ do: 'note', subjectId: 'before' });
  const log = statSync(`${market.file}-wal`).ino;
  for (let times = 0; times < 2; times += 1) {
    expect(await lookInto(market.file)).toBe(1);
    expect(statSync(`${market.file}-wal`).ino).toBe(log);
  }
  await market.order({ do: 'note', subjectId: 'later' });
  market.process.kill('SIGKILL');
  await market.ended;
  const kept = new Database(market.file);
  expect(kept.prepare('SELECT subject_id FROM audit ORDER BY subject_id').pluck().all()).toEqual([
    'before',
    'later',
  ]);
  expect(kept.pragma('integrity_check', { simple: true })).toBe('ok');
  kept.close();
});
