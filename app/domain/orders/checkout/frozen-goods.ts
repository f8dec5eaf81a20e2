import { z } from 'zod';
import type { ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Store } from '#db/store.ts';

/** What was said of goods when they were bought, kept with the line: a listing may change, what was agreed does not. */
export const frozenGoods = z.object({
  titleVi: z.string(),
  titleEn: z.string().nullable(),
  sizeVi: z.string(),
  sizeEn: z.string().nullable(),
  sku: z.string(),
  gtin: z.string().nullable(),
  brand: z.string().nullable(),
  weightGrams: z.number().nullable(),
  /** Label content by field name, as the product's page showed it (Decree 37/2026). */
  label: z.record(z.string(), z.string()),
  originText: z.string().nullable(),
  isAlcohol: z.boolean(),
  /** The star that was valid on that day. */
  recognition: z
    .object({ stars: z.number(), decisionNumber: z.string().nullable(), validUntil: z.string() })
    .nullable(),
  photoHash: z.string().nullable(),
  slug: z.string(),
  listingVersion: z.number(),
  revisionId: z.string().nullable(),
});

export type FrozenGoods = z.infer<typeof frozenGoods>;

type Tables = Store['tables'];

/** The columns of a listing and of one of its sizes that are frozen. */
export function frozenColumns({ listing, variant }: Tables) {
  return {
    listing: {
      titleVi: listing.titleVi,
      titleEn: listing.titleEn,
      brand: listing.brand,
      label: listing.label,
      originText: listing.originText,
      isAlcohol: listing.isAlcohol,
      slug: listing.slug,
      version: listing.version,
      approvedRevisionId: listing.approvedRevisionId,
    },
    variant: {
      nameVi: variant.nameVi,
      nameEn: variant.nameEn,
      sku: variant.sku,
      gtin: variant.gtin,
      weightGrams: variant.weightGrams,
    },
  };
}

type Frozen<Of extends keyof ReturnType<typeof frozenColumns>> = Pick<
  Tables[Of]['$inferSelect'],
  keyof ReturnType<typeof frozenColumns>[Of] & keyof Tables[Of]['$inferSelect']
>;

export function freezeGoods(
  listing: Frozen<'listing'>,
  variant: Frozen<'variant'>,
  photoHash: string | null,
  recognition: ValidRecognition | null,
): FrozenGoods {
  return {
    titleVi: listing.titleVi,
    titleEn: listing.titleEn,
    sizeVi: variant.nameVi,
    sizeEn: variant.nameEn,
    sku: variant.sku,
    gtin: variant.gtin,
    brand: listing.brand,
    weightGrams: variant.weightGrams,
    label: listing.label,
    originText: listing.originText,
    isAlcohol: listing.isAlcohol,
    recognition: recognition && {
      stars: recognition.stars,
      decisionNumber: recognition.decisionNumber,
      validUntil: recognition.validUntil,
    },
    photoHash,
    slug: listing.slug,
    listingVersion: listing.version,
    revisionId: listing.approvedRevisionId,
  };
}
