import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { receiveChunk } from '#app/domain/media/receive-chunk.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testMarket } from '#tests/support/test-market.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** What is left of a small disk, written full to its last byte. */
function fill(folder: string): void {
  const block = Buffer.alloc(4096);
  for (let at = 0; ; at += 1) {
    try {
      writeFileSync(join(folder, `fill-${at}`), block);
    } catch {
      return;
    }
  }
}

test.runIf(IS_FULL)(
  'renditions and pieces that meet a disk without room are refused by name, and go on once there is some',
  async () => {
    if (!canMount) throw new Error('This proof mounts a small tmpfs: run it as root on Linux.');
    const unseen: unknown[] = [];
    const see = (reason: unknown) => void unseen.push(reason);
    process.on('unhandledRejection', see);
    onTestFinished(() => void process.off('unhandledRejection', see));
    const market = await testMarket();
    const { context, clock } = market;
    const files = join(market.dataDir, 'files');
    mkdirSync(files, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', files]);
    onTestFinished(() => void execFileSync('umount', ['-l', files]));
    const seller = await sellerOf(context);
    const photo = await stagePhoto(context, seller, {
      bytes: await photoBytes({ width: 1300, height: 1000 }),
      clientKey: null,
      fileName: 'anh.jpg',
    });
    fill(files);

    expect(await market.runJobs([makeRenditions])).toBe(1);
    const piece = { clientKey: 'a', offset: 0, total: 100_000, bytes: new Uint8Array(50_000) };
    await expect(receiveChunk(context, seller, piece)).rejects.toMatchObject({ code: 'photoNoRoom' });
    expect(unseen).toEqual([]);

    execFileSync('mount', ['-o', 'remount,size=64m', files]);
    clock.advanceDays(1);
    expect(await market.runJobs([makeRenditions])).toBe(1);
    const { image } = context.store.tables;
    const rows = await context.store.read((db) => db.select().from(image).where(eq(image.hash, photo.hash)));
    expect(rows[0]?.renderedAt).toBe(clock.now());
    expect((await receiveChunk(context, seller, piece)).received).toBe(50_000);
  },
);
