import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openMarket } from '#app/market.server.ts';
import { openDataFolder } from '#app/server/storage/open-data-folder.server.ts';
import { backupSqlite } from '#db/dialect/backup-sqlite.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { ownedFolder } from '#tests/support/scratch-folder.ts';

function openIn(dataDir: string) {
  return openMarket({
    environment: { NODE_ENV: 'test', DATA_DIR: dataDir, APP_SECRET: TEST_SECRET, LOG_LEVEL: 'silent' },
    rootDir: process.cwd(),
  });
}

/** A folder of the test's own, gone after it. */
function ownFolder(): string {
  const folder = ownedFolder('cho-phien-data-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** The files of the database, each with its mode. */
function databaseModes(dataDir: string): Record<string, number> {
  const names = readdirSync(dataDir).filter((name) => name.startsWith('market.sqlite'));
  return Object.fromEntries(names.map((name) => [name, modeOf(join(dataDir, name))]));
}

const closed = { 'market.sqlite': 0o600, 'market.sqlite-shm': 0o600, 'market.sqlite-wal': 0o600 };

test('the folder of the data and its database are open to nobody else on the machine', async () => {
  const dataDir = join(ownFolder(), 'not', 'there', 'yet');
  const market = await openIn(dataDir);
  expect(modeOf(dataDir)).toBe(0o700);
  expect(databaseModes(dataDir)).toEqual(closed);
  const copy = join(dataDir, 'copy.sqlite');
  backupSqlite(join(dataDir, 'market.sqlite'), copy);
  expect(modeOf(copy)).toBe(0o600);
  await market.close();
});

test('what an earlier release has left open is closed', async () => {
  const dataDir = join(ownFolder(), 'earlier');
  const earlier = await openIn(dataDir);
  chmodSync(dataDir, 0o755);
  for (const name of Object.keys(closed)) chmodSync(join(dataDir, name), 0o644);
  const market = await openIn(dataDir);
  expect(modeOf(dataDir)).toBe(0o700);
  expect(databaseModes(dataDir)).toEqual(closed);
  await market.close();
  await earlier.close();
});

test('a folder that is no market’s keeps its modes', () => {
  const folder = join(ownFolder(), 'srv');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'index.html'), '');
  openDataFolder(folder);
  expect(modeOf(folder)).toBe(0o755);
});
