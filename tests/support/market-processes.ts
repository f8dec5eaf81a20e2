import { setTimeout as delay } from 'node:timers/promises';
import { eq, inArray } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import type { Context } from '#app/server/context.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { startStripe } from '#tests/fakes/stripe/start-stripe.ts';
import type { ServeMessage, ServeOrder } from '#tests/faults/programs/serve.ts';
import { type Child, startChild } from '#tests/support/child-process.ts';
import { type ClockSetting, flowingClock } from '#tests/support/flowing-clock.ts';
import { type MailSink, openMailSink } from '#tests/support/mail-sink.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { type StripeControls, stripeControls } from '#tests/support/stripe-world.ts';
import type { TestMarket } from '#tests/support/test-market.ts';

export type ServedBy = Child & {
  readonly url: string;
  /** Stops its jobs, once those that run have ended, or begins them again. */
  work(isWorking: boolean): Promise<void>;
};

export type MarketProcesses = {
  /** This process's own view of the market, on the clock that all share. */
  readonly context: Context;
  /** Another one, as a process of its own would have. */
  openAgain(): Context;
  readonly mail: MailSink;
  /** It tells nobody of anything until it is told where to. */
  readonly stripe: StripeControls;
  /** Those that live, in the order of their start. */
  readonly servers: ReadonlySet<ServedBy>;
  /** One more server with its own jobs. @param killAt see `programs/kill-at.mjs`. */
  start(killAt?: string): Promise<ServedBy>;
  /** Sets the clock of every process. ms UTC. */
  setClock(now: number): void;
  /**
   * Waits until nothing is left to do and Stripe has told everything, moving the clock on where all wait for a time; or until
   * no server lives any more.
   */
  drain(): Promise<void>;
};

/** Limits that count a crowd of buyers on one machine as many. */
const FOR_CROWDS = {
  LIMIT_CART_PER_MINUTE: '100000',
  LIMIT_CHECKOUT_PER_MINUTE: '100000',
  LIMIT_UNPAID_ORDERS: '100000',
  LIMIT_UNPAID_PIECES: '100000',
  LIMIT_UNPAID_ORDERS_OF_NETWORK: '100000',
  LIMIT_UNPAID_PIECES_OF_NETWORK: '100000',
};
const LOOK_EVERY_MS = 20;
/** Real time in which something of what waits must have moved. */
const PATIENCE_MS = 60_000;

