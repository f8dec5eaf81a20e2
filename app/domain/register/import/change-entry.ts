import { addEndedPresences } from '#app/domain/register/import/add-ended-presences.ts';
import { isEndedByWords, isHeld } from '#app/domain/register/import/answered-remark.ts';
import type {
  ChangedField,
  FieldChange,
  KnownEntry,
  KnownPresence,
  KnownRecognition,
  NoteChange,
} from '#app/domain/register/import/import-plan.ts';
import { recognitionOf } from '#app/domain/register/import/match-row.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import type { ClaimedEnd, RowValues } from '#app/domain/register/import/row-values.ts';
import { withPage } from '#app/domain/register/parse/parse-links.ts';
import { markedPlaceKey } from '#app/domain/register/places/place-key.ts';
import { recognitionExpiry } from '#app/domain/register/recognition-expiry.ts';
import { foldKeepingMarks, hasMarks } from '#app/server/text/fold.ts';

export interface ChangeOptions {
  /** Local day as of which the file speaks. */
  asOf: string;
  /** A newer file was imported before: this one only adds, and changes nothing that the newer one said. */
  onlyAdd: boolean;
  /** First local day on which the row's recognition no longer holds, by a person's word that it was withdrawn. */
  withdrawnOn?: string | null;
}

/** Brings an entry to what a row says, and lists each field that this changed. Empty cells never erase. */
export function changeEntry(
  model: RegisterModel,
  entry: KnownEntry,
  values: RowValues,
  options: ChangeOptions,
): Array<FieldChange> {
  const changes: Array<FieldChange> = [];
  const change = (field: ChangedField, from: string | null, to: string | null) =>
    changes.push({ field, from, to });
  if (!options.onlyAdd) changeFields(model, entry, values, change);
  changeRecognition(model, entry, values, options, change);
  changePresences(model, entry, values, options, change);
  return changes;
}

/** Another spelling is a change; other case, blanks or tone places, or the same name without its marks, is not. */
export function isOtherName(known: string, written: string): boolean {
  return foldKeepingMarks(known) !== foldKeepingMarks(written) && !(hasMarks(known) && !hasMarks(written));
}

/** "Bắc Hà" and "Huyện Bắc Hà" are two wordings of one place; Sa Pa and Sa Pả are two places. */
function isOtherPlace(known: string | null, written: string | null): boolean {
  return known === null || written === null || markedPlaceKey(known) !== markedPlaceKey(written);
}

function changeFields(model: RegisterModel, entry: KnownEntry, values: RowValues, change: NoteChange): void {
  const changesBefore = JSON.stringify(entryFields(entry));
  if (isOtherName(entry.name, values.product)) {
    change('name', entry.name, values.product);
    entry.name = values.product;
    entry.key = values.productKey;
  }
  const set = <
    Field extends
      | 'groupText'
      | 'setCode'
      | 'communeText'
      | 'legacyDistrictText'
      | 'blockerOwner'
      | 'blockerNextStep',
  >(
    field: Field,
    label: ChangedField,
    to: string | null,
  ) => {
    if (to === null || to === entry[field] || (entry[field] !== null && !isOtherName(entry[field], to)))
      return;
    change(label, entry[field], to);
    entry[field] = to;
  };
  set('groupText', 'group', values.groupText);
  if (values.setCode !== null && values.setCode !== entry.setCode) set('setCode', 'set', values.setCode);
  if (isOtherPlace(entry.communeText, values.communeText))
    set('communeText', 'communeText', values.communeText);
  if (isOtherPlace(entry.legacyDistrictText, values.districtText))
    set('legacyDistrictText', 'district', values.districtText);
  if (values.place.kind === 'resolved') {
    const { communeCode, districtCode } = values.place;
    if (communeCode !== null && communeCode !== entry.communeCode) {
      change('commune', entry.communeCode, communeCode);
      entry.communeCode = communeCode;
    }
    if (districtCode !== null && districtCode !== entry.legacyDistrictCode)
      entry.legacyDistrictCode = districtCode;
  }
  changeBlocker(entry, values, change);
  set('blockerOwner', 'blockerOwner', values.blockerOwner);
  set('blockerNextStep', 'blockerNextStep', values.blockerNextStep);
  if (changesBefore !== JSON.stringify(entryFields(entry))) model.touchEntry(entry);
}

