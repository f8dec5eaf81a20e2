import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createFaults, seededRandom } from '#tests/fakes/platforms/faults.ts';
import { type FakeReply, type FakeRequest, html, json, readBody, send } from '#tests/fakes/platforms/http.ts';
import { answerApi } from '#tests/fakes/stripe/api.ts';
import { checkoutPage } from '#tests/fakes/stripe/checkout-page.ts';
import { answerControl, type Controlled } from '#tests/fakes/stripe/control.ts';
import { endOverdueSessions } from '#tests/fakes/stripe/sessions.ts';
import { newState, type StripeState } from '#tests/fakes/stripe/state.ts';
import { newWebhooks, queueEvent, sendDue } from '#tests/fakes/stripe/webhooks.ts';
import { Refusal, type StripeWorld } from '#tests/fakes/stripe/world.ts';

export type StripeStart = {
  /** 0: any free one. */
  port?: number;
  /** By which name buyers reach its page; 127.0.0.1 where absent, and then nobody else reaches it at all. */
  pageHost?: string;
  /** Where everything is kept between two starts. */
  stateFile?: string;
  seed?: number;
  /** Where the market listens to events; it may be told later. */
  webhookUrl?: string;
  /** ms UTC; the machine's clock where absent. */
  clock?: () => number;
};

export type StartedStripe = {
  /** What a market must know to use it. */
  about: {
    url: string;
    hosts: { api: string; auth: string; authorise: string };
    key: string;
    secret: string;
    extra: { webhookSecret: string };
  };
  control: { url: string; token: string };
  close(): Promise<void>;
};

const API_VERSION = '2026-10-28.endive';
const KEYS_KEPT_MS = 86_400_000;
/** Longer than any test lasts. */
const KEPT_OPEN_MS = 3_600_000;
/** How often it looks whether notices are due. */
const LOOK_EVERY_MS = 100;

