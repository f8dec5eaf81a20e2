import type { Channel } from '#app/domain/channels/channel.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import type { MemoryPlatform } from '#tests/support/memory-platform.ts';

/**
 * Stands in the place of `app/domain/channels/registry.server.ts` wherever a test file imports this (`stand-in-setup.ts`): one
 * channel, which is Shopee's but for what the file says, over a platform in memory.
 */
export type Stand = { platform: MemoryPlatform | null };

let changed: Partial<Channel> = {};
let stand: Stand = { platform: null };

/**
 * Said once at the top of a test file, and good until the next file.
 * @param changes what the file's channel has that Shopee's has not
 * @returns the stand, whose platform each test puts there
 */
export function standInForShopee(changes: Partial<Channel>): Stand {
  changed = changes;
  stand = { platform: null };
  return stand;
}

function standIn(): Channel {
  return { ...shopeeChannel, ...changed, platform: stand.platform ?? undefined };
}

/** As the registry has them. */
export const registry = {
  get channels(): readonly Channel[] {
    return [standIn()];
  },
  channelByCode: standIn,
};
