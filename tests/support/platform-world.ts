import { expect, onTestFinished } from 'vitest';
import type {
  Platform,
  PlatformCall,
  PlatformLine,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { PlatformTrouble } from '#app/domain/channels/platform/platform.ts';
import type { SeenProduct } from '#tests/fakes/platforms/platform.ts';
import { type PlatformsStart, startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';

export const callbackUrl = 'http://127.0.0.1:9/connect/back';

export type PlatformWorld = {
  line: PlatformLine;
  /** ms UTC; the market's clock and the simulator's are this one. */
  clock: { now: number };
  /** As a seller: opens the page, says yes. @returns what the callback brought */
  sayYes(state?: string, shop?: string): Promise<URLSearchParams>;
  /** A new shop, connected. */
  connect(): Promise<PlatformSession>;
  control(path: string, order?: Record<string, unknown>): Promise<void>;
  /** A product's page as buyers would see it, by the address that the market keeps. */
  page(address: string | null | undefined): Promise<Response>;
  products(): Promise<SeenProduct[]>;
  perSku(): Promise<Record<string, number>>;
};

/** One simulated platform with a market's line to it; gone when the test ends. */
export async function platformWorld(
  platform: Platform,
  name: string,
  start: PlatformsStart = {},
): Promise<PlatformWorld> {
  const clock = { now: Date.UTC(2026, 10, 23, 2) };
  const started = await startPlatforms({ clock: () => clock.now, returnTo: callbackUrl, ...start });
  onTestFinished(() => started.close());
  const about = started.about[name];
  if (!about) throw new Error(`no simulated ${name}`);
  const line: PlatformLine = {
    app: { key: about.key, secret: about.secret, extra: about.extra },
    hosts: about.hosts,
    call: plainCall,
    now: () => clock.now,
  };
  const headers = { authorization: `Bearer ${started.control.token}` };

  async function sayYes(state = 'made-up-state', shop = 'new') {
    const url = platform.authoriseUrl(line, callbackUrl, state);
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ shop, name: 'Chè Bản Liền' }),
    });
    return new URL(answer.headers.get('location') ?? 'http://no.location/').searchParams;
  }
  async function state() {
    const told = await (await fetch(`${started.control.url}/state`, { headers })).json();
    return told.platforms[name];
  }
  return {
    line,
    clock,
    sayYes,
    async connect() {
      const [grant] = await platform.exchange(line, await sayYes(), callbackUrl);
      if (!grant) throw new Error('no shop');
      return { ...line, grant };
    },
    async control(path, order = {}) {
      const answer = await fetch(`${started.control.url}/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ platform: name, ...order }),
      });
      if (!answer.ok) throw new Error(`control: ${answer.status} ${await answer.text()}`);
    },
    page: async (address) => {
      expect(address).toMatch(/^https:\/\/[a-z-]+\.example\//);
      return fetch(`${about.url}${new URL(address ?? '').pathname}`);
    },
    products: async () => (await state()).products,
    perSku: async () => (await state()).perSku,
  };
}

/** Plain fetch; a connection that breaks is "no answer". */
export const plainCall: PlatformCall = async ({ method, url, headers, body }) => {
  try {
    const answer = await fetch(url, {
      method,
      ...(headers ? { headers: { ...headers } } : {}),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  } catch {
    throw new PlatformTrouble('no-answer', 'connection broke');
  }
};

/** The trouble that an act ends in. */
export async function troubleOf(act: Promise<unknown>): Promise<PlatformTrouble> {
  const outcome = await act.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof PlatformTrouble) return outcome;
  throw new Error(`expected a PlatformTrouble, got ${outcome}`);
}
