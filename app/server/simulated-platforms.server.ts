import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type OutboundCall,
  type OutboundCallResult,
  type OutboundResult,
  sendCall,
} from '#app/server/outbound-fetch.server.ts';

/** On this machine, whatever the path. */
const loopback = z.string().regex(/^http:\/\/127\.0\.0\.1:[0-9]{1,5}(\/[\w/-]*)?$/);

/** Reserved for examples (RFC 2606): nobody can ever stand there. */
const nowhere = z.string().regex(/^https:\/\/[a-z0-9-]+\.example$/);

const simulatedPlatform = z.object({
  /** Base addresses without a trailing slash. */
  hosts: z.object({ api: loopback, auth: loopback, authorise: loopback, site: nowhere.optional() }),
  /** Where it shows the pages that buyers would see. */
  url: loopback.optional(),
  key: z.string(),
  secret: z.string(),
  extra: z.record(z.string(), z.string()).default({}),
});

export type SimulatedPlatform = z.infer<typeof simulatedPlatform>;

/**
 * Platforms that stand in for the real ones in a demo market and in tests, on this machine only. A real market has none
 * and no setting that would give it any: its `Context.simulated` is null.
 */
export type SimulatedPlatforms = {
  /** Null where there is none for the channel, or none is running. */
  of(channelCode: string): SimulatedPlatform | null;
  /** Calls one of them: plain http to loopback, where `OutboundFetch` would go to no address of this machine. */
  call(call: OutboundCall): Promise<OutboundCallResult>;
  /**
   * Reads a page as buyers would see it, of the site that plays the channel alone; any other address of a host that nobody
   * can own is nowhere. Null for an address that may stand in the world outside.
   */
  readPage(channelCode: string, address: string): Promise<OutboundResult> | null;
};

/** As many bytes of a page as are read outside. */
const MOST_OF_PAGE = 256 * 1024;

/** Where the process that has started them says so to the others of the same market: one file for each program. */
export const SIMULATED_FILES = {
  platforms: 'simulated-platforms.json',
  stripe: 'simulated-stripe.json',
} as const;

/** Those that a process of this market has started, as the files in its data folder say. */
export function simulatedPlatformsIn(dataDir: string): SimulatedPlatforms {
  const reads = Object.values(SIMULATED_FILES).map((name) => readerOf(join(dataDir, name)));
  return simulatedPlatforms(() => Object.assign({}, ...reads.map((read) => read())));
}

/** What a file says, read again when it has changed; nothing while there is none. */
function readerOf(file: string): () => Record<string, SimulatedPlatform> {
  let known: { at: number; platforms: Record<string, SimulatedPlatform> } | null = null;

  return () => {
    try {
      const at = statSync(file).mtimeMs;
      if (known?.at !== at) {
        known = { at, platforms: readSimulated(JSON.parse(readFileSync(file, 'utf8'))) };
      }
      return known.platforms;
    } catch {
      return {};
    }
  };
}

/** What a program of simulated platforms says when it listens: one for each channel's code, beside what else it says. */
export function readSimulated(said: unknown): Record<string, SimulatedPlatform> {
  const platforms: Record<string, SimulatedPlatform> = {};
  for (const [code, one] of Object.entries(z.record(z.string(), z.unknown()).parse(said))) {
    const read = simulatedPlatform.safeParse(one);
    if (read.success) platforms[code] = read.data;
  }
  return platforms;
}

/** These ones; `read` is asked each time. */
export function simulatedPlatforms(read: () => Record<string, SimulatedPlatform>): SimulatedPlatforms {
  return {
    of: (channelCode) => read()[channelCode] ?? null,
    async call(call) {
      const hosts = Object.values(read()).flatMap(({ hosts }) => [hosts.api, hosts.auth, hosts.authorise]);
      const isOurs = hosts.some((host) => call.url.startsWith(`${host}/`));
      if (!isOurs) return { ok: false, reason: 'host-not-allowed' };
      return sendCall((options, done) => request(call.url, options, done), call);
    },
    readPage(channelCode, address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (!url?.hostname.endsWith('.example')) return null;
      const stand = read()[channelCode];
      const isItsSite = stand?.hosts.site !== undefined && url.origin === stand.hosts.site;
      return readPageOf(isItsSite ? (stand.url ?? null) : null, url);
    },
  };
}

/** A page of a site that stands on this machine; a redirect is followed nowhere. */
async function readPageOf(base: string | null, { href, pathname, search }: URL): Promise<OutboundResult> {
  if (base === null) return { ok: false, reason: 'unreachable' };
  const page = `${base}${pathname}${search}`;
  const answer = await sendCall((options, done) => request(page, options, done), {
    ...{ method: 'GET', url: page },
    headers: { accept: 'text/html' },
  });
  if (!answer.ok) return { ok: false, reason: 'unreachable' };
  const text = answer.text.slice(0, MOST_OF_PAGE);
  const contentType = answer.headers['content-type'] ?? '';
  return { ok: true, page: { status: answer.status, finalUrl: href, contentType, text } };
}
