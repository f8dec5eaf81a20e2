import type { Channel } from '#app/domain/channels/channel.ts';
import {
  type Platform,
  type PlatformCall,
  type PlatformSession,
  PlatformTrouble,
  type ShopGrant,
} from '#app/domain/channels/platform/platform.ts';
import { findLine } from '#app/domain/channels/push/find-line.server.ts';
import { noteAnswer, noteFailure, parkShop, passGate } from '#app/domain/channels/push/gate.server.ts';
import { renewGrant } from '#app/domain/channels/push/renew-grant.server.ts';
import { openShopGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { stopShop } from '#app/domain/channels/push/stop-shop.server.ts';
import { noteWrongClock } from '#app/domain/channels/push/wrong-clocks.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { Postponed } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** A token that ends within this time is renewed first, so that it does not end in the middle. */
const RENEW_BEFORE_MS = 120_000;
const RATE_PAUSE_MS = 5_000;
const HOUR_MS = 3_600_000;
/** A shop whose grant was replaced while an older one was tried comes on with the new one. */
const OTHER_GRANT_PAUSE_MS = 2_000;

/** The shop can do nothing until its producer, or the market's staff, have acted; they have been told. */
export class ShopStopped extends Error {
  override name = 'ShopStopped';
  readonly trouble: PlatformTrouble;

  constructor(trouble: PlatformTrouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

/**
 * Calls a platform for a shop: at the shop's pace, through its channel's breaker, with a token that is good, renewed once
 * when it is not taken.
 * @throws Postponed when it has to wait; ShopStopped; PlatformTrouble for the rest.
 */
export async function callShop<Result>(
  context: Context,
  shop: ShopRow,
  work: (platform: Platform, session: PlatformSession) => Promise<Result>,
  channel: Channel = channelByCode(shop.channelCode),
): Promise<Result> {
  const found = findLine(context, channel);
  if ('reason' in found || found.isSimulated !== shop.isSimulated) {
    throw new ShopStopped(new PlatformTrouble('stop', 'the platform of this shop is not set up here'));
  }
  if (shop.sealedGrant === null) {
    throw new ShopStopped(new PlatformTrouble('reauthorise', 'the shop is not connected'));
  }
  const { platform, line } = found;
  /** With the grant that was tried last. */
  let current = shop;
  const gate = { shopId: shop.id, channelCode: shop.channelCode, pace: platform.pace };
  // Before the gate: what we cannot read ourselves says nothing of the platform.
  const grant = await readGrant({ ...shop, sealedGrant: shop.sealedGrant });
  await passGate(context, gate);
  let calls = 0;
  const call: PlatformCall = (request) => {
    calls += 1;
    return line.call(request);
  };
  const counted = { ...found, line: { ...line, call } };
  try {
    const now = context.clock.now();
    const isOld = shop.accessEndsAt !== null && shop.accessEndsAt - RENEW_BEFORE_MS <= now;
    const opened = isOld ? await renewGrant(context, counted, shop) : { shop, grant };
    current = opened.shop;
    const result = await withFreshToken(opened);
    await noteAnswer(context, gate, calls);
    return result;
  } catch (error) {
    // A fault of our own says nothing of the platform, and its breaker stays as it is.
    if (!(error instanceof PlatformTrouble)) throw error;
    if (error.kind === 'busy' || error.kind === 'no-answer') {
      await noteFailure(context, gate);
      throw error;
    }
    await noteAnswer(context, gate, calls);
    throw await after(error);
  }

  async function stopped(state: 'reauthorise' | 'suspended', trouble: PlatformTrouble): Promise<Error> {
    const isStopped = await stopShop(context, current, state);
    return isStopped ? new ShopStopped(trouble) : new Postponed(context.clock.now() + OTHER_GRANT_PAUSE_MS);
  }

  async function readGrant(sealed: ShopRow & { sealedGrant: string }): Promise<ShopGrant> {
    try {
      return openShopGrant(context, sealed);
    } catch (error) {
      if (!(error instanceof PlatformTrouble)) throw error;
      throw await stopped('reauthorise', error);
    }
  }

  async function withFreshToken(opened: Awaited<ReturnType<typeof renewGrant>>): Promise<Result> {
    try {
      return await work(platform, { ...counted.line, grant: opened.grant });
    } catch (error) {
      if (!(error instanceof PlatformTrouble) || error.kind !== 'token') throw error;
      const renewed = await renewGrant(context, counted, opened.shop);
      current = renewed.shop;
      return work(platform, { ...counted.line, grant: renewed.grant });
    }
  }

  async function after(trouble: PlatformTrouble): Promise<Error> {
    const now = context.clock.now();
    switch (trouble.kind) {
      case 'rate': {
        const until = now + (trouble.retryAfterMs ?? RATE_PAUSE_MS);
        await parkShop(context, gate, until);
        return new Postponed(until + Math.round(Math.random() * RATE_PAUSE_MS));
      }
      case 'quota': {
        const until = quotaOpensAt(platform.pace.quotaOpensAtUtcHour, now);
        await parkShop(context, gate, until);
        return new Postponed(until);
      }
      case 'clock': {
        context.log.error(
          { evt: 'platform.clock', channel: channel.code },
          "the platform refuses this server's time: set its clock",
        );
        const until = await noteWrongClock(context, channel.code);
        await parkShop(context, gate, until);
        return new Postponed(until + Math.round(Math.random() * RATE_PAUSE_MS));
      }
      // Renewed, and still not taken: only the seller can help.
      case 'token':
      case 'reauthorise':
        return stopped('reauthorise', trouble);
      case 'stop':
        return stopped('suspended', trouble);
      default:
        return trouble;
    }
  }
}

/** When a daily quota opens again; an hour later where the platform does not say. ms UTC. */
export function quotaOpensAt(utcHour: number | null, now: number): number {
  if (utcHour === null) return now + HOUR_MS;
  const today = Math.floor(now / DAY_MS) * DAY_MS + utcHour * HOUR_MS;
  return today > now ? today : today + DAY_MS;
}
