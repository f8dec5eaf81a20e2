import type { Decision } from '#app/domain/register/parse/parse-decision.ts';
import type { KnownLegalType } from '#app/domain/register/parse/parse-legal-type.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { ResolvedPlace } from '#app/domain/register/places/resolve-place.ts';

/** A word that is not understood, in the column of one channel. */
export type OwnColumn = { code: string; name: string; word: string };

/** One product on one channel as a row claims it. */
export interface ClaimedPresence {
  channelCode: string;
  url: string | null;
  /** Empty for a platform that is only named. */
  urlKey: string;
  /** Whose shop it is there, as the row writes it. */
  shop: string | null;
}

/** A row says that its product is no longer on a channel. */
export interface ClaimedEnd {
  channelCode: string;
  /** What the cell says. */
  text: string;
  cell: string;
  /** The local day that it gives for it; null where it gives none. */
  day: string | null;
  /** False where only a person's own answer about this one may record it: a remark that can be read in more ways. */
  isClear: boolean;
  /** The remark only names it in words that nobody knows: asked where it is held, and of no other. */
  isStrange: boolean;
  /** As what the row itself shows that the product was there once; empty where it shows no such thing. */
  was: ReadonlyArray<Omit<ClaimedPresence, 'channelCode'>>;
}

/** What one row says, in our terms. Null: the row (or the workbook) does not say; never a guess. */
export interface RowValues {
  row: number;
  /** Our own public code. */
  code: string | null;
  product: string;
  productKey: string;
  producer: string;
  producerKey: string;
  legalType: KnownLegalType | null;
  phone: string | null;
  addressText: string | null;
  communeText: string | null;
  districtText: string | null;
  place: ResolvedPlace;
  /** Where a question about the place or the decision points. */
  placeCell: string | null;
  decisionCell: string | null;
  groupText: string | null;
  setCode: string | null;
  stars: number | null;
  decision: { number: string | null; key: string | null; date: Decision['date'] } | null;
  issuer: string | null;
  /** First local day without validity, where the workbook states an end. */
  expiresOn: string | null;
  presences: ReadonlyArray<ClaimedPresence>;
  ends: ReadonlyArray<ClaimedEnd>;
  /** Words that name no channel we know. */
  unknownChannels: ReadonlyArray<{ text: string; cell: string | null; own: OwnColumn | null }>;
  /** A remark that seems to say that the recognition was withdrawn. */
  withdrawal: { text: string; cell: string | null; day: string | null } | null;
  /** It is on a place of sale that counts for a target; a page of one's own or a chat is none. */
  isListed: boolean;
  /** What is written as the reason says that the product is no longer on a platform. */
  isBlockerEnding: boolean;
  blocker: string | null;
  blockerOwner: string | null;
  blockerNextStep: string | null;
  womenLed: boolean | null;
  minorityLed: boolean | null;
  problems: ReadonlyArray<RowProblem>;
}

/** Why a new product is on no platform; null where it is on one, or a remark only says that it was. */
export function reasonOf({ isListed, isBlockerEnding, ends, blocker }: RowValues): string | null {
  const wasListed = isBlockerEnding && ends.some(({ was }) => was.length > 0);
  return isListed || wasListed ? null : blocker;
}
