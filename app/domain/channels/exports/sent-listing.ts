import type { ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

/** A listing of a file as the file told of it. */
export type SentListing = {
  listingId: string;
  /** 0 stands for one that an earlier file held and that this one says is no longer on sale. */
  version: number;
  /** The star that held on the day of the file; files of before do not say. */
  stars?: number | null;
  /**
   * Of a pack: the recognition's decision and its last valid day, as the sheet names them; null where it named none. Files
   * of before do not say, others have no place for it.
   */
  recognition?: string | null;
  /** Ids of the papers that held on the day of the file, in their order; files of before do not say. */
  papers?: readonly string[];
};

/** What is kept of a listing that goes into a file: its version, and what ends by the calendar without a new one. */
export function sentListing({
  id,
  version,
  starsToday,
  papers,
}: Pick<ChannelListing, 'id' | 'version' | 'starsToday' | 'papers'>): SentListing {
  return { listingId: id, version, stars: starsToday, papers: papers.map((paper) => paper.id) };
}

/** A recognition as a pack's sheet names it: one that was renewed with the same star has another decision and day. */
export function recognitionText(recognition: ValidRecognition | undefined): string | null {
  if (!recognition) return null;
  const { stars, decisionNumber, decidedOn, validUntil } = recognition;
  return [stars, decisionNumber ?? '', decidedOn, validUntil].join(' ');
}
