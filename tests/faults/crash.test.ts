import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openOnRealClock } from '#tests/faults/programs/counting-job.ts';
import { startChild } from '#tests/support/child-process.ts';
import { emptyDatabase } from '#tests/support/empty-database.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

const KILLS = IS_FULL ? 20 : 3;
const LONGEST_LIFE_MS = 250;

eachEngine('a process killed in the middle of its writes', (open) => {
  test(`loses nothing that was committed and leaves nothing half written (${KILLS} times)`, async () => {
    const market = await open();
    const told = { databaseUrl: market.databaseUrl, dataDir: market.dataDir };
    const { store } = market.context;
    const { rateLimit } = store.tables;
    let heard = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = startChild('tests/faults/programs/write-pairs.ts', told);
      const committed: string[] = [await child.next<string>()];
      child.process.on('message', (id) => committed.push(String(id)));
      await delay(20 + Math.random() * LONGEST_LIFE_MS);
      child.process.kill('SIGKILL');
      await child.ended;
      const rows = await store.read((db) => db.select({ key: rateLimit.key }).from(rateLimit));
      const keys = new Set(rows.map(({ key }) => key));
      expect(committed.filter((id) => !keys.has(`${id} left`) || !keys.has(`${id} right`))).toEqual([]);
      const halves = [...keys].filter((key) => !keys.has(other(key)));
      expect(halves).toEqual([]);
      heard += committed.length;
    }
    expect(heard).toBeGreaterThan(KILLS);
    if (market.engine === 'sqlite') {
      const file = new Database(market.context.config.sqlitePath, { readonly: true });
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
      file.close();
    }
  });
});

function other(key: string): string {
  return key.endsWith(' left') ? key.replace(/left$/, 'right') : key.replace(/right$/, 'left');
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(IS_FULL)(
  'a full disk refuses writes by name, keeps reading, and writes again once there is room',
  async () => {
    if (!canMount) throw new Error('This proof mounts a small tmpfs: run it as root on Linux.');
    const market = await testMarket();
    const small = join(market.dataDir, 'small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', small]);
    onTestFinished(() => void execFileSync('umount', ['-l', small]));
    const database = await emptyDatabase('sqlite');
    await database.migrate({ sqlitePath: join(small, 'market.sqlite') });
    const { context, close } = openOnRealClock({ databaseUrl: null, dataDir: small });
    const { rateLimit } = context.store.tables;
    const fill = (number: number) =>
      context.store.write((tx) =>
        tx
          .insert(rateLimit)
          .values({ key: `${number} ${'x'.repeat(50_000)}`, points: number, windowEndsAt: 0 }),
      );
    let written = 0;
    let refusal: unknown;
    while (refusal === undefined) {
      await fill(written).then(
        () => {
          written += 1;
        },
        (error: unknown) => {
          refusal = error;
        },
      );
    }
    expect(context.store.dialect.isStorageFull(refusal)).toBe(true);
    const points = () => context.store.read((db) => db.select({ points: rateLimit.points }).from(rateLimit));
    expect(await points()).toHaveLength(written);
    execFileSync('mount', ['-o', 'remount,size=32m', small]);
    await fill(written);
    expect(await points()).toHaveLength(written + 1);
    await close();
    const file = new Database(join(small, 'market.sqlite'), { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
  },
);
