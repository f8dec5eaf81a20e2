import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { recognitionsAt, type ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import {
  cameMeanwhile,
  changedMeanwhile,
  goneMeanwhile,
} from '#app/domain/channels/exports/changed-meanwhile.ts';
import {
  changesSinceExport,
  changesUnknown,
} from '#app/domain/channels/exports/changes-since-export.server.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/exports/limit-exports.server.ts';
import { recognitionText, sentListing } from '#app/domain/channels/exports/sent-listing.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { goneListings } from '#app/domain/channels/listing/gone-listings.server.ts';
import { loadPreparedListings } from '#app/domain/channels/listing/load-prepared-listings.server.ts';
import { changedSinceSeen } from '#app/domain/channels/listing/seen-listing.server.ts';
import type { PackContent, PhotoProblem } from '#app/domain/channels/pack/pack-content.ts';
import { PACK_PHOTO_BYTES } from '#app/domain/channels/pack/pack-limits.ts';
import { type BlockedGoods, placeInPack } from '#app/domain/channels/pack/place-in-pack.ts';
import { safeName } from '#app/domain/channels/pack/safe-names.ts';
import { packEntries } from '#app/domain/channels/pack/write-pack.server.ts';
import { paperExtension, paperKey } from '#app/domain/channels/papers/open-paper.server.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import { readSquare } from '#app/domain/media/read-square.server.ts';
import { addressLine } from '#app/domain/register/places/address-line.ts';
import { writeZip } from '#app/server/archive/write-zip.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';

export type PackWish = {
  channelCode: string;
  /** Only what is new, changed or gone since the last file for the channel. */
  changesOnly: boolean;
  /** Photos alone, as many and as large as the channel takes. */
  imagesOnly: boolean;
  /** Blocked for the channel, and yet these go in, marked as incomplete, unless a paper is missing; ids of listings, or all such. */
  even?: readonly string[] | 'all';
  /** How the page showed all goods, by id (`seenText`): what has changed since is told beside the pack. */
  seen?: ReadonlyMap<string, string>;
};

/**
 * `leftOut`: titles of goods that the channel does not take; `blocked`: goods that are not in it until something is mended or
 * a compulsory paper is there; `incomplete`: such as went in all the same, which no goods without that paper do.
 */
export type MadePack = {
  exportId: string;
  fileName: string;
  listings: number;
  photos: PhotoProblem[];
  leftOut: string[];
  blocked: BlockedGoods[];
  incomplete: BlockedGoods[];
};

/** A pack's own form has nine columns of photos. */
const PACK_PHOTOS = 9;

/**
 * Makes a pack of the producer's goods and keeps it. @throws NotFound for a channel that takes no packs; DomainError
 * packEmpty, packAllBlocked, packNothingNew, packTooLarge, packNoRoom; TooManyTries.
 */
export async function makeOwnPack(context: Context, actor: SellerActor, wish: PackWish): Promise<MadePack> {
  await limitExports(context, actor.personId);
  return makePack(context, wish, {
    producerId: actor.producerId,
    personId: actor.personId,
    role: 'producer_member',
  });
}

/** The same from the command line. */
export async function makePackFor(context: Context, producerId: string, wish: PackWish): Promise<MadePack> {
  return makePack(context, wish, { producerId, personId: null, role: 'operator' });
}

/** Channels that take packs, in the order of the registry. */
export function listPackChannels(): Array<{ code: string; name: string }> {
  return channels.filter(({ pack }) => pack !== undefined).map(({ code, name }) => ({ code, name }));
}

type Maker = { producerId: string; personId: string | null; role: string };

async function makePack(context: Context, wish: PackWish, maker: Maker): Promise<MadePack> {
  const { channelCode, changesOnly, imagesOnly } = wish;
  const even = wish.even === 'all' ? null : new Set(wish.even);
  const channel = channelByCode(channelCode);
  const limits = channel.pack;
  if (!limits) throw new NotFound('pack');
  const { producerId } = maker;
  const now = context.clock.now();
  const changes = await changesSinceExport(context, {
    producerId,
    channelCode,
    imagesOnly,
    withPapers: true,
  });
  const same = new Set(changesOnly ? changes.same : []);
  const today = localDate(now);
  const listings: ChannelListing[] = [];
  const leftOut: string[] = [];
  const blocked: BlockedGoods[] = [];
  const incomplete: BlockedGoods[] = [];
  const seen = wish.seen ?? new Map<string, string>();
  const onSale = new Set<string>();
  for await (const batch of loadPreparedListings(context, channel, { producerId })) {
    for (const listing of batch) {
      onSale.add(listing.id);
      if (same.has(listing.id)) continue;
      const place = placeInPack(channel, listing, today);
      if (place === 'notTaken') {
        leftOut.push(listing.titleVi);
        continue;
      }
      // Photos alone hand nothing over; without its paper a product may not be offered at all.
      if (place !== 'goes' && (!imagesOnly || place.needsPaper.length > 0)) {
        const isWanted = (even?.has(listing.id) ?? true) && place.needsPaper.length === 0;
        (isWanted ? incomplete : blocked).push(place);
        if (!isWanted) continue;
      }
      listings.push(listing);
    }
  }
  if (listings.length === 0 && changes.gone.length === 0) {
    const unsure = changesOnly ? changes.unsure.filter(({ id }) => onSale.has(id)) : [];
    if (unsure.length > 0) throw changesUnknown(unsure);
    if (blocked.length === 0) throw new DomainError('packEmpty');
    // Others went with an earlier file and are as they were: it is not so that nothing can be sent.
    throw new DomainError(same.size > 0 ? 'packNothingNew' : 'packAllBlocked', {
      params: { channel: channel.name, count: blocked.length },
    });
  }
  const pack: PackContent = {
    channelName: channel.name,
    producer: await readProducer(context, producerId),
    listings,
    recognitions: imagesOnly ? new Map() : await readRecognitions(context, listings, today),
    gone: changes.gone.map(({ title }) => title),
    leftOut,
    blocked,
    incomplete: new Map(incomplete.map(({ listingId, reason }) => [listingId, reason.vi])),
    isChangesOnly: changesOnly && changes.last !== null,
    imagesOnly,
    mostPhotos: imagesOnly ? limits.mostPhotos : PACK_PHOTOS,
    photoBytes: Math.min(limits.photoBytes, PACK_PHOTO_BYTES),
    now,
    today,
  };
  const lost = [...seen.keys()].filter((id) => !onSale.has(id));
  const meanwhile = [
    ...(await goneListings(context, producerId, lost)).map(goneMeanwhile),
    ...changedSinceSeen(listings, seen).map(changedMeanwhile),
    ...listings
      .filter(({ id }) => seen.size > 0 && !seen.has(id))
      .map(({ id, titleVi }) => cameMeanwhile({ id, title: titleVi })),
  ];
  const photos: PhotoProblem[] = [];
  const sources = { photo: (hash: string) => readSquare(context, hash), paper: paperSource(context) };
  const { id: exportId, fileName } = await keepExport(context, {
    ...maker,
    channelCode,
    fileName: (again) => packFileName(pack, channelCode, again),
    extension: '.zip',
    area: 'packs',
    readAt: now,
    content: writeZip(packEntries(pack, sources, photos), now),
    listings: () => [
      ...listings.map((one) =>
        imagesOnly
          ? sentListing(one)
          : { ...sentListing(one), recognition: recognitionText(pack.recognitions.get(one.id)) },
      ),
      ...changes.gone.map(({ id }) => ({ listingId: id, version: 0 })),
    ],
    report: () => ({
      ...{ holds: imagesOnly ? 'images' : 'pack', photos, leftOut, blocked, incomplete },
      meanwhile,
    }),
  }).catch((error: unknown) => {
    if (isStorageFull(error)) throw new DomainError('packNoRoom', { cause: error });
    if (error instanceof Error && error.name === 'ZipTooLarge')
      throw new DomainError('packTooLarge', { cause: error });
    throw error;
  });
  return { exportId, fileName, listings: listings.length, photos, leftOut, blocked, incomplete };
}

/** "ho-so-postmart-HTX Chè-2026-11-23.zip"; "anh-…" for photos alone, "-thay-doi" for changes only, "-lan-2" for the day's second. */
function packFileName(
  { producer, today, imagesOnly, isChangesOnly }: PackContent,
  channelCode: string,
  again: string,
): string {
  const ending = `-${today}${isChangesOnly ? '-thay-doi' : ''}${again}.zip`;
  return safeName(`${imagesOnly ? 'anh' : 'ho-so'}-${channelCode}-${producer.name}`, producer.code, ending);
}

async function readProducer({ store }: Context, producerId: string): Promise<PackContent['producer']> {
  const { producer, commune } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ producer, place: commune.fullName })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(eq(producer.id, producerId)),
  );
  if (!row) throw new NotFound('producer');
  const { name, code, contactPhone, contactEmail, addressText } = row.producer;
  return {
    name,
    code,
    phone: (contactPhone ?? '').replace(/^\+84/, '0'),
    email: contactEmail ?? '',
    address: addressLine([addressText, row.place]),
  };
}

async function readRecognitions(
  { store }: Context,
  listings: readonly ChannelListing[],
  today: string,
): Promise<ReadonlyMap<string, ValidRecognition>> {
  const { listing } = store.tables;
  const ids = listings.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  return store.read(async (db) => {
    const rows = await db
      .select({ id: listing.id, entryId: listing.entryId })
      .from(listing)
      .where(and(inArray(listing.id, ids), isNotNull(listing.entryId)));
    const valid = await recognitionsAt(
      db,
      store.tables,
      rows.flatMap(({ entryId }) => entryId ?? []),
      today,
    );
    return new Map(
      rows.flatMap(({ id, entryId }) => {
        const found = valid.get(entryId ?? '');
        return found ? [[id, found]] : [];
      }),
    );
  });
}

function paperSource({ store, storage }: Context) {
  const { paper } = store.tables;
  return async (id: string) => {
    const [row] = await store.read((db) => db.select().from(paper).where(eq(paper.id, id)));
    const bytes = row && (await storage.get(paperKey(row)));
    return row && bytes ? { bytes, extension: paperExtension(row.mediaType) } : null;
  };
}
