import type { Channel } from '#app/domain/channels/channel.ts';
import {
  type Platform,
  type PlatformCall,
  type PlatformLine,
  PlatformTrouble,
} from '#app/domain/channels/platform/platform.ts';
import type { Context } from '#app/server/context.ts';
import type { OutboundCallResult } from '#app/server/outbound-fetch.server.ts';

/** Why shops of a channel cannot be reached. */
export type NoLine =
  /** The channel has no interface. */
  | 'noInterface'
  /** The operator has given no key of our app there. */
  | 'notConfigured'
  /** The market has no public https address, which the platform needs for the way back and for pictures. */
  | 'notPublic';

export type FoundLine = { platform: Platform; line: PlatformLine; isSimulated: boolean };

/**
 * How a channel's platform is reached from this market: with the operator's credentials at its own hosts; in a demo
 * without credentials, a simulated platform; else not at all.
 */
export function findLine(
  context: Context,
  channel: Pick<Channel, 'code' | 'platform'>,
): FoundLine | { reason: NoLine } {
  const { platform } = channel;
  if (!platform) return { reason: 'noInterface' };
  const { config, clock, outbound, simulated } = context;
  const now = () => clock.now();
  const app = readApp(platform, config.platformCredentials);
  if (app) {
    if (!config.isPublicHttps) return { reason: 'notPublic' };
    const { api, auth, authorise } = platform.hosts;
    const allowed = [api, auth, authorise].map((host) => new URL(host).hostname);
    const call: PlatformCall = async (request) => answerOf(await outbound.call(request, allowed));
    return { platform, isSimulated: false, line: { app, hosts: platform.hosts, call, now } };
  }
  const stand = simulated?.of(channel.code);
  if (!simulated || !stand) return { reason: 'notConfigured' };
  const { hosts, key, secret, extra } = stand;
  const call: PlatformCall = async (request) => answerOf(await simulated.call(request));
  return { platform, isSimulated: true, line: { app: { key, secret, extra }, hosts, call, now } };
}

function readApp({ settings }: Platform, given: Readonly<Record<string, string>>) {
  const key = given[settings.key];
  const secret = given[settings.secret];
  if (!key || !secret) return null;
  const extra = Object.fromEntries(
    Object.entries(settings.extra).map(([name, setting]) => [name, given[setting] ?? '']),
  );
  return { key, secret, extra };
}

function answerOf(result: OutboundCallResult) {
  if (result.ok) return { status: result.status, headers: result.headers, text: result.text };
  if (result.reason === 'not-sent') throw new PlatformTrouble('busy', 'the platform cannot be reached');
  if (result.reason === 'no-answer') throw new PlatformTrouble('no-answer', 'the platform has not answered');
  throw new PlatformTrouble('stop', `the platform must not be called: ${result.reason}`);
}
