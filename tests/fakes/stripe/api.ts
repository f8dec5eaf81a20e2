/** `/v1/…` of the simulated Stripe: which call does what, lists, and `expand`. */
import { readForm } from '#tests/fakes/stripe/form.ts';
import { createRefund } from '#tests/fakes/stripe/refunds.ts';
import { createSession, expireSession, sessionOf } from '#tests/fakes/stripe/sessions.ts';
import { missing, Refusal, type StripeWorld } from '#tests/fakes/stripe/world.ts';

type Row = { id: string; created: number } & Record<string, unknown>;

/** What stands under each list's address. */
const lists = {
  'checkout/sessions': 'sessions',
  payment_intents: 'intents',
  charges: 'charges',
  refunds: 'refunds',
  disputes: 'disputes',
  balance_transactions: 'balance',
  events: 'events',
} as const;

/** Fields that hold an id of something else. */
const references: Readonly<Record<string, keyof StripeWorld['state']>> = {
  payment_intent: 'intents',
  latest_charge: 'charges',
  charge: 'charges',
  balance_transaction: 'balance',
};

/** @throws Refusal */
export function answerApi(world: StripeWorld, method: string, path: string, query: string): unknown {
  const form = readForm(query);
  const [, name = '', id, act] = /^\/v1\/(checkout\/sessions|\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? [];
  const expand = Array.isArray(form.expand) ? form.expand.map(String) : [];
  if (method === 'POST') return expanded(world, doing(world, name, id, act, query), expand);
  if (!isList(name) || act !== undefined) throw unknownUrl(method, path);
  if (name === 'checkout/sessions')
    for (const key of Object.keys(world.state.sessions)) sessionOf(world, key);
  const rows = world.state[lists[name]] as unknown as Record<string, Row>;
  if (id !== undefined) {
    const row = rows[id];
    if (!row) throw missing(name, id);
    return expanded(world, row, expand);
  }
  return listOf(world, `/v1/${name}`, Object.values(rows), new URLSearchParams(query), expand);
}

function doing(
  world: StripeWorld,
  name: string,
  id: string | undefined,
  act: string | undefined,
  body: string,
): Row {
  const form = readForm(body);
  if (name === 'checkout/sessions' && id === undefined) return createSession(world, form) as unknown as Row;
  if (name === 'checkout/sessions' && id && act === 'expire')
    return expireSession(world, id) as unknown as Row;
  if (name === 'refunds' && id === undefined) return createRefund(world, form) as unknown as Row;
  throw unknownUrl('POST', `/v1/${name}`);
}

const isList = (name: string): name is keyof typeof lists => name in lists;

const unknownUrl = (method: string, path: string) =>
  new Refusal(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);

const MOST = 100;

/** Newest first, by `limit`, `starting_after`, `created[gte|lte]` and whatever field is asked to be equal. */
function listOf(world: StripeWorld, url: string, all: Row[], query: URLSearchParams, expand: string[]) {
  const limit = Math.min(Number(query.get('limit') ?? 10), MOST);
  const from = Number(query.get('created[gte]') ?? 0);
  const to = Number(query.get('created[lte]') ?? Number.POSITIVE_INFINITY);
  const equal = ['payment_intent', 'charge', 'type', 'status'].flatMap((field) => {
    const value = query.get(field);
    return value === null ? [] : [[field, value] as const];
  });
  const fitting = all
    .filter(({ created }) => created >= from && created <= to)
    .filter((row) => equal.every(([field, value]) => row[field] === value))
    .reverse();
  const after = query.get('starting_after');
  const start = after === null ? 0 : fitting.findIndex(({ id }) => id === after) + 1;
  const rows = fitting.slice(start, start + limit);
  const inner = expand.flatMap((path) => (path.startsWith('data.') ? [path.slice(5)] : []));
  return {
    object: 'list',
    url,
    has_more: start + limit < fitting.length,
    data: rows.map((row) => expanded(world, row, inner)),
  };
}

/** A copy in which the named references are the things themselves. */
function expanded(world: StripeWorld, row: Row, paths: readonly string[]): Row {
  const copy: Row = { ...row };
  for (const path of paths) {
    const [field = '', ...rest] = path.split('.');
    const table = references[field];
    const value = copy[field];
    const id = typeof value === 'string' ? value : (value as Row | null | undefined)?.id;
    const found = table && id ? (world.state[table] as unknown as Record<string, Row>)[id] : undefined;
    if (!found) continue;
    const before = typeof value === 'string' ? found : (value as Row);
    copy[field] = expanded(world, before, rest.length > 0 ? [rest.join('.')] : []);
  }
  return copy;
}
