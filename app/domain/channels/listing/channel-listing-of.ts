import type {
  ChannelListing,
  ChannelPhoto,
  ChannelVariant,
} from '#app/domain/channels/listing/channel-listing.ts';
import type { PapersOfDay } from '#app/domain/channels/papers/papers-that-hold.server.ts';

/** What a listing says of itself, published or still being written. Empty texts count as absent. */
export type ListingParts = Pick<
  ChannelListing,
  'id' | 'version' | 'titleVi' | 'setCode' | 'isAlcohol' | 'label'
> & {
  slug: string;
  entryId: string | null;
  communeCode: string | null;
  producerId: string;
  producerName: string;
  titleEn: string | null;
  descriptionVi: string | null;
  brand: string | null;
};

/** What stands around it on the day. */
export type Surroundings = {
  publicUrl: string;
  setPaths: ReadonlyMap<string, readonly string[]>;
  places: ReadonlyMap<string, string>;
  /** Stars that are valid today, by register entry. */
  stars: ReadonlyMap<string, { stars: number }>;
  /** Papers as they stand today, by producer. */
  papers: ReadonlyMap<string, PapersOfDay>;
};

/** The one way from rows to a listing as channels see it. */
export function channelListingOf(
  parts: ListingParts,
  photos: readonly ChannelPhoto[],
  variants: readonly ChannelVariant[],
  around: Surroundings,
): ChannelListing {
  const { slug, entryId, communeCode, producerId, producerName } = parts;
  return {
    id: parts.id,
    publicCode: parts.id,
    version: parts.version,
    titleVi: parts.titleVi,
    titleEn: parts.titleEn || null,
    descriptionVi: parts.descriptionVi || '',
    brand: parts.brand || null,
    setCode: parts.setCode,
    setPath: around.setPaths.get(parts.setCode ?? '') ?? [],
    isAlcohol: parts.isAlcohol,
    label: parts.label,
    starsToday: (entryId ? around.stars.get(entryId)?.stars : undefined) ?? null,
    producer: { id: producerId, name: producerName },
    communeCode,
    place: around.places.get(communeCode ?? '') ?? null,
    photos,
    variants,
    link: `${around.publicUrl}/products/${encodeURIComponent(slug)}`,
    papers: papersFor(parts.id, around.papers.get(producerId)?.holding),
    lapsedPapers: papersFor(parts.id, around.papers.get(producerId)?.lapsed),
    putAwayPapers: papersFor(parts.id, around.papers.get(producerId)?.putAway),
    category: null,
  };
}

const none: readonly never[] = [];

/** Of a producer's papers those for all goods and those for this listing. */
export function papersFor<Paper extends { listingId: string | null }>(
  id: string,
  papers: readonly Paper[] | undefined,
): readonly Paper[] {
  if (!papers || papers.length === 0) return none;
  return papers.filter(({ listingId }) => listingId === null || listingId === id);
}
