import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Stripe } from 'stripe';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startStripe } from '#tests/fakes/stripe/start-stripe.ts';

type About = { url: string; secret: string; extra: { webhookSecret: string } };

/** Stripe's own client, pointed at the simulation. */
function clientOf({ url, secret }: About): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secret, {
    host: hostname,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

const page = (total = 50_000): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://127.0.0.1/done?session={CHECKOUT_SESSION_ID}',
  client_reference_id: 'payment-1',
  payment_intent_data: { metadata: { payment_id: 'payment-1' } },
  line_items: [
    { quantity: 2, price_data: { currency: 'vnd', unit_amount: total / 2, product_data: { name: 'Chè' } } },
  ],
});

async function simulated(webhookUrl?: string) {
  const started = await startStripe(webhookUrl ? { webhookUrl } : {});
  onTestFinished(() => started.close());
  const control = async (path: string, order: Record<string, unknown> = {}) => {
    const answer = await fetch(`${started.control.url}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${started.control.token}` },
      body: JSON.stringify(order),
    });
    return answer.json();
  };
  return { about: started.about, stripe: clientOf(started.about), control };
}

test('Stripe’s own client finds what it expects: a page, its money, a refund, lists page by page', async () => {
  const { stripe, control } = await simulated();
  const session = await stripe.checkout.sessions.create(page());
  expect([session.status, session.amount_total]).toEqual(['open', 50_000]);
  await control('pay', { session: session.id, card: '4242424242424242' });
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  });
  const intent = paid.payment_intent as Stripe.PaymentIntent;
  const charge = intent.latest_charge as Stripe.Charge;
  expect([paid.status, paid.payment_status, intent.amount_received]).toEqual(['complete', 'paid', 50_000]);
  expect(charge.balance_transaction).toMatchObject({ amount: 50_000, fee: 9_700, currency: 'vnd' });
  await stripe.refunds.create({ payment_intent: intent.id, amount: 20_000 });
  await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 30_001 })).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
  });
  await stripe.refunds.create({ payment_intent: intent.id });
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  const first = await stripe.refunds.list({ payment_intent: intent.id, limit: 1 });
  const second = await stripe.refunds.list({ limit: 1, starting_after: first.data[0]?.id ?? '' });
  expect([first.has_more, first.data[0]?.amount, second.has_more, second.data[0]?.amount]).toEqual([
    true,
    30_000,
    false,
    20_000,
  ]);
});

test('a dispute without a sum is about the whole charge, whatever went back; a refund there after it is refused with the reason', async () => {
  const { stripe, control } = await simulated();
  const session = await stripe.checkout.sessions.create(page());
  await control('pay', { session: session.id, card: '4242424242424242' });
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(session.id);
  await control('refund', { intent });
  expect(await control('dispute', { intent })).toMatchObject({ amount: 50_000 });
  expect(await control('refund', { intent, amount: 1_000 })).toMatchObject({
    error: { code: 'charge_disputed', message: 'This charge has been charged back.' },
  });
});

test('a key gives the same answer again, a broken one too, and no other call', async () => {
  const { stripe, control } = await simulated();
  const one = await stripe.checkout.sessions.create(page(), { idempotencyKey: 'k1' });
  const two = await stripe.checkout.sessions.create(page(), { idempotencyKey: 'k1' });
  expect(two.id).toBe(one.id);
  await expect(stripe.checkout.sessions.create(page(60_000), { idempotencyKey: 'k1' })).rejects.toMatchObject(
    {
      type: 'StripeIdempotencyError',
    },
  );
  await control('fault', { fault: 'error500', next: 1 });
  for (let time = 0; time < 2; time += 1) {
    await expect(stripe.checkout.sessions.create(page(), { idempotencyKey: 'k2' })).rejects.toMatchObject({
      statusCode: 500,
    });
  }
  // What was refused for its parameters had not begun.
  const unfit = { ...page(), expires_at: 1 };
  await expect(stripe.checkout.sessions.create(unfit, { idempotencyKey: 'k3' })).rejects.toMatchObject({
    param: 'expires_at',
  });
  expect((await stripe.checkout.sessions.create(page(), { idempotencyKey: 'k3' })).status).toBe('open');
});

test('notices are signed as Stripe’s client checks, come twice and again until they are answered', async () => {
  const heard: Stripe.Event[] = [];
  let refusals = 2;
  let secret = '';
  const market = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const signature = String(request.headers['stripe-signature']);
      heard.push(Stripe.webhooks.constructEvent(body, signature, secret));
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 500 : 200).end();
    });
  });
  market.listen(0, '127.0.0.1');
  await once(market, 'listening');
  onTestFinished(() => void market.close());
  const address = market.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { about, stripe, control } = await simulated(`http://127.0.0.1:${port}/hook`);
  secret = about.extra.webhookSecret;
  await control('webhooks', { retryMs: 50, twice: 1 });
  const session = await stripe.checkout.sessions.create(page());
  await stripe.checkout.sessions.expire(session.id);
  await vi.waitFor(() => expect(heard).toHaveLength(4), { timeout: 10_000 });
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  expect(heard[0]).toMatchObject({
    type: 'checkout.session.expired',
    data: { object: { id: session.id, status: 'expired' } },
  });
});

test('as a program of its own it says where it is, and remembers what it has said yes to when it was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-stripe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const state = join(folder, 'stripe.json');
  const first = await startProgram(state);
  const session = await clientOf(first.about).checkout.sessions.create(page());
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await startProgram(state);
  expect(second.about.secret).toBe(first.about.secret);
  const again = await clientOf(second.about).checkout.sessions.retrieve(session.id);
  expect(again).toMatchObject({
    status: 'open',
    amount_total: 50_000,
    url: `${second.about.url}/pay/${session.id}`,
  });
});

async function startProgram(state: string): Promise<{ child: ChildProcess; about: About }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fakes/stripe/main.ts', '--state', state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  if (!child.stdout) throw new Error('no output');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, about: (JSON.parse(String(line)) as { stripe: About }).stripe };
}
