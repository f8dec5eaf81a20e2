import { eq } from 'drizzle-orm';
import type {
  KnownEntry,
  KnownPresence,
  KnownProducer,
  KnownRecognition,
} from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { fold } from '#app/server/text/fold.ts';
import type { Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';
import type { LegalType } from '#db/tables/register.ts';

export interface WriteModelOptions {
  /** ms, UTC. */
  now: number;
  personId: string | null;
  importId: string;
  isDemo: boolean;
}

/** Rows in one insert: twenty columns each stay well under the engines' parameter limits. */
const CHUNK = 200;

/** Writes what planning added to and changed in the model; one transaction, the caller's. */
export async function writeRegisterModel(
  tx: Tx,
  tables: Tables,
  model: RegisterModel,
  options: WriteModelOptions,
): Promise<void> {
  const { now, isDemo } = options;
  const slugs = new Set(
    (await tx.select({ slug: tables.producer.slug }).from(tables.producer)).map((row) => row.slug),
  );
  const producers = [...model.newProducers].map((producer) => newProducerRow(producer, slugs, options));
  for (const rows of chunks(producers)) await tx.insert(tables.producer).values(rows);
  for (const rows of chunks([...model.newEntries].map((entry) => newEntryRow(entry, now)))) {
    await tx.insert(tables.registerEntry).values(rows);
  }
  const recognitions = [...model.newRecognitions].map(([recognition, entry]) => ({
    ...recognitionFields(recognition),
    id: recognition.id,
    entryId: entry.id,
    round: recognition.round,
    source: `import ${options.importId}`,
    isDemo,
    createdAt: now,
  }));
  for (const rows of chunks(recognitions)) await tx.insert(tables.recognition).values(rows);
  const presences = [...model.newPresences].map(([presence, entry]) =>
    newPresenceRow(presence, entry, options),
  );
  for (const rows of chunks(presences)) await tx.insert(tables.presence).values(rows);

  for (const { id, ...producer } of inOrder(model.changedProducers)) {
    await tx
      .update(tables.producer)
      .set({ ...producerFields(producer), updatedAt: now })
      .where(eq(tables.producer.id, id));
  }
  for (const entry of inOrder(model.changedEntries)) {
    await tx
      .update(tables.registerEntry)
      .set({ ...entryFields(entry), updatedAt: now })
      .where(eq(tables.registerEntry.id, entry.id));
  }
  for (const recognition of inOrder(model.changedRecognitions)) {
    await tx
      .update(tables.recognition)
      .set(recognitionFields(recognition))
      .where(eq(tables.recognition.id, recognition.id));
  }
  for (const { id, url, urlKey, firstSeenOn, note } of inOrder(model.changedPresences)) {
    await tx
      .update(tables.presence)
      .set({ url, urlKey, firstSeenOn, note })
      .where(eq(tables.presence.id, id));
  }
  for (const { id, state } of inOrder(model.broughtBack.keys())) {
    await tx
      .update(tables.presence)
      .set({ state, endedOn: null, endedNote: null })
      .where(eq(tables.presence.id, id));
  }
}

function newProducerRow(producer: KnownProducer, slugs: Set<string>, { now, isDemo }: WriteModelOptions) {
  return {
    ...producerFields(producer),
    id: producer.id,
    code: producer.code,
    slug: freeSlug(producer, slugs),
    isDemo,
    createdAt: now,
    updatedAt: now,
  };
}

function producerFields(producer: Omit<KnownProducer, 'id'>) {
  return {
    name: producer.name,
    nameKey: fold(producer.name),
    legalType: producer.legalType as LegalType,
    communeCode: producer.communeCode,
    addressText: producer.addressText,
    contactPhone: producer.contactPhone,
    womenLed: producer.womenLed,
    minorityLed: producer.minorityLed,
  };
}

function newEntryRow(entry: KnownEntry, now: number) {
  return {
    ...entryFields(entry),
    id: entry.id,
    code: entry.code,
    producerId: entry.producer.id,
    createdAt: now,
    updatedAt: now,
  };
}

function entryFields(entry: KnownEntry) {
  return {
    name: entry.name,
    nameKey: fold(entry.name),
    setCode: entry.setCode,
    groupText: entry.groupText,
    communeCode: entry.communeCode,
    communeText: entry.communeText,
    legacyDistrictCode: entry.legacyDistrictCode,
    legacyDistrictText: entry.legacyDistrictText,
    blocker: entry.blocker,
    blockerOwner: entry.blockerOwner,
    blockerNextStep: entry.blockerNextStep,
  };
}

function recognitionFields(recognition: KnownRecognition) {
  return {
    stars: recognition.stars,
    decisionNumber: recognition.decisionNumber,
    decisionKey: recognition.decisionKey,
    decidedOn: recognition.decidedOn,
    decidedOnPrecision: recognition.decidedOnPrecision,
    expiresOn: recognition.expiresOn,
    issuer: recognition.issuer,
    revokedOn: recognition.revokedOn,
    issuerLevel: issuerLevelOf(recognition.issuer),
  };
}

/** Three levels have issued certificates: districts until July 2025, the province, the ministry for five stars. */
function issuerLevelOf(issuer: string | null): 'district' | 'province' | 'centre' | 'unknown' {
  const folded = fold(issuer ?? '');
  if (/\b(huyen|thi xa|thanh pho|tx|tp|cap huyen)\b/.test(folded)) return 'district';
  if (/\b(tinh|cap tinh)\b/.test(folded)) return 'province';
  if (/\b(bo|trung uong|tw)\b/.test(folded)) return 'centre';
  return 'unknown';
}

function newPresenceRow(presence: KnownPresence, entry: KnownEntry, options: WriteModelOptions) {
  return {
    id: presence.id,
    entryId: entry.id,
    channelCode: presence.channelCode,
    url: presence.url,
    urlKey: presence.urlKey,
    note: presence.note,
    state: presence.state,
    endedOn: presence.endedOn,
    endedNote: presence.endedNote,
    firstSeenOn: presence.firstSeenOn,
    source: options.isDemo ? ('demo' as const) : ('import' as const),
    sourceId: options.importId,
    createdAt: options.now,
    createdBy: options.personId,
  };
}

/** `htx-sao-mai`; a second producer of that name carries its code behind it. */
function freeSlug(producer: KnownProducer, taken: Set<string>): string {
  const base =
    fold(producer.name)
      .replaceAll(' ', '-')
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 80) || 'chu-the';
  const slug = taken.has(base) ? `${base}-${producer.code.toLowerCase()}` : base;
  taken.add(slug);
  return slug;
}

/** Locks are taken in the order of ids. */
function inOrder<Row extends { id: string }>(rows: Iterable<Row>): Array<Row> {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function chunks<Row>(rows: ReadonlyArray<Row>): Array<Array<Row>> {
  const parts: Array<Array<Row>> = [];
  for (let start = 0; start < rows.length; start += CHUNK) parts.push(rows.slice(start, start + CHUNK));
  return parts;
}
