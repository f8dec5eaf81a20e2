import type { Store } from '#db/store.ts';
import type { Clock } from './clock.server.ts';
import type { Config } from './config.server.ts';
import type { JobQueue } from './jobs/job-queue.server.ts';
import type { Log } from './log.server.ts';
import type { OutboundFetch } from './outbound-fetch.server.ts';
import type { SimulatedPlatforms } from './simulated-platforms.server.ts';
import type { Storage } from './storage/storage.ts';

/** What every use-case is handed: the outside world, each part replaceable in a test. */
export type Context = {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly storage: Storage;
  readonly jobs: JobQueue;
  readonly outbound: OutboundFetch;
  /** Simulated platforms: in a database that is stamped demo, and in tests; null in every real market. */
  readonly simulated: SimulatedPlatforms | null;
  /** Remembers what must stop when the process ends, e.g. a child process; called in reverse order. */
  readonly onClose: (stop: () => Promise<void> | void) => void;
};
