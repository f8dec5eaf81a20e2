/**
 * How a test, or whoever shows the market, tells the simulated platforms what to do. Every request carries
 * `authorization: Bearer <token>`; bodies are JSON; `platform` is a name or "*".
 *
 *     POST /_control/fault          {platform, fault, next | probability, ms?, reason?, path?}
 *     POST /_control/calm           {platform}                 no more faults, no quota, no wait in review
 *     POST /_control/review         {platform, delayMs}
 *     POST /_control/quota          {platform, perDay}         null for none
 *     POST /_control/expire-tokens  {platform}
 *     POST /_control/withdraw       {platform}                 sellers take their permission back
 *     POST /_control/take-down      {platform, how: "ban" | "delete", externalId?, reason?}   of all, or of one; null: it names none
 *     POST /_control/hand-in-paper  {platform, endsAt?}        sellers give all products a paper of their own there; ms
 *     POST /_control/clock          {offsetMs} or {now}        ms; of every platform
 *     GET  /_control/state          products and how often each SKU and each call was met
 */
import { type FaultKind, faultKinds } from '#tests/fakes/platforms/faults.ts';
import { type FakeReply, type FakeRequest, json, readJson } from '#tests/fakes/platforms/http.ts';
import type { RunningPlatform, Simulation } from '#tests/fakes/platforms/start-platforms.ts';

type Order = Readonly<Record<string, unknown>>;

export function answerControl(simulation: Simulation, token: string, request: FakeRequest): FakeReply {
  if (request.headers.authorization !== `Bearer ${token}`) return json({ error: 'token' }, 401);
  if (request.method === 'GET' && request.path === '/state') return json(stateOf(simulation));
  const sent = readJson(request);
  if (request.method !== 'POST' || typeof sent !== 'object' || sent === null)
    return json({ error: 'body' }, 400);
  const order = sent as Order;
  if (request.path === '/clock') return setClock(simulation, order);
  const platforms = named(simulation, order.platform);
  const act = acts[request.path];
  if (platforms.length === 0 || !act)
    return json({ error: platforms.length === 0 ? 'platform' : 'path' }, 404);
  const problem = platforms.map((platform) => act(platform, order)).find((one) => one !== null);
  return problem ? json({ error: problem }, 400) : json({ ok: true });
}

function named({ platforms }: Simulation, name: unknown): RunningPlatform[] {
  return [...platforms].filter(([one]) => name === '*' || one === name).map(([, platform]) => platform);
}

/** Each gives null, or the field that it cannot use. */
const acts: Readonly<Record<string, (platform: RunningPlatform, order: Order) => string | null>> = {
  '/fault': addFault,
  '/calm': (platform) => {
    platform.faults.clear();
    platform.callsPerDay = null;
    platform.reviewMs = 0;
    return null;
  },
  '/review': (platform, { delayMs }) => {
    if (typeof delayMs !== 'number') return 'delayMs';
    platform.reviewMs = delayMs;
    return null;
  },
  '/quota': (platform, { perDay }) => {
    if (perDay !== null && typeof perDay !== 'number') return 'perDay';
    platform.callsPerDay = perDay;
    return null;
  },
  '/expire-tokens': ({ open }) => {
    open.expireTokens();
    return null;
  },
  '/take-down': ({ open }, { how, reason = '', externalId = null }) => {
    if (how !== 'ban' && how !== 'delete') return 'how';
    if (!open.takeDown) return 'platform';
    open.takeDown({
      how,
      reason: reason === null ? null : String(reason),
      externalId: externalId === null ? null : String(externalId),
    });
    return null;
  },
  '/hand-in-paper': ({ open }, { endsAt = null }) => {
    if (!open.handInPaper) return 'platform';
    open.handInPaper({ endsAt: endsAt === null ? null : Number(endsAt) });
    return null;
  },
  '/withdraw': ({ open }) => {
    open.withdrawPermissions();
    return null;
  },
};

function addFault({ faults }: RunningPlatform, order: Order): string | null {
  const { fault, next, probability, ms = 0, reason = '', path = '' } = order;
  if (!faultKinds.includes(fault as FaultKind)) return 'fault';
  if (typeof next !== 'number' && typeof probability !== 'number') return 'next';
  faults.add({
    kind: fault as FaultKind,
    next: typeof next === 'number' ? next : null,
    probability: typeof probability === 'number' ? probability : 0,
    ms: Number(ms),
    reason: String(reason),
    path: String(path),
  });
  return null;
}

function setClock({ clock }: Simulation, { offsetMs, now }: Order): FakeReply {
  if (typeof offsetMs === 'number') clock.offsetMs = offsetMs;
  else if (typeof now === 'number') clock.offsetMs = now - clock.real();
  else return json({ error: 'offsetMs' }, 400);
  return json({ ok: true, now: clock.now() });
}

function stateOf({ platforms, clock }: Simulation) {
  return {
    now: clock.now(),
    platforms: Object.fromEntries(
      [...platforms].map(([name, { open, faults, calls }]) => {
        const products = open.products();
        return [
          name,
          { products, perSku: countSkus(products), calls: Object.fromEntries(calls), faults: faults.list() },
        ];
      }),
    ),
  };
}

/** How many products that are not removed hold each SKU of a shop: "shop/SKU" → 1 when all is well. */
function countSkus(products: ReturnType<RunningPlatform['open']['products']>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { shopId, state, offers } of products) {
    if (state === 'removed') continue;
    for (const { sku } of offers) counts[`${shopId}/${sku}`] = (counts[`${shopId}/${sku}`] ?? 0) + 1;
  }
  return counts;
}