/** A Stripe of this machine only: API under `/v1`, the buyer's page under `/pay`, the control under `/_control`. */
export async function startStripe(start: StripeStart = {}): Promise<StartedStripe> {
  // A connection is not closed under a question that is on its way: whoever asks the control must always be answered.
  const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS });
  const pageHost = start.pageHost ?? '127.0.0.1';
  const isLocal = ['127.0.0.1', 'localhost'].includes(pageHost);
  server.listen(start.port ?? 0, isLocal ? '127.0.0.1' : '0.0.0.0');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const controlled = open(`http://${isLocal ? '127.0.0.1' : pageHost}:${address.port}`, start);
  const { world, webhooks } = controlled;
  const token = randomBytes(16).toString('hex');
  const keep = () => {
    if (start.stateFile) keepState(start.stateFile, world.state);
  };
  server.on('request', (incoming, outgoing) => {
    answer(controlled, token, keep, incoming, outgoing).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  const looking = setInterval(() => {
    endOverdueSessions(world);
    sendDue(world, webhooks).catch((error) => console.error(error));
  }, LOOK_EVERY_MS);
  keep();
  return {
    about: {
      url,
      hosts: { api: url, auth: url, authorise: url },
      key: 'simulated',
      secret: world.state.key,
      extra: { webhookSecret: world.state.webhookSecret },
    },
    control: { url: `${url}/_control`, token },
    async close() {
      clearInterval(looking);
      keep();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function open(url: string, start: StripeStart): Controlled {
  const hex = (length: number) => randomBytes(length).toString('hex').slice(0, length);
  const kept: StripeState | null =
    start.stateFile && existsSync(start.stateFile) ? JSON.parse(readFileSync(start.stateFile, 'utf8')) : null;
  const state = kept ?? newState(hex);
  // Pages that were open have moved with the program's port.
  for (const session of Object.values(state.sessions)) {
    if (session.url !== null) session.url = `${url}/pay/${session.id}`;
  }
  const real = start.clock ?? Date.now;
  const clock = { offsetMs: 0, real };
  const random = seededRandom(start.seed ?? 1);
  const webhooks = newWebhooks(start.webhookUrl ?? null);
  const world: StripeWorld = {
    state,
    url,
    now: () => real() + clock.offsetMs,
    newId(prefix) {
      state.count += 1;
      return `${prefix}_${String(state.count).padStart(8, '0')}${hex(12)}`;
    },
    tell(type, object) {
      const event = {
        id: world.newId('evt'),
        object: 'event' as const,
        api_version: API_VERSION,
        type,
        // As it is at this moment, whatever becomes of it.
        data: { object: structuredClone(object) },
        created: Math.floor(world.now() / 1000),
        livemode: false as const,
        pending_webhooks: 1,
      };
      state.events[event.id] = event;
      queueEvent(world, webhooks, event, random);
    },
    settles: null,
    charges: null,
    refundMoods: [],
  };
  return { world, webhooks, faults: createFaults(random), clock, calls: new Map() };
}

/** Written beside and renamed: a program that is killed leaves the old state or the new one. */
function keepState(file: string, state: StripeState): void {
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function answer(
  controlled: Controlled,
  token: string,
  keep: () => void,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(incoming);
  if (body === null) return void incoming.socket.destroy();
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([key, value]) => [key, String(value ?? '')]),
  );
  const request: FakeRequest = {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body,
  };
  const reply = await act(controlled, token, request);
  // Before the answer leaves: what it has said yes to is still there after it was killed.
  if (request.method !== 'GET') keep();
  if (reply === 'drop') incoming.socket.destroy();
  else send(outgoing, reply);
}

async function act(controlled: Controlled, token: string, request: FakeRequest): Promise<FakeReply | 'drop'> {
  const { world, faults, calls } = controlled;
  const page = /^\/pay\/(\w+)$/.exec(request.path)?.[1];
  if (page) return checkoutPage(world, request, page);
  if (request.path.startsWith('/_control/'))
    return answerControl(controlled, token, { ...request, path: request.path.slice('/_control'.length) });
  if (!request.path.startsWith('/v1/')) return html('', 404);

  const call = `${request.method} ${request.path}`;
  calls.set(call, (calls.get(call) ?? 0) + 1);
  const met = new Map(faults.meet(request).map((fault) => [fault.kind, fault]));
  const slow = met.get('slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.ms));
  if (met.has('drop-before-acting')) return 'drop';
  if (request.headers.authorization !== `Bearer ${world.state.key}`)
    return json({ error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } }, 401);
  if (met.has('limit'))
    return json(
      { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' } },
      429,
    );
  const reply = keyed(world, request, met.has('error500'));
  if (met.has('drop-after-acting')) return 'drop';
  if (met.has('garbage')) return { ...reply, status: 200, body: `<html>502 ${reply.body.slice(0, 20)}` };
  return reply;
}

/** A call with a key that was used before gets the answer of then, a broken one as well. */
function keyed(world: StripeWorld, request: FakeRequest, isBroken: boolean): FakeReply {
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  if (!key) return answered(world, request, isBroken);
  const call = createHash('sha256')
    .update(`${request.path}\n${request.body.toString('utf8')}`)
    .digest('hex');
  const kept = world.state.keptAnswers[key];
  if (kept && world.now() - kept.at < KEYS_KEPT_MS) {
    if (kept.call !== call) {
      const error = new Refusal(
        400,
        'idempotency_error',
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      );
      return json(error.body, error.status);
    }
    return {
      status: kept.status,
      headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
      body: kept.body,
    };
  }
  const reply = answered(world, request, isBroken);
  // What was refused for a parameter had not begun, and is not kept.
  const hasBegun = reply.status < 400 || reply.status >= 500 || !reply.body.includes('"param"');
  if (hasBegun)
    world.state.keptAnswers[key] = { call, status: reply.status, body: reply.body, at: world.now() };
  return reply;
}

function answered(world: StripeWorld, request: FakeRequest, isBroken: boolean): FakeReply {
  if (isBroken) return json({ error: { type: 'api_error', message: 'An unknown error occurred' } }, 500);
  try {
    const query = request.method === 'POST' ? request.body.toString('utf8') : request.query.toString();
    return json(answerApi(world, request.method, request.path, query));
  } catch (error) {
    if (error instanceof Refusal) return json(error.body, error.status);
    throw error;
  }
}
