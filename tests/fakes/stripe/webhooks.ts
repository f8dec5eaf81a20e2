import { createHmac } from 'node:crypto';
import type { Delivery, StripeEvent } from '#tests/fakes/stripe/state.ts';
import type { StripeWorld } from '#tests/fakes/stripe/world.ts';

/** How events reach the market. Kept apart from what is told: an event stands in the list whatever becomes of its notices. */
export type Webhooks = {
  /** Null: nobody is told. */
  url: string | null;
  /** Of each notice: never sent at all; sent twice. */
  lose: number;
  twice: number;
  /** ms by which each is held back, drawn anew: so they come in another order. */
  shuffleMs: number;
  /** Before the second try; each further one waits twice as long. */
  retryMs: number;
};

/** For three days, as the real one does. */
const TRIES_FOR_MS = 3 * 86_400_000;
const ANSWER_WITHIN_MS = 10_000;

export const newWebhooks = (url: string | null): Webhooks => ({
  url,
  lose: 0,
  twice: 0,
  shuffleMs: 0,
  retryMs: 2_000,
});

/** `Stripe-Signature` over a body: HMAC-SHA-256 of "time.body", as docs.stripe.com/webhooks/signature says. */
export function sign(secret: string, body: string, atSeconds: number): string {
  const signature = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${signature}`;
}

export const bodyOf = (event: StripeEvent) => JSON.stringify(event, null, 2);

/** Remembers that the event is to be told, once or more often. */
export function queueEvent(
  world: StripeWorld,
  webhooks: Webhooks,
  event: StripeEvent,
  random: () => number,
): void {
  if (webhooks.url === null || random() < webhooks.lose) return;
  for (let copies = random() < webhooks.twice ? 2 : 1; copies > 0; copies -= 1) {
    const nextAt = world.now() + Math.floor(random() * webhooks.shuffleMs);
    world.state.deliveries.push({ eventId: event.id, attempts: 0, nextAt, doneAt: null });
  }
}

const underWay = new Set<Delivery>();

/** Sends what is due, each by itself, and comes back when all of them have been answered. */
export async function sendDue(world: StripeWorld, webhooks: Webhooks): Promise<void> {
  const due = world.state.deliveries.filter(
    (one) => one.doneAt === null && one.nextAt <= world.now() && !underWay.has(one),
  );
  await Promise.all(due.map((one) => deliver(world, webhooks, one)));
}

async function deliver(world: StripeWorld, webhooks: Webhooks, delivery: Delivery): Promise<void> {
  const event = world.state.events[delivery.eventId];
  if (!event || webhooks.url === null) return;
  underWay.add(delivery);
  const body = bodyOf(event);
  try {
    const answer = await fetch(webhooks.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': sign(world.state.webhookSecret, body, Math.floor(world.now() / 1000)),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    if (answer.ok) delivery.doneAt = world.now();
  } catch {
    // No answer is as good as a bad one: it is told again.
  } finally {
    underWay.delete(delivery);
  }
  if (delivery.doneAt !== null) return;
  delivery.attempts += 1;
  if (world.now() - event.created * 1000 > TRIES_FOR_MS) delivery.doneAt = world.now();
  else delivery.nextAt = world.now() + webhooks.retryMs * 2 ** Math.min(delivery.attempts - 1, 14);
}
