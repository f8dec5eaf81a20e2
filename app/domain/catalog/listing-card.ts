import { ALL_YEAR } from '#app/domain/catalog/listing-content.ts';

/** What a list shows of one listing. Plain data: the routes hand it to the browser as it is. */
export type CardPhoto = {
  hash: string;
  width: number;
  height: number;
  altVi: string;
  altEn: string;
  /** Tiny data URI. */
  placeholder: string;
};

/** What stands for a product wherever it is shown: its first photo, else the drawing of its kind. */
export type ProductPicture = { photo: CardPhoto | null; setCode: string | null; motifSeed: string };

export type ListingCard = {
  id: string;
  slug: string;
  titleVi: string;
  titleEn: string | null;
  setCode: string | null;
  motifSeed: string;
  photo: CardPhoto | null;
  /** VND. */
  price: number | null;
  highestPrice: number | null;
  /** What the lowest price buys: the first pack's name. */
  unitVi: string | null;
  unitEn: string | null;
  place: { name: string; nameEn: string } | null;
  producerName: string;
  /** The star of today; null without a valid recognition. `validUntil` is a local day. */
  recognition: { stars: number; validUntil: string } | null;
  soldOut: boolean;
  /** It has a season, and this is it. */
  inSeason: boolean;
};

/** The bit of a month (1 to 12) in `seasonMonths`. */
export function monthBit(month: number): number {
  return 1 << (month - 1);
}

/** True in the season of goods that have one; goods of all year are never "in season". */
export function isInSeason(seasonMonths: number, month: number): boolean {
  return seasonMonths !== ALL_YEAR && (seasonMonths & monthBit(month)) !== 0;
}
