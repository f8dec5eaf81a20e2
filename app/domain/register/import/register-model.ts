import type {
  KnownEntry,
  KnownPresence,
  KnownProducer,
  KnownRecognition,
} from '#app/domain/register/import/import-plan.ts';
import { hasMarks } from '#app/server/text/fold.ts';

/** How new rows get their names; given from outside so that planning stays a pure function of what it is handed. */
export interface Mint {
  id(): string;
  code(): string;
}

/** How our own list of entries words what the register holds of one; the group in every language. */
export interface ListedWords {
  commune: string | null;
  district: string | null;
  group: ReadonlyArray<string>;
}

/**
 * The register in memory while an import is planned. Rows of a file see what the rows before them did; what was added
 * or changed is remembered for writing.
 */
export class RegisterModel {
  readonly entries: Array<KnownEntry>;
  readonly newProducers = new Set<KnownProducer>();
  readonly changedProducers = new Set<KnownProducer>();
  readonly newEntries = new Set<KnownEntry>();
  readonly changedEntries = new Set<KnownEntry>();
  readonly newRecognitions = new Map<KnownRecognition, KnownEntry>();
  readonly changedRecognitions = new Set<KnownRecognition>();
  readonly newPresences = new Map<KnownPresence, KnownEntry>();
  readonly changedPresences = new Set<KnownPresence>();
  /** What an earlier file ended and this one names again. */
  readonly broughtBack = new Map<KnownPresence, KnownEntry>();
  readonly #mint: Mint;
  readonly #byCode = new Map<string, KnownEntry>();
  readonly #byNames = new Map<string, Array<KnownEntry>>();
  readonly #producers = new Map<string, Array<KnownProducer>>();
  readonly #places = new Map<KnownProducer, Set<string>>();
  readonly #products = new Map<KnownProducer, Array<string>>();
  readonly #marked = new Set<KnownProducer>();
  readonly #communeNames: ReadonlyMap<string, string>;
  readonly #listed: ReadonlyMap<string, ListedWords>;

  /**
   * @param names of today's communes by their codes, and the words of our own list by the entries' codes.
   */
  constructor(
    entries: ReadonlyArray<KnownEntry>,
    producers: ReadonlyArray<KnownProducer>,
    {
      communes,
      listed,
    }: {
      communes: ReadonlyMap<string, string>;
      listed: ReadonlyMap<string, ListedWords>;
    },
    mint: Mint,
  ) {
    this.#mint = mint;
    this.#communeNames = communes;
    this.#listed = listed;
    this.entries = [];
    for (const producer of producers) this.#rememberProducer(producer);
    for (const entry of entries) this.#rememberEntry(entry);
  }

  entryByCode(code: string): KnownEntry | undefined {
    return this.#byCode.get(code);
  }

  /** Undefined for what this file brings. */
  listedWords(entry: KnownEntry): ListedWords | undefined {
    return this.#listed.get(entry.code);
  }

  /** Entries of this product and producer, on folded names. */
  entriesByNames(productKey: string, producerKey: string): ReadonlyArray<KnownEntry> {
    return this.#byNames.get(`${productKey}|${producerKey}`) ?? [];
  }

  producersByName(producerKey: string): ReadonlyArray<KnownProducer> {
    return this.#producers.get(producerKey) ?? [];
  }

  communeName(code: string): string {
    return this.#communeNames.get(code) ?? code;
  }

  /** Communes in which a producer is known: its own and those of its entries. */
  placesOf(producer: KnownProducer): ReadonlySet<string> {
    const places = this.#places.get(producer) ?? new Set();
    return producer.communeCode === null ? places : new Set([producer.communeCode, ...places]);
  }

