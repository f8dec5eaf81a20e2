/**
 * A published listing as channels see it: plain data, the only input of every rule and every writer. What is not known
 * is null or empty, never invented.
 */

/** A square JPEG that a platform can fetch; sides in pixels. `hash` addresses the image's master. */
export type ChannelPhoto = { hash: string; url: string; width: number; height: number };

export type ChannelVariant = {
  /** Public, unique in the whole market; the id in every feed (two producers may share a SKU). */
  publicCode: string;
  sku: string;
  gtin: string | null;
  /** Pack size or kind, as the buyer reads it: "Hộp 100 g". */
  nameVi: string;
  /** Whole VND. */
  priceVnd: number;
  /** Its price on our own page, whole VND, where the channel is given another one; absent where it is the same. */
  pagePriceVnd?: number;
  stock: number;
  weightGrams: number | null;
  lengthCm: number | null;
  widthCm: number | null;
  heightCm: number | null;
};

export type ChannelListing = {
  id: string;
  /** Short and stable; groups the variants of one product in feeds and workbooks. */
  publicCode: string;
  /** Rises with every change that a visitor could see. */
  version: number;
  titleVi: string;
  titleEn: string | null;
  /** Plain text, paragraphs parted by line breaks. */
  descriptionVi: string;
  brand: string | null;
  /** OCOP product set, e.g. "QD26-11". */
  setCode: string | null;
  /** Branch, group and set by name, for `product_type`: ["Sản phẩm thực phẩm", "Chè", …]. */
  setPath: readonly string[];
  isAlcohol: boolean;
  /** Label content by field name of the label table. */
  label: Readonly<Record<string, string>>;
  /** Star of the recognition that is valid today; null when there is none. */
  starsToday: number | null;
  producer: { id: string; name: string };
  /** Code of the commune of origin, null when unknown. */
  communeCode: string | null;
  /** That commune by name. */
  place: string | null;
  /** First is the cover. */
  photos: readonly ChannelPhoto[];
  /** In their order; never empty for a published listing. */
  variants: readonly ChannelVariant[];
  /** Public address of the product page. */
  link: string;
  /** Papers of the producer, for all goods or for this listing, that hold today. */
  papers: readonly ChannelPaper[];
  /** Those that have ended or that staff refused, put away or not: what they lifted they lift no more. */
  lapsedPapers: readonly LapsedPaper[];
  /** Those that would hold, had the producer not put them away. */
  putAwayPapers: ReadonlyArray<{ kind: string }>;
  /** The platform's category that a person chose; null when none was, and for channels without categories. */
  category: string | null;
};

/** `endedOn`: the last day on which it held, a local day; null for one that was refused. */
export type LapsedPaper = { kind: string; endedOn: string | null };

/** `kind` as in `paper-kinds.ts`. `isChecked`: staff have looked at it. */
export type ChannelPaper = {
  id: string;
  kind: string;
  number: string | null;
  validTo: string | null;
  isChecked: boolean;
};
