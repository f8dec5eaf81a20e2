/**
 * How a test, or whoever shows the market, tells the simulated Stripe what to do. Every request carries
 * `authorization: Bearer <token>`; bodies are JSON. Amounts are VND.
 *
 *     POST /_control/fault           {fault, next | probability, ms?, path?}    as the platforms' control
 *     POST /_control/calm            {}                        no more faults, notices as usual
 *     POST /_control/clock           {offsetMs} or {now}
 *     POST /_control/webhooks        {url?, lose?, twice?, shuffleMs?, retryMs?}
 *     POST /_control/pay             {session, card}           as on the page; "slow" for money that takes days
 *     POST /_control/slow            {session, paid}           slow money has come, or has not
 *     POST /_control/refund          {intent, amount?}         somebody does it in Stripe's own pages
 *     POST /_control/refund-mood     {mood: "refuse" | "pending" | "fail"}     of the next refund
 *     POST /_control/end-refund      {refund, arrived}
 *     POST /_control/dispute         {intent, reason?, amount?, isInquiry?}
 *     POST /_control/close-dispute   {dispute, won, isMoneyLater?}
 *     POST /_control/reinstate       {dispute}                 the money of one that was won is back
 *     POST /_control/settle-in       {currency, rate} or {}    what the account settles in
 *     POST /_control/charge-in       {currency, amount} or {}  what pages take instead of what they ask for
 *     POST /_control/tell            {type, object}            any event
 *     POST /_control/sign            {event, at?}              its body with a fresh signature; `at` ms
 *     GET  /_control/untold          notices that nobody has taken yet
 *     GET  /_control/state           everything, and how often each call was met
 */
import { type FaultKind, type Faults, faultKinds } from '#tests/fakes/platforms/faults.ts';
import { type FakeReply, type FakeRequest, json, readJson } from '#tests/fakes/platforms/http.ts';
import { closeDispute, openDispute, reinstate } from '#tests/fakes/stripe/disputes.ts';
import { endSlow, payWith } from '#tests/fakes/stripe/pay.ts';
import { createRefund, endRefund } from '#tests/fakes/stripe/refunds.ts';
import { bodyOf, newWebhooks, sign, type Webhooks } from '#tests/fakes/stripe/webhooks.ts';
import { Refusal, type StripeWorld } from '#tests/fakes/stripe/world.ts';

export type Controlled = {
  world: StripeWorld;
  webhooks: Webhooks;
  faults: Faults;
  clock: { offsetMs: number; real(): number };
  calls: Map<string, number>;
};

type Order = Readonly<Record<string, unknown>>;

export function answerControl(controlled: Controlled, token: string, request: FakeRequest): FakeReply {
  if (request.headers.authorization !== `Bearer ${token}`) return json({ error: 'token' }, 401);
  if (request.method === 'GET' && request.path === '/state')
    return json({ ...controlled.world.state, calls: Object.fromEntries(controlled.calls) });
  if (request.method === 'GET' && request.path === '/untold')
    return json(controlled.world.state.deliveries.filter(({ doneAt }) => doneAt === null));
  const order = readJson(request);
  const act = acts[request.path];
  if (request.method !== 'POST' || typeof order !== 'object' || order === null || !act)
    return json({ error: act ? 'body' : 'path' }, act ? 400 : 404);
  try {
    return json(act(controlled, order as Order) ?? { ok: true });
  } catch (error) {
    // What Stripe would not do is answered with its reason.
    if (error instanceof Refusal) return json(error.body, error.status);
    throw error;
  }
}

const acts: Readonly<Record<string, (controlled: Controlled, order: Order) => unknown>> = {
  '/fault': ({ faults }, { fault, next, probability, ms = 0, path = '' }) => {
    if (!faultKinds.includes(fault as FaultKind)) return { error: 'fault' };
    faults.add({
      kind: fault as FaultKind,
      next: typeof next === 'number' ? next : null,
      probability: Number(probability ?? 0),
      ms: Number(ms),
      reason: '',
      path: String(path),
    });
    return null;
  },
  '/calm': ({ faults, webhooks, world }) => {
    faults.clear();
    world.refundMoods.length = 0;
    Object.assign(webhooks, newWebhooks(webhooks.url));
    return null;
  },
  '/clock': ({ clock }, { offsetMs, now }) => {
    clock.offsetMs = typeof now === 'number' ? now - clock.real() : Number(offsetMs ?? 0);
    return null;
  },
  '/webhooks': ({ webhooks }, order) => {
    Object.assign(webhooks, order);
    return null;
  },
  '/pay': ({ world }, { session, card }) => ({ outcome: payWith(world, String(session), String(card)) }),
  '/slow': ({ world }, { session, paid }) => endSlow(world, String(session), paid === true),
  '/refund': ({ world }, { intent, amount }) =>
    createRefund(world, {
      payment_intent: String(intent),
      ...(amount === undefined ? {} : { amount: String(amount) }),
    }),
  '/refund-mood': ({ world }, { mood }) => {
    world.refundMoods.push(mood as 'refuse');
    return null;
  },
  '/end-refund': ({ world }, { refund, arrived }) => endRefund(world, String(refund), arrived === true),
  '/dispute': ({ world }, { intent, reason = 'fraudulent', amount, isInquiry }) =>
    openDispute(world, String(intent), String(reason), {
      part: amount === undefined ? undefined : Number(amount),
      isInquiry: isInquiry === true,
    }),
  '/close-dispute': ({ world }, { dispute, won, isMoneyLater }) =>
    closeDispute(world, String(dispute), won === true, isMoneyLater === true),
  '/reinstate': ({ world }, { dispute }) => reinstate(world, String(dispute)),
  '/charge-in': ({ world }, { currency, amount }) => {
    world.charges = typeof currency === 'string' ? { currency, amount: Number(amount) } : null;
    return null;
  },
  '/settle-in': ({ world }, { currency, rate }) => {
    world.settles = typeof currency === 'string' ? { currency, rate: Number(rate) } : null;
    return null;
  },
  '/tell': ({ world }, { type, object }) => {
    world.tell(String(type), object);
    return null;
  },
  '/sign': ({ world }, { event, at }) => {
    const found = world.state.events[String(event)];
    if (!found) return { error: 'event' };
    const body = bodyOf(found);
    const atSeconds = Math.floor((typeof at === 'number' ? at : world.now()) / 1000);
    return { body, signature: sign(world.state.webhookSecret, body, atSeconds) };
  },
};