  isKnownAt(producer: KnownProducer, communeCode: string): boolean {
    return producer.communeCode === communeCode || (this.#places.get(producer)?.has(communeCode) ?? false);
  }

  /** Names of its entries. */
  productsOf(producer: KnownProducer): ReadonlyArray<string> {
    return this.#products.get(producer) ?? [];
  }

  /** Whether anything that is written of it and its entries has Vietnamese marks: then a name without any has none. */
  isWrittenWithMarks(producer: KnownProducer): boolean {
    return this.#marked.has(producer);
  }

  addProducer(fields: Omit<KnownProducer, 'id' | 'code'>): KnownProducer {
    const producer = { ...fields, id: this.#mint.id(), code: this.#mint.code() };
    this.#rememberProducer(producer);
    this.newProducers.add(producer);
    return producer;
  }

  addEntry(fields: Omit<KnownEntry, 'id' | 'code' | 'archived' | 'recognitions' | 'presences'>): KnownEntry {
    const entry: KnownEntry = {
      ...fields,
      id: this.#mint.id(),
      code: this.#mint.code(),
      archived: false,
      recognitions: [],
      presences: [],
    };
    this.#rememberEntry(entry);
    this.newEntries.add(entry);
    return entry;
  }

  addRecognition(entry: KnownEntry, fields: Omit<KnownRecognition, 'id' | 'round'>): void {
    const round = Math.max(0, ...entry.recognitions.map((each) => each.round)) + 1;
    const recognition = { ...fields, id: this.#mint.id(), round };
    entry.recognitions.push(recognition);
    this.touchEntry(entry);
    this.newRecognitions.set(recognition, entry);
  }

  addPresence(
    entry: KnownEntry,
    fields: Omit<KnownPresence, 'id' | 'revoked' | 'endedOn' | 'endedNote' | 'state' | 'seenSince'>,
    /** What was there and is no more, as the file says: from which local day on, in whose words. */
    ended: { on: string; note: string } | null = null,
  ): void {
    const presence: KnownPresence = {
      ...fields,
      id: this.#mint.id(),
      revoked: false,
      endedOn: ended?.on ?? null,
      endedNote: ended?.note ?? null,
      state: ended ? 'removed' : 'claimed',
      seenSince: null,
    };
    entry.presences.push(presence);
    this.newPresences.set(presence, entry);
  }

  touchEntry(entry: KnownEntry): void {
    this.#rememberPlace(entry);
    if (!this.newEntries.has(entry)) this.changedEntries.add(entry);
  }

  touchProducer(producer: KnownProducer): void {
    if (!this.newProducers.has(producer)) this.changedProducers.add(producer);
  }

  /** An entry is as new as its recognitions: who asks what has changed asks the entry. */
  touchRecognition(entry: KnownEntry, recognition: KnownRecognition): void {
    this.touchEntry(entry);
    if (!this.newRecognitions.has(recognition)) this.changedRecognitions.add(recognition);
  }

  /** As an import claims it; a look of its own that found it in some other way down still says so. */
  bringBack(entry: KnownEntry, presence: KnownPresence): void {
    presence.endedOn = null;
    presence.endedNote = null;
    if (presence.state === 'removed') presence.state = 'claimed';
    this.broughtBack.set(presence, entry);
  }

  touchPresence(presence: KnownPresence): void {
    if (!this.newPresences.has(presence)) this.changedPresences.add(presence);
  }

  #rememberProducer(producer: KnownProducer): void {
    this.#producers.set(producer.key, [...(this.#producers.get(producer.key) ?? []), producer]);
    if (hasMarks(`${producer.name} ${producer.addressText ?? ''}`)) this.#marked.add(producer);
  }

  #rememberEntry(entry: KnownEntry): void {
    this.entries.push(entry);
    this.#byCode.set(entry.code, entry);
    const names = `${entry.key}|${entry.producer.key}`;
    this.#byNames.set(names, [...(this.#byNames.get(names) ?? []), entry]);
    const products = this.#products.get(entry.producer);
    if (products) products.push(entry.name);
    else this.#products.set(entry.producer, [entry.name]);
    this.#rememberPlace(entry);
    const { name, communeText, legacyDistrictText, groupText } = entry;
    if (hasMarks([name, communeText, legacyDistrictText, groupText].join(' ')))
      this.#marked.add(entry.producer);
  }

  #rememberPlace({ producer, communeCode }: KnownEntry): void {
    if (communeCode === null) return;
    const places = this.#places.get(producer);
    if (places) places.add(communeCode);
    else this.#places.set(producer, new Set([communeCode]));
  }
}
