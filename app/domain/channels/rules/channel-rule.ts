import type { ClaimLevel } from '#app/domain/catalog/claim-words.ts';
import type {
  ChannelListing,
  ChannelPhoto,
  ChannelVariant,
} from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { TextShape } from '#app/domain/channels/rules/text-shapes.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';

/**
 * One line of a channel's rule table. Rules are dated data with a source: what a platform asks today is another row
 * than what it asks next year, and a number that nobody could check says so (`confirmed: false`).
 */

/** A part of a listing that a rule can speak about; `variants.*` and `photos.*` hold for
 * each one, `cover` is the first photo. */
export type RuleField =
  | 'title'
  | 'description'
  | 'brand'
  | 'link'
  | 'alcohol'
  | 'setCode'
  | 'photos'
  | 'photos.url'
  | 'cover.side'
  | 'variants'
  | 'variants.publicCode'
  | 'variants.sku'
  | 'variants.gtin'
  | 'variants.name'
  | 'variants.priceVnd'
  | 'variants.stock'
  | 'variants.weightGrams'
  | 'variants.package';

export type FieldValue = string | number | boolean | null | readonly unknown[];

/** Where values stand in a listing. `undefined` from `read`: the rule has nothing to say about this one. */
export type FieldReader =
  | { of: 'listing'; path: string; read: (listing: ChannelListing, today: string) => FieldValue | undefined }
  /** The first `most` photos. */
  | { of: 'photos'; most: number; read: (photo: ChannelPhoto) => FieldValue | undefined }
  /** All variants where there are `least` or more, else none. */
  | {
      of: 'variants';
      name: string;
      least: number;
      /** The field whose own value is read, so that forms can tell its limits; absent where it is another figure. */
      asField?: RuleField;
      read: (variant: ChannelVariant) => FieldValue | undefined;
    };

export type RuleCheck =
  /** There is a value (text that is not blank, a list with something in it, a number). */
  | { kind: 'present' }
  /** Length of a text; blank text is left to `present`. */
  | { kind: 'length'; min?: number; max?: number; count: 'codePoints' | 'bytes' }
  /** How many there are in a list. */
  | { kind: 'count'; min?: number; max?: number }
  /** A number, whole where asked; null is left to `present`. */
  | { kind: 'number'; min?: number; max?: number; whole?: boolean }
  /** Matches from start to end; blank text is left to `present`. `what` names the shape to people. */
  | { kind: 'pattern'; pattern: RegExp }
  /** None of these shapes in the text; they are matched against it in NFC and lower case. */
  | { kind: 'without'; shapes: readonly TextShape[] }
  /** No claim of this level, by the table of claim words on the day. */
  | { kind: 'withoutClaims'; level: ClaimLevel }
  /** GTIN with a right check digit, not from a range for use inside a shop; null is left to `present`. */
  | { kind: 'gtin' }
  /** An http(s) address. */
  | { kind: 'webUrl' }
  /** One of the values, or none of them. */
  | { kind: 'oneOf'; values: readonly (string | boolean)[] }
  | { kind: 'noneOf'; values: readonly (string | boolean)[] }
  /** Every variant has another value. */
  | { kind: 'distinct' };

export type Severity = 'blocking' | 'warning';

export type ChannelRule = {
  /** Unique in its channel, for as long as the rule means the same. */
  id: string;
  /** One that every channel knows, or the channel's own way to read a listing. */
  field: RuleField | FieldReader;
  check: RuleCheck;
  severity: Severity;
  /** True: the channel does not take such goods at all, so there is nothing to mend. */
  closes?: true;
  /** Product sets that it closes whole, where the check does not name them. */
  closedSets?: readonly string[];
  /** A push must meet it whatever its severity; a file may leave it open. */
  isNeededToPush?: true;
  /** Papers of which one lifts the rule, by kind; for the words beside it. */
  liftedBy?: readonly PaperKind[];
  /** What is wrong and how it is mended. Params: min, max, actual, found. */
  fix: ChannelWords;
  /** The rule in a few words, where `rule_<id>` is not among the texts of the channels. */
  name?: ChannelWords;
  /** Page or document that says so. */
  source: string;
  /** First and last local day on which it holds, YYYY-MM-DD; open where absent. */
  validFrom?: string;
  validTo?: string;
  /** False: from experience or a weak source; the seller centre has the last word. */
  confirmed: boolean;
};

/** The rules that hold on a local day. */
export function rulesOn(rules: readonly ChannelRule[], today: string): ChannelRule[] {
  return rules.filter(
    ({ validFrom, validTo }) => (validFrom ?? today) <= today && today <= (validTo ?? today),
  );
}
