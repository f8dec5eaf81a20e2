import type { OwnColumn } from '#app/domain/register/import/row-values.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import type { CheckMethod } from '#app/domain/register/presence-states.ts';
import type { PresenceState } from '#db/tables/register.ts';

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'rejected';

/** One field that a row changes, in words a person can compare; `field` has a label in `app/i18n/*\/register.ts`. */
export interface FieldChange {
  field: ChangedField;
  from: string | null;
  to: string | null;
}

export const changedFields = [
  'name',
  'group',
  'set',
  'commune',
  'communeText',
  'district',
  'blocker',
  'blockerOwner',
  'blockerNextStep',
  'stars',
  'decisionNumber',
  'decisionDate',
  'expires',
  'issuer',
  'recognition',
  'revoked',
  'presence',
  'presenceEnded',
  'presenceBack',
  'presenceUrl',
  'presenceShop',
  'firstSeen',
  'producerName',
  'producerLegalType',
  'producerCommune',
  'producerAddress',
  'producerPhone',
  'producerWomenLed',
  'producerMinorityLed',
] as const;
export type ChangedField = (typeof changedFields)[number];
/** Writes down that a row changes a field, as people read it. */
export type NoteChange = (field: ChangedField, from: string | null, to: string | null) => void;

/** The answer "none of them" to what platform a word means. */
export const NO_CHANNEL = 'none';

/** The answer "yes, and the word is the shop's name" to whether a product is on a channel. */
export const isShopAnswer = (answer: string) => answer.startsWith(SHOP_ANSWER);
const SHOP_ANSWER = 'shop:';
export const shopAnswer = (channelCode: string) => `${SHOP_ANSWER}${channelCode}`;
/** The channel that an answer to a question about a platform names. */
export const answeredChannel = (answer: string) =>
  isShopAnswer(answer) ? answer.slice(SHOP_ANSWER.length) : answer;

/** Something that only a person can say. One question may stand behind many rows. */
export type ImportQuestion =
  | {
      key: string;
      kind: 'place';
      text: string;
      candidates: ReadonlyArray<PlaceCandidate>;
      rows: Array<number>;
    }
  | {
      key: string;
      kind: 'channel';
      text: string;
      /** The word stands in the column of this channel: asked is whether the product is there. */
      own: OwnColumn | null;
      rows: Array<number>;
    }
  | {
      key: string;
      /** `elsewhere`: the only entry that fits is in another commune; `spelling`: its name has other marks. */
      kind: 'decision' | 'entry' | 'elsewhere' | 'spelling' | 'producer' | 'producerMarks';
      text: string;
      /** `renewal:<ref>`, `entry:<ref>`, `same:<ref>` or `second`, with what each is. */
      options: ReadonlyArray<{ value: string; label: string }>;
      rows: Array<number>;
    }
  /** A remark speaks of a withdrawal: `withdrawn` from `from` on, or still `held`. */
  | { key: string; kind: 'withdrawal'; text: string; product: string; from: string; rows: Array<number> };

export interface RowPlan {
  /** As in the sheet's margin. */
  row: number;
  outcome: RowOutcome;
  product: string;
  producer: string;
  /** Code of the entry that the row was matched to. */
  entryCode: string | null;
  problems: ReadonlyArray<RowProblem>;
  changes: ReadonlyArray<FieldChange>;
  /** How a new row was read, so that a person can check it before it goes in; empty for the others. */
  reading: ReadonlyArray<FieldChange>;
}

export interface ImportSummary {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Entries of the register that the file does not name; nothing happens to them. */
  missing: number;
}

/** What a file says has ended on a platform, beside what the register holds of it. */
export interface Ending {
  /** Names it in answers: the same in each planning of the same file. */
  key: string;
  /** One answer for all may record it; otherwise only a person's own answer about this one. */
  isClear: boolean;
  /** The row itself brings the presence, as one that its remark casts doubt on. */
  isNew: boolean;
  row: number;
  cell: string;
  /** What the cell says. */
  text: string;
  entryCode: string;
  product: string;
  producer: string;
  presenceId: string;
  channelCode: string;
  url: string | null;
  state: PresenceState;
  firstSeenOn: string;
  /** Local day from which it is gone: the cell's own, where it gives one that can be, else the file's. */
  endsOn: string;
  /** A newer and stronger proof that it is there: it is left as it is, whatever the file says. */
  seenSince: KnownPresence['seenSince'];
  /** A person has kept it before, against the same words: it is not asked again. */
  isKept: boolean;
}

export interface MissingEntry {
  code: string;
  name: string;
  producer: string;
}

/** How a file is planned. */
export interface PlanOptions {
  asOf: string;
  /** A file of a later day was imported before: this one adds and changes nothing. */
  onlyAdd: boolean;
  phonesMayBeShown: boolean;
  answers: Readonly<Record<string, string>>;
}

/** What a file would do. */
export interface PlannedRows {
  rows: Array<RowPlan>;
  questions: Array<ImportQuestion>;
  missing: Array<MissingEntry>;
  /** What the file says has ended on a platform, and the register holds; nothing happens to it without an answer. */
  endings: Array<Ending>;
  summary: ImportSummary;
  /** Entries that the accepted rows speak of, in the order of the file. */
  entries: ReadonlySet<KnownEntry>;
}

/** Everything that the market knows of an entry that an import may touch. */
export interface KnownRecognition {
  id: string;
  round: number;
  stars: number;
  decisionNumber: string | null;
  decisionKey: string | null;
  decidedOn: string;
  decidedOnPrecision: 'day' | 'month' | 'year';
  expiresOn: string;
  issuer: string | null;
  /** First local day on which it no longer holds, because it was withdrawn. */
  revokedOn: string | null;
}

export interface KnownPresence {
  id: string;
  channelCode: string;
  url: string | null;
  urlKey: string;
  firstSeenOn: string;
  /** What is noted beside it: whose shop it is. */
  note: string | null;
  revoked: boolean;
  /** Local day from which it is gone by a file. */
  endedOn: string | null;
  /** What that file says of it. */
  endedNote: string | null;
  state: PresenceState;
  /** Since the file's day a verified look has found it there, and none has said else since. */
  seenSince: { day: string; method: CheckMethod } | null;
}

export interface KnownProducer {
  id: string;
  code: string;
  name: string;
  key: string;
  legalType: string;
  communeCode: string | null;
  addressText: string | null;
  contactPhone: string | null;
  womenLed: boolean | null;
  minorityLed: boolean | null;
}

export interface KnownEntry {
  id: string;
  code: string;
  name: string;
  key: string;
  producer: KnownProducer;
  setCode: string | null;
  groupText: string | null;
  communeCode: string | null;
  communeText: string | null;
  legacyDistrictCode: string | null;
  legacyDistrictText: string | null;
  blocker: string | null;
  blockerOwner: string | null;
  blockerNextStep: string | null;
  archived: boolean;
  recognitions: Array<KnownRecognition>;
  presences: Array<KnownPresence>;
}