/** What stands in the entry's own row. */
function entryFields(entry: KnownEntry) {
  const { recognitions: _recognitions, presences: _presences, producer: _producer, ...fields } = entry;
  return fields;
}

/**
 * A product that is on a platform has nothing in its way any more; a chat or a page of one's own is no such platform. That
 * it is no longer on one that the register holds is asked about, and is no reason by itself.
 */
function changeBlocker(entry: KnownEntry, values: RowValues, change: NoteChange): void {
  const isOf = ({ channelCode, isStrange }: ClaimedEnd) =>
    entry.presences.some(
      (one) =>
        one.channelCode === channelCode &&
        (isStrange ? isHeld(one) || isEndedByWords(one, values) : !one.revoked),
    );
  const isEnding = values.isBlockerEnding && values.ends.some(isOf);
  const to = values.isListed ? null : ((isEnding ? null : values.blocker) ?? entry.blocker);
  if (to === entry.blocker) return;
  change('blocker', entry.blocker, to);
  entry.blocker = to;
  if (to === null) {
    entry.blockerOwner = null;
    entry.blockerNextStep = null;
  }
}

function changeRecognition(
  model: RegisterModel,
  entry: KnownEntry,
  values: RowValues,
  { withdrawnOn = null, ...options }: ChangeOptions,
  change: NoteChange,
): void {
  const { stars, decision } = values;
  const known = recognitionOf(entry, values) ?? withdrawnOf(entry, values, withdrawnOn);
  if (!known) {
    if (stars === null || decision?.date == null) return;
    model.addRecognition(entry, {
      stars,
      decisionNumber: decision.number,
      decisionKey: decision.key,
      decidedOn: decision.date.day,
      decidedOnPrecision: decision.date.precision,
      expiresOn: values.expiresOn ?? recognitionExpiry(decision.date.day),
      issuer: values.issuer,
      revokedOn: withdrawnOn,
    });
    change(
      'recognition',
      null,
      [`${stars}★`, decision.number, decision.date.day].filter(Boolean).join(' · '),
    );
    if (withdrawnOn !== null) change('revoked', null, withdrawnOn);
    return;
  }
  if (options.onlyAdd) return;
  const before = JSON.stringify(known);
  if (stars !== null && stars !== known.stars) {
    change('stars', String(known.stars), String(stars));
    known.stars = stars;
  }
  if (
    decision?.number &&
    decision.key &&
    decision.key !== known.decisionKey &&
    decision.key.length >= (known.decisionKey?.length ?? 0)
  ) {
    change('decisionNumber', known.decisionNumber, decision.number);
    known.decisionNumber = decision.number;
    known.decisionKey = decision.key;
  }
  const date = decision?.date ?? null;
  // A month is no correction of a day within it.
  const coarser =
    date !== null &&
    date.precision !== 'day' &&
    known.decidedOn.startsWith(date.day.slice(0, date.precision === 'month' ? 7 : 4));
  const expiryFollowed = known.expiresOn === recognitionExpiry(known.decidedOn);
  if (date !== null && !coarser && date.day !== known.decidedOn) {
    change('decisionDate', known.decidedOn, date.day);
    known.decidedOn = date.day;
    known.decidedOnPrecision = date.precision;
    if (expiryFollowed && values.expiresOn === null) known.expiresOn = recognitionExpiry(date.day);
  }
  if (values.expiresOn !== null && values.expiresOn !== known.expiresOn) {
    change('expires', known.expiresOn, values.expiresOn);
    known.expiresOn = values.expiresOn;
  }
  if (values.issuer !== null && (known.issuer === null || isOtherName(known.issuer, values.issuer))) {
    change('issuer', known.issuer, values.issuer);
    known.issuer = values.issuer;
  }
  const withdrawn = withdrawnOn === null ? null : meantByWithdrawal(entry, known, withdrawnOn);
  if (withdrawn !== null) {
    change('revoked', null, withdrawnOn);
    withdrawn.revokedOn = withdrawnOn;
  }
  if (before !== JSON.stringify(known)) model.touchRecognition(entry, known);
  if (withdrawn !== null && withdrawn !== known) model.touchRecognition(entry, withdrawn);
}

