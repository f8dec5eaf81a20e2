import pg from 'pg';

/** Work that has waited this long for the database makes us ask whether it is there. */
const PATIENCE_MS = 1_000;
/** How long the answer to that may take. */
const ANSWER_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 250;
/** Looks that a process with a free event loop has while it waits for that answer, and one less than half. */
const FEWEST_LOOKS = 3;

/** The database does not answer: neither an error nor a closed connection, only silence. */
export class DatabaseSilent extends Error {
  constructor() {
    super('the database does not answer');
    this.name = 'DatabaseSilent';
  }
}

/**
 * Notices a database that has gone silent (stopped, or behind a network that swallows packets), where work would
 * otherwise wait for its answer for as long as TCP does. A slow query is not silence: what counts is whether a plain
 * question on a connection of its own is answered while nothing else is heard either.
 */
export class PostgresPulse {
  readonly #probe: pg.Pool;
  readonly #waiting = new Map<symbol, { since: number; giveUp: (error: Error) => void }>();
  #heardAt = performance.now();
  #isSilent = false;
  #isAsking = false;
  #looks = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#probe = new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      allowExitOnIdle: true,
    });
    this.#probe.on('error', () => undefined);
  }

  /**
   * Runs work that needs the database and gives it up when the database falls silent; what it has begun there may yet
   * come to an end.
   * @throws DatabaseSilent, at once while the silence lasts.
   */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isSilent) {
      this.#watch();
      throw new DatabaseSilent();
    }
    const mark = Symbol('work');
    const silence = new Promise<never>((_resolve, reject) => {
      this.#waiting.set(mark, { since: performance.now(), giveUp: reject });
    });
    silence.catch(() => undefined);
    this.#watch();
    try {
      const result = await Promise.race([work(), silence]);
      this.#heardAt = performance.now();
      return result;
    } finally {
      this.#waiting.delete(mark);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#waiting.clear();
    await this.#probe.end();
  }

  #watch(): void {
    this.#timer ??= setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  #look(): void {
    this.#looks += 1;
    const [oldest] = this.#waiting.values();
    if (!oldest && !this.#isSilent) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const isLate = oldest !== undefined && performance.now() - oldest.since > PATIENCE_MS;
    if ((isLate || this.#isSilent) && !this.#isAsking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    const askedAt = performance.now();
    const looksBefore = this.#looks;
    // An error of the database's own is an answer too.
    const isAnswered = await this.#probe.query('select 1').then(
      () => true,
      (error: unknown) => error instanceof pg.DatabaseError,
    );
    this.#isAsking = false;
    const isHeard = isAnswered || this.#heardAt > askedAt;
    // A process that was itself too busy to listen cannot say that nobody spoke.
    if (!isHeard && !this.#isSilent && this.#looks - looksBefore < FEWEST_LOOKS) return;
    this.#isSilent = !isHeard;
    if (isHeard) return;
    for (const { giveUp } of this.#waiting.values()) giveUp(new DatabaseSilent());
  }
}
