import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { makeOwnPack } from '#app/domain/channels/pack/make-pack.server.ts';
import { renditionName } from '#app/domain/media/renditions.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { fillListings } from '#tests/bench/support/fill-listings.ts';
import { median, reportRates } from '#tests/bench/support/report.ts';
import { account } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';

const LISTINGS = 500;
const PHOTOS = 3;
/** What a square of 1200 pixels of packed tea or honey weighs. */
const PHOTO_BYTES = 180 * 1024;
const ROUNDS = 5;

const market = await benchMarket('sqlite');
const { context } = market;
const actor = await ownerOf(context);
const files = await fillPhotos(context, actor.producerId);
const bytes = files.length * PHOTO_BYTES;
const ours: number[] = [];
const limits: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  limits.push(
    bytes / 1e6 / (await seconds(() => copyIntoZip(files, join(market.dataDir, `raw-${round}.zip`)))),
  );
  ours.push(bytes / 1e6 / (await seconds(() => packOurs())));
}
await market.close();
reportRates(
  `image pack of ${LISTINGS} listings (${files.length} photos) against copying the same bytes into a zip`,
  'MB/s',
  median(ours),
  median(limits),
  0.8,
);

async function packOurs(): Promise<void> {
  const wish = { channelCode: 'shopee', changesOnly: false, imagesOnly: true };
  const { listings, photos } = await makeOwnPack(context, actor, wish);
  if (listings !== LISTINGS || photos.length > 0)
    throw new Error(`${listings} listings, ${photos.length} problems`);
}

/** One file after the other into a new zip on the same disk, stored as they are, safe from a power cut when it ends. */
async function copyIntoZip(paths: readonly string[], target: string): Promise<void> {
  const zip = await open(target, 'wx');
  const records: Buffer[] = [];
  let offset = 0;
  for (const [index, path] of paths.entries()) {
    const content = await readFile(path);
    const name = Buffer.from(`anh/${Math.floor(index / PHOTOS)}/${(index % PHOTOS) + 1}.jpg`);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(crc32(content), 14);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    header.copy(record, 6, 4, 30);
    record.writeUInt32LE(offset, 42);
    records.push(record, name);
    await zip.writev([header, name, content]);
    offset += header.length + name.length + content.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(paths.length, 8);
  end.writeUInt16LE(paths.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  await zip.writev([directory, end]);
  await zip.sync();
  await zip.close();
}

async function ownerOf(context: Context): Promise<SellerActor> {
  const { producerId } = await sellerOf(context);
  const personId = await account(context);
  const name = 'Giàng Thị Mẩy';
  return {
    personId,
    producerId,
    sessionId: 'bench',
    name,
    language: 'vi',
    memberships: [],
    hasSecondFactor: false,
    owesSecondFactor: false,
  };
}

/** Listings of one producer, each with its own photos, their squares drawn already. @returns the squares' files. */
async function fillPhotos(context: Context, producerId: string): Promise<string[]> {
  await fillListings(context, LISTINGS);
  const { listing, variant, listingPhoto, photo, image } = context.store.tables;
  const ids = await context.store.read((db) =>
    db.select({ id: listing.id }).from(listing).orderBy(listing.id),
  );
  await context.store.write(async (tx) => {
    await tx.delete(listingPhoto);
    // Goods that every channel takes: what it does not take stays out of a pack.
    await tx.update(listing).set({ producerId, setCode: 'QD26-11' });
    await tx.update(variant).set({ producerId });
  });
  const paths: string[] = [];
  for (const { id } of ids) {
    const photos = Array.from({ length: PHOTOS }, (_, position) => ({
      position,
      photoId: newId(),
      hash: randomBytes(32).toString('hex'),
    }));
    await context.store.write(async (tx) => {
      const createdAt = context.clock.now();
      for (const { photoId, hash, position } of photos) {
        await tx
          .insert(image)
          .values({ hash, width: 1600, height: 1200, byteSize: 1, placeholder: '', findings: [], createdAt });
        await tx.insert(photo).values({
          id: photoId,
          producerId,
          imageHash: hash,
          uploadHash: hash,
          altVi: '',
          altEn: '',
          isDemo: false,
          createdAt,
        });
        await tx.insert(listingPhoto).values({ listingId: id, photoId, position, altVi: '', altEn: '' });
      }
      await tx.update(listing).set({ updatedAt: createdAt }).where(eq(listing.id, id));
    });
    for (const { hash } of photos) {
      const name = renditionName(hash, 'square', 'jpg');
      const { key } = await context.storage.putDerived('renditions', name, randomBytes(PHOTO_BYTES));
      paths.push(join(market.dataDir, 'files', key));
    }
  }
  // As the hourly job does.
  await context.store.refreshStatistics();
  return paths;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
