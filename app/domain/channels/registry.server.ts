import type { Channel } from '#app/domain/channels/channel.ts';
import { googleChannel } from '#app/domain/channels/google/google-channel.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** Every channel that we write for, in the order in which screens show them. One line per folder. */
export const channels: readonly Channel[] = [shopeeChannel, googleChannel];

/** @throws NotFound for a code that no channel has. */
export function channelByCode(code: string): Channel {
  const channel = channels.find((one) => one.code === code);
  if (!channel) throw new NotFound('channel');
  return channel;
}
