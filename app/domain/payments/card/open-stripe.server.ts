import type { Stripe } from 'stripe';
import type { Context } from '#app/server/context.ts';
import type { OutboundCall, OutboundCallResult } from '#app/server/outbound-fetch.server.ts';

/** How Stripe is reached from this market. */
export type StripeLine = {
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  readonly isSimulated: boolean;
};

const HOST = 'api.stripe.com';
const TIMEOUT_MS = 30_000;
/** What `SimulatedPlatforms` calls it. */
const SIMULATED = 'stripe';

const known = new WeakMap<Context, Map<string, StripeLine>>();

/**
 * With the operator's keys at Stripe; in a demo at a simulated one and nowhere else, so that no real card is ever charged
 * for made-up goods. Null where there is neither: then no card is taken.
 */
export async function openStripe(context: Context): Promise<StripeLine | null> {
  const found = readKeys(context);
  if (!found) return null;
  const lines = known.get(context) ?? new Map<string, StripeLine>();
  known.set(context, lines);
  const name = [found.secretKey, found.webhookSecret, found.base?.href ?? HOST].join(' ');
  let line = lines.get(name);
  if (!line) {
    line = await makeLine(found);
    lines.set(name, line);
  }
  return line;
}

/** Whether a buyer can pay by card here. */
export function takesCards(context: Context): boolean {
  return readKeys(context) !== null;
}

type Keys = {
  secretKey: string;
  webhookSecret: string;
  /** Of the simulated one. */
  base: URL | null;
  call: (call: OutboundCall) => Promise<OutboundCallResult>;
};

function readKeys({ config, simulated, outbound }: Context): Keys | null {
  if (simulated) {
    const stand = simulated.of(SIMULATED);
    const webhookSecret = stand?.extra.webhookSecret;
    if (!stand || !webhookSecret) return null;
    const base = new URL(stand.hosts.api);
    return { secretKey: stand.secret, webhookSecret, base, call: (call) => simulated.call(call) };
  }
  if (config.demo) return null;
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = config.platformCredentials;
  if (!secretKey || !webhookSecret) return null;
  return { secretKey, webhookSecret, base: null, call: (call) => outbound.call(call, [HOST]) };
}

async function makeLine({ secretKey, webhookSecret, base, call }: Keys): Promise<StripeLine> {
  // Large, and needed by no market that takes no cards.
  const { Stripe } = await import('stripe');
  const stripe = new Stripe(secretKey, {
    ...(base ? { host: base.hostname, port: base.port, protocol: 'http' as const } : {}),
    // Whoever calls decides whether and with which key it is tried again.
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    httpClient: clientOver(call, base),
  });
  return { stripe, webhookSecret, isSimulated: base !== null };
}

/** Stripe's own client over the one way out of the house. */
function clientOver(call: Keys['call'], base: URL | null): Stripe.HttpClient {
  return {
    getClientName: () => 'cho-phien',
    async makeRequest(host, _port, path, method, headers, body) {
      const result = await call({
        method: method as OutboundCall['method'],
        url: `${base ? base.origin : `https://${host}`}${path}`,
        headers: Object.fromEntries(
          Object.entries(headers).flatMap(([name, value]) =>
            value === undefined || value === null || /^content-length$/i.test(name)
              ? []
              : [[name, String(value)]],
          ),
        ),
        ...(method === 'POST' ? { body } : {}),
      });
      if (!result.ok) throw new Error(result.reason);
      return {
        getStatusCode: () => result.status,
        getHeaders: () => result.headers,
        getRawResponse: () => ({}),
        toStream: () => {
          throw new Error('answers are read whole');
        },
        toJSON: async () => JSON.parse(result.text),
      };
    },
  };
}
