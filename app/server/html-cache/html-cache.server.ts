import { LRUCache } from 'lru-cache';
import type { Clock } from '#app/server/clock.server.ts';

/** An answer in one encoding, ready for the wire: header names and values in turn. */
export type SentAnswer = {
  readonly etag: string;
  readonly headers: string[];
  readonly notModified: string[];
  readonly body: Buffer;
  /** `body` is gzipped, to be unpacked when it is sent. */
  readonly isPacked?: true;
};

/** One kept answer, in each encoding that a browser may ask for. It sets no cookie. */
export type CachedAnswer = {
  readonly status: number;
  readonly sent: { readonly identity: SentAnswer; readonly gzip: SentAnswer; readonly br: SentAnswer };
  readonly tags: ReadonlySet<string>;
  /** Milliseconds UTC. */
  readonly validUntil: number;
};

/** Headers, tags and the entry itself. */
const ENTRY_OVERHEAD_BYTES = 6 * 1024;
/** How long after the last news an entry may still stand in for a page that cannot be loaded. */
const LONGEST_STAND_IN_MS = 10 * 60_000;
/** How long a change is remembered, so that a page which was being loaded meanwhile is not kept. */
const REMEMBER_CHANGES_MS = 60_000;

/**
 * Answers to anonymous visitors. An entry goes when something it shows has changed (by tag), when its own time is
 * over (a star lapses without a write), or when room is needed. While this process cannot hear of changes made
 * elsewhere, nothing is served from here but in place of a page that cannot be loaded.
 */
export class HtmlCache {
  readonly #clock: Clock;
  readonly #answers: LRUCache<string, CachedAnswer>;
  readonly #keysByTag = new Map<string, Set<string>>();
  /** Tag to the tick of its last change. */
  readonly #changedAt = new Map<string, { tick: number; at: number }>();
  #tick = 0;
  #clearedAt = 0;
  #isListening = true;
  /** When it last listened; by the process's own clock, which nobody sets. */
  #heardAt = 0;

  constructor(clock: Clock, mostBytes: number) {
    this.#clock = clock;
    this.#answers = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ sent }) => sent.gzip.body.length + sent.br.body.length + ENTRY_OVERHEAD_BYTES,
      dispose: (answer, key) => {
        for (const tag of answer.tags) this.#forgetKey(tag, key);
      },
    });
  }

  get(key: string): CachedAnswer | null {
    if (!this.#isListening) return null;
    const answer = this.#answers.get(key);
    if (!answer) return null;
    if (answer.validUntil <= this.#clock.now()) {
      this.#answers.delete(key);
      return null;
    }
    return answer;
  }

  /**
   * An entry that stands aside while this process does not hear of changes: better than no page, when the database
   * does not answer. Never beyond its own time, nor for long.
   */
  getFormer(key: string): CachedAnswer | null {
    if (!this.#isListening && performance.now() - this.#heardAt > LONGEST_STAND_IN_MS) return null;
    const answer = this.#answers.get(key);
    return answer && answer.validUntil > this.#clock.now() ? answer : null;
  }

  /** The moment a page begins to load; hand it to `put`. */
  begin(): number {
    return this.#tick;
  }

  /** Keeps an answer unless something it shows has changed since `begunAt`. */
  put(key: string, answer: CachedAnswer, begunAt: number): void {
    if (!this.#isListening || answer.validUntil <= this.#clock.now()) return;
    if (this.#clearedAt > begunAt) return;
    for (const tag of answer.tags) {
      if ((this.#changedAt.get(tag)?.tick ?? 0) > begunAt) return;
    }
    this.#answers.set(key, answer);
    for (const tag of answer.tags) {
      const keys = this.#keysByTag.get(tag) ?? new Set();
      keys.add(key);
      this.#keysByTag.set(tag, keys);
    }
  }

  /** Drops every answer that shows one of these. */
  drop(tags: ReadonlyArray<string>): void {
    this.#tick += 1;
    const at = performance.now();
    for (const tag of tags) {
      this.#changedAt.delete(tag);
      this.#changedAt.set(tag, { tick: this.#tick, at });
      for (const key of [...(this.#keysByTag.get(tag) ?? [])]) this.#answers.delete(key);
    }
    for (const [tag, change] of this.#changedAt) {
      if (at - change.at < REMEMBER_CHANGES_MS) break;
      this.#changedAt.delete(tag);
    }
  }

  /** Says whether changes made by other processes reach this one; while they do not, the cache stands aside. */
  setListening(isListening: boolean): void {
    if (this.#isListening) this.#heardAt = performance.now();
    this.#isListening = isListening;
  }

  /** Forgets everything: what changed during a silence cannot be known any more. */
  clear(): void {
    this.#tick += 1;
    this.#clearedAt = this.#tick;
    this.#answers.clear();
  }

  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  #forgetKey(tag: string, key: string): void {
    const keys = this.#keysByTag.get(tag);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysByTag.delete(tag);
  }
}
