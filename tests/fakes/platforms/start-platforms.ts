import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { allPlatforms } from '#tests/fakes/platforms/all-platforms.ts';
import { answerControl } from '#tests/fakes/platforms/control.ts';
import { createFaults, type Faults, seededRandom } from '#tests/fakes/platforms/faults.ts';
import { type FakeReply, type FakeRequest, html, json, readBody, send } from '#tests/fakes/platforms/http.ts';
import type { FakeApp, FakeHosts, FakePlatform, OpenPlatform } from '#tests/fakes/platforms/platform.ts';
import { samplePage } from '#tests/fakes/platforms/sample-pages.ts';

export type PlatformsStart = {
  /** 0: any free one. */
  port?: number;
  /** Where everything is kept between two starts. */
  stateFile?: string;
  seed?: number;
  /** The way back as every app has it registered; "{platform}" stands for the platform's name. */
  returnTo?: string;
  /** ms UTC; the machine's clock where absent. */
  clock?: () => number;
  platforms?: readonly FakePlatform[];
};

/** A platform with what can be done to it. Calls are counted by path. */
export type RunningPlatform = {
  kind: FakePlatform;
  open: OpenPlatform;
  faults: Faults;
  reviewMs: number;
  callsPerDay: number | null;
  usedToday: { day: number; calls: number };
  calls: Map<string, number>;
};

export type Simulation = {
  clock: { offsetMs: number; now(): number; readonly real: () => number };
  platforms: ReadonlyMap<string, RunningPlatform>;
};

export type StartedPlatforms = {
  /** What a market must know to use each platform. */
  about: Readonly<Record<string, FakeApp & { url: string; hosts: FakeHosts & { site: string } }>>;
  control: { url: string; token: string };
  close(): Promise<void>;
};

/** Serves every platform under its own first path segment, on 127.0.0.1 only, and the control under `/_control`. */
export async function startPlatforms(start: PlatformsStart = {}): Promise<StartedPlatforms> {
  const server = createServer();
  server.listen(start.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;

  const simulation = openSimulation(url, start);
  const token = randomBytes(16).toString('hex');
  const keep = () => {
    if (start.stateFile) keepState(start.stateFile, simulation);
  };
  server.on('request', (incoming, outgoing) => {
    answer(simulation, token, keep, incoming, outgoing).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  keep();
  return {
    about: Object.fromEntries(
      [...simulation.platforms].map(([name, { kind, open }]) => [
        name,
        {
          url: `${url}/${name}`,
          hosts: { ...kind.hosts(`${url}/${name}`), site: siteOf(name) },
          ...open.app,
        },
      ]),
    ),
    control: { url: `${url}/_control`, token },
    close: () => closeServer(server),
  };
}

function openSimulation(url: string, start: PlatformsStart): Simulation {
  const kept: Record<string, unknown> =
    start.stateFile && existsSync(start.stateFile) ? JSON.parse(readFileSync(start.stateFile, 'utf8')) : {};
  const real = start.clock ?? Date.now;
  const clock = { offsetMs: 0, real, now: () => real() + clock.offsetMs };
  const platforms = new Map<string, RunningPlatform>();
  for (const kind of start.platforms ?? allPlatforms) {
    const faults = createFaults(seededRandom(start.seed ?? 1));
    const review = {
      delayMs: () => platforms.get(kind.name)?.reviewMs ?? 0,
      verdict: () => faults.verdict(),
    };
    const names = { hex: (length: number) => randomBytes(length).toString('hex').slice(0, length), digits };
    const open = kind.open(kept[kind.name] ?? null, {
      now: clock.now,
      url: `${url}/${kind.name}`,
      site: siteOf(kind.name),
      returnTo: start.returnTo?.replaceAll('{platform}', kind.name) ?? null,
      review,
      ...names,
    });
    platforms.set(kind.name, {
      kind,
      open,
      faults,
      reviewMs: 0,
      callsPerDay: null,
      usedToday: { day: 0, calls: 0 },
      calls: new Map(),
    });
  }
  return { clock, platforms };
}

/** Fixed, whatever the port: what the market keeps of a product must not change with each start. */
const siteOf = (name: string) => `https://${name}.example`;

/** Never begins with 0, so that it is the same as text and as a number. */
function digits(length: number): string {
  const drawn = [...randomBytes(length)].map((byte) => byte % 10).join('');
  return `${1 + (Number(drawn[0]) % 9)}${drawn.slice(1)}`;
}

/** Written beside and renamed: a program that is killed leaves the old state or the new one. */
function keepState(file: string, { platforms }: Simulation): void {
  const state = Object.fromEntries([...platforms].map(([name, { open }]) => [name, open.keep()]));
  rmSync(`${file}.new`, { force: true });
  // It holds what lets a shop be acted for.
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function answer(
  simulation: Simulation,
  token: string,
  keep: () => void,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const [, name = '', ...rest] = url.pathname.split('/');
  const body = await readBody(incoming);
  if (body === null) return void incoming.socket.destroy();
  const request: FakeRequest = {
    method: incoming.method ?? 'GET',
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.join() : (value ?? ''),
      ]),
    ),
    body,
  };
  if (name === '_control') return send(outgoing, answerControl(simulation, token, request));
  const platform = simulation.platforms.get(name);
  if (!platform) return send(outgoing, html('', 404));
  const reply = samplePage(name, request) ?? (await act(simulation, platform, request));
  // Before the answer leaves: what a platform has said yes to is still there after it was killed.
  if (request.method !== 'GET') keep();
  if (reply === 'drop') incoming.socket.destroy();
  else send(outgoing, reply);
}

async function act(
  simulation: Simulation,
  platform: RunningPlatform,
  request: FakeRequest,
): Promise<FakeReply | 'drop'> {
  const { open, faults, calls } = platform;
  const nothing = json({ message: 'no such path' }, 404);
  if (!open.isCall(request)) return open.handle(request) ?? nothing;

  calls.set(request.path, (calls.get(request.path) ?? 0) + 1);
  const met = new Map(faults.meet(request).map((fault) => [fault.kind, fault]));
  const slow = met.get('slow');
  if (slow) await new Promise((resolve) => setTimeout(resolve, slow.ms));
  if (met.has('drop-before-acting')) return 'drop';
  if (met.has('limit')) return open.tooFast();
  if (met.has('error500')) return open.broken();
  if (isQuotaUsed(simulation, platform)) return open.quotaUsed();
  const reply = open.handle(request) ?? nothing;
  if (met.has('drop-after-acting')) return 'drop';
  if (met.has('garbage')) return { ...reply, status: 200, body: `<html>502 ${reply.body.slice(0, 20)}` };
  return reply;
}

function isQuotaUsed({ clock }: Simulation, platform: RunningPlatform): boolean {
  const day = Math.floor((clock.now() - platform.kind.quotaOpensAtUtcHour * 3_600_000) / 86_400_000);
  if (platform.usedToday.day !== day) platform.usedToday = { day, calls: 0 };
  if (platform.callsPerDay !== null && platform.usedToday.calls >= platform.callsPerDay) return true;
  platform.usedToday.calls += 1;
  return false;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
