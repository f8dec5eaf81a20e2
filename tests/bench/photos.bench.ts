import sharp from 'sharp';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { renditionWidths, SQUARE_SIDE } from '#app/domain/media/renditions.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { runDueJobs } from '#app/server/jobs/run-due-jobs.server.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { median, reportMost, reportRates } from '#tests/bench/support/report.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

const PHOTOS = 5;
const ROUNDS = 3;
const LONGEST_SIDE = 3000;

const market = await benchMarket('sqlite');
const { context } = market;
const seller = await sellerOf(context);
const previews: number[] = [];
const ours: number[] = [];
const limits: number[] = [];
await alone(await photo(999));
for (let round = 0; round < ROUNDS; round += 1) {
  const photos = await Promise.all(Array.from({ length: PHOTOS }, (_, at) => photo(round * PHOTOS + at)));
  limits.push(PHOTOS / (await seconds(() => eachOf(photos, alone))));
  ours.push(
    PHOTOS /
      (await seconds(async () => {
        await eachOf(photos, async (bytes, at) => {
          const startedAt = performance.now();
          await stagePhoto(context, seller, {
            bytes,
            clientKey: `bench-${round}-${at}`,
            fileName: 'photo.jpg',
          });
          previews.push(performance.now() - startedAt);
        });
        await runDueJobs(context, [makeRenditions]);
      })),
  );
}
reportRates(
  'photos of 12 MP, upload to every rendition, against sharp alone',
  '/s',
  median(ours),
  median(limits),
  0.8,
);
reportMost('first preview of a 12 MP photo', 'ms', median(previews), 500);
await market.close();
process.exit(0);

/** The same pictures by sharp in this process, all of one photo's renditions at once, nothing stored. */
async function alone(bytes: Buffer): Promise<void> {
  const master = await sharp(bytes)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toBuffer({ resolveWithObject: true });
  await Promise.all([
    ...renditionWidths(master.info.width).flatMap((width) => {
      const resized = sharp(master.data).resize({ width });
      return [
        resized.clone().avif({ effort: 2 }).toBuffer(),
        resized.clone().webp().toBuffer(),
        resized.clone().jpeg().toBuffer(),
      ];
    }),
    sharp(master.data)
      .resize({ width: SQUARE_SIDE, height: SQUARE_SIDE, fit: 'contain', background: '#fff' })
      .jpeg()
      .toBuffer(),
  ]);
}

/** A different picture each time, as large as a phone takes them. */
function photo(number: number): Promise<Buffer> {
  return photoBytes({ width: 4000, height: 3000, seed: number });
}

async function eachOf(photos: ReadonlyArray<Buffer>, work: (bytes: Buffer, at: number) => Promise<void>) {
  for (const [at, bytes] of photos.entries()) await work(bytes, at);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
