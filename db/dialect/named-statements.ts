import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';

/** A text that comes this often in a process is worth being kept by the database. */
const OFTEN = 5;
/** So many a connection keeps at most, each some ten thousand bytes there; all others are read anew as before. */
const MOST_KEPT = 200;
/** A longer one is a batch, of another length each time. */
const LONGEST_TEXT = 6_000;
const MOST_COUNTED = 2_000;

/**
 * Stands in a statement whose best plan depends on what is asked for: kept, it would be planned once for all that it may be
 * asked, and be slow for most.
 */
export const PLANNED_EACH_TIME = '/* planned each time */';

type Counted = { times: number; name: string };
const counted = new LRUCache<string, Counted>({ max: MOST_COUNTED });

/**
 * A client whose frequent statements the database reads and plans once for each connection, as those of `prepare` are:
 * PostgreSQL does not keep what it is sent without a name, and reading and planning most of ours takes longer than running
 * them.
 */
export class NamingClient extends pg.Client {
  readonly #kept = new Set<string>();

  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const named = (config: unknown, ...rest: unknown[]) => query(this.#withName(config), ...rest);
    this.query = named as typeof this.query;
  }

  #withName(config: unknown): unknown {
    if (!isUnnamed(config) || config.text.length > LONGEST_TEXT) return config;
    if (config.text.startsWith(PLANNED_EACH_TIME)) return config;
    const known = counted.get(config.text) ?? { times: 0, name: '' };
    known.times += 1;
    if (known.times === 1) counted.set(config.text, known);
    if (known.times < OFTEN) return config;
    known.name ||= createHash('sha256').update(config.text).digest('hex').slice(0, 32);
    if (!this.#kept.has(known.name) && this.#kept.size >= MOST_KEPT) return config;
    this.#kept.add(known.name);
    return { ...config, name: known.name };
  }
}

function isUnnamed(config: unknown): config is pg.QueryConfig {
  return (
    typeof config === 'object' &&
    config !== null &&
    'text' in config &&
    typeof config.text === 'string' &&
    !('submit' in config) &&
    !(config as pg.QueryConfig).name
  );
}
