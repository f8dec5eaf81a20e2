import { z } from 'zod';
import type { BlockedGoods } from '#app/domain/channels/pack/place-in-pack.ts';

const goods = z
  .array(
    z.object({
      listingId: z.string(),
      title: z.string(),
      sku: z.string(),
      reason: z.object({ vi: z.string(), en: z.string() }),
      /** Packs of before named goods without a paper among those left out. */
      needsPaper: z.array(z.string()).default([]),
    }),
  )
  .default([]);

/** What is kept beside a pack: what it holds, and the photos to look at. Validated when read. */
export const packReport = z.object({
  holds: z.enum(['pack', 'images']),
  /** Titles of goods that the channel does not take; packs of before say nothing of them. */
  leftOut: z.array(z.string()).default([]),
  /** Left out until something is mended, and gone in all the same; packs of before had no such. */
  blocked: goods,
  incomplete: goods,
  photos: z.array(
    z.object({
      listingId: z.string(),
      title: z.string(),
      number: z.number(),
      problem: z.enum(['missing', 'heavy', 'small', 'none']),
      side: z.number(),
    }),
  ),
});

/** True for a file of photos alone: it says nothing about what the platform knows of the goods. */
export function holdsImagesOnly(report: unknown): boolean {
  const read = packReport.safeParse(report);
  return read.success && read.data.holds === 'images';
}

/** How many photos of a pack need a look; 0 for every other file. */
export function photosToLookAt(report: unknown): number {
  const read = packReport.safeParse(report);
  return read.success ? read.data.photos.length : 0;
}

/** Goods that are not in a pack until something is mended, each with what it is. */
export function blockedOf(report: unknown): BlockedGoods[] {
  const read = packReport.safeParse(report);
  return read.success ? read.data.blocked : [];
}

/** Titles of goods that are not in a pack because its channel does not take them. */
export function leftOutOf(report: unknown): string[] {
  const read = packReport.safeParse(report);
  return read.success ? read.data.leftOut : [];
}
