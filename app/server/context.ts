import type { Clock } from '#app/server/clock.server.ts';
import type { Config } from '#app/server/config.server.ts';
import type { JobQueue } from '#app/server/jobs/job-queue.server.ts';
import type { Log } from '#app/server/log.server.ts';
import type { MailSender } from '#app/server/mail/mail-sender.ts';
import type { Notifier } from '#app/server/mail/notifier.ts';
import type { OutboundFetch } from '#app/server/outbound-fetch.server.ts';
import type { SimulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import type { Storage } from '#app/server/storage/storage.ts';
import type { Store } from '#db/store.ts';

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
  /** Null where no mail is sent. */
  readonly mail: MailSender | null;
  /** Ways to reach a phone; none unless somebody has a contract with a provider. */
  readonly notifiers: ReadonlyArray<Notifier>;
  /** Remembers what must stop when the process ends, e.g. a child process; called in reverse order. */
  readonly onClose: (stop: () => Promise<void> | void) => void;
};
