import type { RunGroup } from '#app/domain/channels/push/run-counts.ts';

/** The page with what is off a shop, of one way in which it is. */
export function offPath(channelCode: string, shopId: string, group: RunGroup): string {
  return `/seller/channels/${channelCode}/shops/${shopId}/off?group=${group}`;
}