/**
 * Which recognition a withdrawal on a day takes away: the one that the row quotes, or, where that had lapsed by then (a
 * book keeps the first decision through every renewal), the latest that held.
 * @param from first local day without it
 */
export function meantByWithdrawal(
  entry: KnownEntry,
  quoted: KnownRecognition,
  from: string,
): KnownRecognition | null {
  const holds = ({ revokedOn, expiresOn, decidedOn }: KnownRecognition) =>
    revokedOn === null && from < expiresOn && decidedOn <= from;
  if (quoted.revokedOn === null && from < quoted.expiresOn) return quoted;
  return entry.recognitions
    .filter(holds)
    .reduce<KnownRecognition | null>(
      (latest, each) => (latest === null || each.decidedOn > latest.decidedOn ? each : latest),
      null,
    );
}

/** A row that was left without its decision, because that was withdrawn, speaks of the latest that still holds. */
export function withdrawnOf(
  entry: KnownEntry,
  { decision }: RowValues,
  withdrawnOn: string | null,
): KnownRecognition | null {
  if (decision !== null || withdrawnOn === null) return null;
  return entry.recognitions
    .filter(({ revokedOn, expiresOn }) => revokedOn === null && withdrawnOn < expiresOn)
    .reduce<KnownRecognition | null>(
      (latest, each) => (latest === null || each.decidedOn > latest.decidedOn ? each : latest),
      null,
    );
}

/**
 * Adds what the row claims and the register does not know; nothing is taken away. What an earlier file ended and this one
 * names is back.
 */
function changePresences(
  model: RegisterModel,
  entry: KnownEntry,
  values: RowValues,
  { asOf, onlyAdd }: ChangeOptions,
  change: NoteChange,
): void {
  for (const { shop, ...claimed } of values.presences) {
    const onChannel = entry.presences.filter((presence) => presence.channelCode === claimed.channelCode);
    // What was revoked comes last: another spelling of the page may stand.
    const same = withPage(
      onChannel.toSorted((one, other) => Number(one.revoked) - Number(other.revoked)),
      claimed.urlKey,
    );
    const onlyNamed = onChannel.find((presence) => presence.urlKey === '' && !presence.revoked);
    const isGone = same !== undefined && !same.revoked && same.endedOn !== null;
    const known = claimed.urlKey === '' && (isGone || !same) ? stillThere(onChannel) : (same ?? onlyNamed);
    if (!known) {
      model.addPresence(entry, { ...claimed, note: shop, firstSeenOn: asOf });
      change('presence', null, claimed.url ?? claimed.channelCode);
      if (shop !== null) change('presenceShop', null, shop);
      continue;
    }
    if (known.revoked) continue;
    const before = JSON.stringify(known);
    // Of two rows of this file one may name what the other ends: then it is there.
    const isEndedHere = model.newPresences.has(known);
    // A person has said that these very words mean the end: the name that still stands beside them brings nothing back.
    if (known.endedOn !== null && !isEndedHere && isEndedByWords(known, values)) continue;
    if (known.endedOn !== null && (isEndedHere || (known.endedOn < asOf && !onlyAdd))) {
      change('presenceBack', known.endedOn, claimed.url ?? known.url ?? known.channelCode);
      model.bringBack(entry, known);
    }
    if (claimed.url !== null && known.urlKey === '') {
      change('presenceUrl', known.channelCode, claimed.url);
      known.url = claimed.url;
      known.urlKey = claimed.urlKey;
    }
    if (shop !== null && known.note === null) {
      change('presenceShop', null, shop);
      known.note = shop;
    }
    if (asOf < known.firstSeenOn) {
      change('firstSeen', known.firstSeenOn, asOf);
      known.firstSeenOn = asOf;
    }
    if (before !== JSON.stringify(known)) model.touchPresence(known);
  }
  addEndedPresences(model, entry, values, asOf, change);
}

/** What a platform's bare name means: what stands there, else what was there last. */
function stillThere(onChannel: ReadonlyArray<KnownPresence>): KnownPresence | undefined {
  const known = onChannel.filter(({ revoked }) => !revoked);
  const gone = known.toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? -1 : 1)).at(-1);
  return known.find(({ endedOn }) => endedOn === null) ?? gone;
}