/** Server processes over one market, that take cards by a simulated Stripe and send mail to a sink. */
export async function marketProcesses(market: TestMarket, count: number): Promise<MarketProcesses> {
  const clock = flowingClock({ now: market.clock.now(), at: Date.now(), speed: 1 });
  const started = await startStripe({ clock: clock.now });
  onTestFinished(() => started.close());
  const stripe = stripeControls(started);
  const mail = await openMailSink();
  const { databaseUrl, dataDir } = market;
  const settings = { LOG_LEVEL: 'warn', ...FOR_CROWDS, ...mail.settings };
  const simulated = simulatedPlatforms(() => ({ stripe: started.about }));
  function openAgain(): Context {
    const opened = openTestContext({ databaseUrl, dataDir, clock, demo: false, settings, simulated });
    onTestFinished(opened.close);
    return opened.context;
  }
  const context = openAgain();
  const servers = new Set<ServedBy>();

  async function start(killAt?: string): Promise<ServedBy> {
    const order: ServeOrder = {
      databaseUrl,
      dataDir,
      settings,
      clock: clock.setting(),
      stripe: started.about,
    };
    const child = startChild(
      'tests/faults/programs/serve.ts',
      order,
      killAt === undefined
        ? {}
        : { preload: 'tests/faults/programs/kill-at.mjs', environment: { KILL_AT: killAt } },
    );
    const { url } = await child.next<{ url: string }>();
    // It may have been moved while the program was starting.
    child.send({ clock: clock.setting() } satisfies ServeMessage);
    const server: ServedBy = {
      ...child,
      url,
      async work(isWorking) {
        child.send({ isWorking } satisfies ServeMessage);
        await child.next();
      },
    };
    servers.add(server);
    void child.ended.then(() => servers.delete(server));
    return server;
  }

  function set(setting: ClockSetting): void {
    clock.set(setting);
    for (const server of servers) server.send({ clock: setting } satisfies ServeMessage);
  }
  const setClock = (now: number) => set({ now, at: Date.now(), speed: 1 });

  await Promise.all(Array.from({ length: count }, () => start()));
  return {
    context,
    openAgain,
    mail,
    stripe,
    servers,
    start,
    setClock,
    async drain() {
      let seen = '';
      let quietWith: number | null = null;
      for (let since = performance.now(); ; ) {
        const waiting = await waitingWork(context, stripe);
        if (servers.size === 0) return;
        if (waiting.length === 0) {
          // Nothing, twice, and Stripe had nothing more to tell meanwhile: no job made it do so and ended between two looks.
          const events = Object.keys((await stripe.state()).events).length;
          if (events === quietWith) return;
          quietWith = events;
          continue;
        }
        quietWith = null;
        const now = clock.now();
        const names = [...servers].map(({ process }) => `${process.pid}-`);
        const isMoving = waiting.some(({ by, at }) =>
          by === null ? at <= now : names.some((name) => by.startsWith(name)),
        );
        if (!isMoving) setClock(Math.max(now, ...[Math.min(...waiting.map(({ at }) => at))]) + 1);
        const known = JSON.stringify(waiting);
        if (known !== seen) since = performance.now();
        seen = known;
        if (performance.now() - since > PATIENCE_MS) throw new Error(`nothing moves any more: ${known}`);
        await delay(LOOK_EVERY_MS);
      }
    },
  };
}

type Waiting = { what: string /** ms UTC. */; at: number /** Who has it in hand. */; by: string | null };

/**
 * Jobs that are due, run, or are to be tried again, and notices of Stripe's that nobody has taken. The notices are looked at first:
 * one that is taken between the two looks is a job by then.
 */
async function waitingWork({ store, clock }: Context, stripe: StripeControls): Promise<Waiting[]> {
  const { job } = store.tables;
  const untold = await stripe.untold();
  const jobs = await store.read((db) =>
    db
      .select()
      .from(job)
      .where(inArray(job.state, ['queued', 'running', 'dead'])),
  );
  const dead = jobs.find(({ state }) => state === 'dead');
  if (dead) throw new Error(`the job ${dead.kind} was given up: ${dead.lastError}`);
  // What is left for a time of its own has to wait for it.
  const isLater = ({ kind, runAt, state }: (typeof jobs)[number]) =>
    state === 'queued' && runAt > clock.now() && kind === 'expire-orders';
  const isRepeated = ({ id }: { id: string }) => id.includes('@');
  return [
    ...jobs
      .filter((one) => !isLater(one) && !isRepeated(one))
      .map(({ id, kind, leaseUntil, runAt, leasedBy }) => ({
        what: `${kind} ${id}`,
        at: leaseUntil ?? runAt,
        by: leasedBy,
      })),
    ...untold.map(({ eventId, nextAt, attempts }) => ({
      what: `${eventId}, tried ${attempts} times`,
      at: nextAt,
      by: null,
    })),
  ];
}

/** The payment by which an order is asked for, as its provider's notice would have to name it. */
export async function askedFor({ store }: Context, groupCode: string) {
  const { orderGroup, order, payment, paymentAllocation } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({ order, payment, groupId: orderGroup.id })
      .from(orderGroup)
      .innerJoin(order, eq(order.groupId, orderGroup.id))
      .innerJoin(paymentAllocation, eq(paymentAllocation.orderId, order.id))
      .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
      .where(eq(orderGroup.code, groupCode)),
  );
  if (!row) throw new Error(`there is no group ${groupCode}`);
  return row;
}
