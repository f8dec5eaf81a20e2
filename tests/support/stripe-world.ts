import { onTestFinished } from 'vitest';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { receiveCardEvent } from '#app/domain/payments/card/receive-card-event.server.ts';
import type { Context } from '#app/server/context.ts';
import { simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { type StartedStripe, type StripeStart, startStripe } from '#tests/fakes/stripe/start-stripe.ts';
import type { Delivery, StripeState } from '#tests/fakes/stripe/state.ts';
import { testStart } from '#tests/support/test-clock.ts';
import type { TestMarket, TestMarketOptions } from '#tests/support/test-market.ts';

/** What a test does with a simulated Stripe. */
export type StripeControls = {
  control<T = unknown>(path: string, order?: Record<string, unknown>): Promise<T>;
  state(): Promise<StripeState & { calls: Record<string, number> }>;
  /** Notices that it has to tell and that nobody has taken yet. */
  untold(): Promise<Delivery[]>;
  /** One event's body with a signature made now. */
  signed(eventId: string): Promise<{ body: Buffer; signature: string }>;
  /** The buyer pays on the page that the market has sent them to. @returns the session's id */
  pay(payUrl: string | null, card?: string): Promise<string>;
};

/** A market that takes cards by a simulated Stripe, on the same clock. */
export type StripeWorld = TestMarket &
  StripeControls & {
    /** Where the simulated Stripe stands, and the key that it takes. */
    stripe: { url: string; key: string; webhookSecret: string };
    /** Tells the market of events as Stripe would, one after another in this order; default: all there are, oldest first. */
    tell(eventIds?: readonly string[]): Promise<void>;
  };

export async function stripeWorld(
  open: (options?: Omit<TestMarketOptions, 'engine'>) => Promise<TestMarket>,
  { start = {}, ...options }: Omit<TestMarketOptions, 'engine'> & { start?: StripeStart } = {},
): Promise<StripeWorld> {
  const clock = { now: () => testStart() };
  const started = await startStripe({ clock: () => clock.now(), ...start });
  onTestFinished(() => started.close());
  const simulated = simulatedPlatforms(() => ({ stripe: started.about }));
  const market = await open({ ...options, simulated });
  clock.now = () => market.clock.now();
  const controls = stripeControls(started);
  return {
    ...market,
    stripe: {
      url: started.about.url,
      key: started.about.secret,
      webhookSecret: started.about.extra.webhookSecret,
    },
    ...controls,
    async tell(eventIds) {
      const ids = eventIds ?? Object.keys((await controls.state()).events);
      for (const id of ids) {
        if (!(await receiveCardEvent(market.context, await controls.signed(id))))
          throw new Error('not taken');
      }
      await runEvents(market);
    },
  };
}

export function stripeControls(started: StartedStripe): StripeControls {
  const headers = { authorization: `Bearer ${started.control.token}` };

  async function control<T>(path: string, order: Record<string, unknown> = {}): Promise<T> {
    const answer = await fetch(`${started.control.url}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(order),
    });
    if (!answer.ok) throw new Error(`control: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  async function look<T>(path: string): Promise<T> {
    return (await (await fetch(`${started.control.url}/${path}`, { headers })).json()) as T;
  }
  async function signed(event: string) {
    const { body, signature } = await control<{ body: string; signature: string }>('sign', { event });
    return { body: Buffer.from(body), signature };
  }
  return {
    control,
    state: () => look('state'),
    untold: () => look('untold'),
    signed,
    async pay(payUrl, card = '4242424242424242') {
      const session = /\/pay\/(\w+)$/.exec(payUrl ?? '')?.[1];
      if (!session) throw new Error(`${payUrl} is no page to pay on`);
      await control('pay', { session, card });
      return session;
    },
  };
}

/** Looks into every notice that waits. */
export function runEvents({ runJobs }: Pick<TestMarket, 'runJobs'>): Promise<number> {
  return runJobs([handleCardEvent]);
}

/** VND by account; those that stand at nothing are left out. */
export async function balancesOf({ store }: Context): Promise<Record<string, number>> {
  const { ledgerEntry } = store.tables;
  const entries = await store.read((db) => db.select().from(ledgerEntry));
  const sums: Record<string, number> = {};
  for (const { account, amount } of entries) sums[account] = (sums[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

/**
 * A card's bank asks for the money of a payment back, and the market is told.
 * @param amount VND; what has not gone back to the card where it is left out.
 * @returns the dispute's id there.
 */
export async function dispute(world: StripeWorld, intent: string, amount?: number): Promise<string> {
  const charge = Object.values((await world.state()).charges).find((one) => one.payment_intent === intent);
  const left = (charge?.amount ?? 0) - (charge?.amount_refunded ?? 0);
  await world.control('dispute', { intent, amount: amount ?? left });
  await world.tell();
  return Object.keys((await world.state()).disputes).at(-1) ?? '';
}

/** The bank decides, and the market is told. */
export async function closeDispute(world: StripeWorld, disputed: string, won: boolean): Promise<void> {
  await world.control('close-dispute', { dispute: disputed, won });
  await world.tell();
}
