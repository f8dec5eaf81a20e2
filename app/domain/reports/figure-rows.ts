/**
 * What a figure is counted over, as plain rows of the register. Days are local, `YYYY-MM-DD`; moments are milliseconds
 * UTC. Nothing here knows a database: the counting below can be checked by counting again.
 */
import type { LegalType, PresenceState } from '#db/tables/register.ts';

export type FigureTarget = {
  code: string;
  /** As people named it; empty for the whole register. */
  name: string;
  /** The day at which the target's figure is read. */
  asOf: string;
  /** Entries in it. */
  size: number;
};

export type EntryRow = {
  id: string;
  /** Public, eight characters. */
  code: string;
  name: string;
  nameKey: string;
  producerCode: string;
  producerName: string;
  producerKey: string;
  legalType: LegalType;
  womenLed: boolean | null;
  minorityLed: boolean | null;
  communeCode: string | null;
  communeName: string | null;
  /** As recorded in the register: a commune of today may lie in two former districts. */
  districtCode: string | null;
  districtName: string | null;
  /** Branch of the OCOP classification, I to VI. */
  groupKey: string | null;
  setCode: string | null;
  /** Why it is not on sale online, who moves next, and what is next. */
  blocker: string | null;
  blockerOwner: string | null;
  blockerNextStep: string | null;
  archivedAt: number | null;
};

export type RecognitionRow = {
  entryId: string;
  round: number;
  stars: number;
  decidedOn: string;
  /** First day on which it is no longer valid. */
  expiresOn: string;
  revokedOn: string | null;
};

/** A presence that was not revoked. */
export type PresenceRow = {
  id: string;
  entryId: string;
  channelCode: string;
  url: string | null;
  state: PresenceState;
  firstSeenOn: string;
  /** Local day from which it is gone by a register file: no look of a day before it holds on that day or later. */
  endedOn: string | null;
  /** Its link is certainly no product's page; left out where it is not. */
  isOtherPage?: boolean;
};

export type CheckMethod = 'api' | 'http' | 'hand';

/** A verified look at a presence; what somebody merely said is none. */
export type CheckRow = {
  presenceId: string;
  checkedAt: number;
  method: CheckMethod;
  state: PresenceState;
};

export type ChannelRow = {
  code: string;
  name: string;
  /** First day on which a presence here counts for a target; null: never (our own feeds, pages, messages). */
  countsFrom: string | null;
  /** First day on which it no longer does. */
  countsTo: string | null;
  position: number;
};

export type FigureRows = {
  target: FigureTarget;
  entries: ReadonlyArray<EntryRow>;
  recognitions: ReadonlyArray<RecognitionRow>;
  presences: ReadonlyArray<PresenceRow>;
  /** In the order of `checkedAt` within each presence. */
  checks: ReadonlyArray<CheckRow>;
  channels: ReadonlyArray<ChannelRow>;
  /** Names of the branches by number, as the law gives them. */
  groups: ReadonlyMap<string, string>;
};
