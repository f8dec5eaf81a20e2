import type { ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

import type { BlockedGoods } from '#app/domain/channels/pack/place-in-pack.ts';

/** What goes into a pack. */
export type PackContent = {
  /** Proper name of the platform. */
  channelName: string;
  producer: { name: string; code: string; phone: string; email: string; address: string };
  listings: readonly ChannelListing[];
  /** By listing id, for those with a star that is valid today. */
  recognitions: ReadonlyMap<string, ValidRecognition>;
  /** Goods of an earlier file that are no longer on sale, by title. */
  gone: readonly string[];
  /** Goods that the channel does not take, or not without a paper that is missing, by title; not in the pack. */
  leftOut: readonly string[];
  /** Goods that the channel would turn down as they are; not in the pack. */
  blocked: readonly BlockedGoods[];
  /** What is missing of goods that are in the pack all the same, by listing id. */
  incomplete: ReadonlyMap<string, string>;
  /** True: only what changed since the last file. */
  isChangesOnly: boolean;
  imagesOnly: boolean;
  /** Most photos of one listing, and most bytes of one. */
  mostPhotos: number;
  photoBytes: number;
  /** ms UTC. */
  now: number;
  /** Local day. */
  today: string;
};

/** Where the bytes come from, one by one; null when they are not there. */
export type PackSources = {
  /** The square JPEG of an image by its hash. */
  photo(hash: string): Promise<Uint8Array | null>;
  paper(id: string): Promise<{ bytes: Uint8Array; extension: '.pdf' | '.jpg' } | null>;
};

/**
 * A photo that is left out (missing, heavy), or goes with less than 1000 pixels of its own (small); or a product that has
 * no photo at all (none).
 */
export type PhotoProblem = {
  listingId: string;
  title: string;
  /** 1 for the cover; 0 where there is none. */
  number: number;
  problem: 'missing' | 'heavy' | 'small' | 'none';
  /** Its longer side, pixels. */
  side: number;
};

/** Counts of what really went in, known when the photos and papers are through. */
export type PackCounts = { listings: number; skus: number; photos: number; papers: number };

/** What a pack is asked for: at least this many pixels of the photo itself on its longer side. */
export const LEAST_SIDE = 1000;
