import { catalogueChannel } from '#app/domain/channels/catalogue/catalogue-channel.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { googleChannel } from '#app/domain/channels/google/google-channel.server.ts';
import { lazadaChannel } from '#app/domain/channels/lazada/lazada-channel.server.ts';
import { metaChannel } from '#app/domain/channels/meta/meta-channel.server.ts';
import { postmartChannel } from '#app/domain/channels/postmart/postmart-channel.ts';
import { shopeeChannel } from '#app/domain/channels/shopee/shopee-channel.server.ts';
import { storefrontChannel } from '#app/domain/channels/storefront/storefront-channel.ts';
import { tikiChannel } from '#app/domain/channels/tiki/tiki-channel.server.ts';
import { tiktokShopChannel } from '#app/domain/channels/tiktok-shop/tiktok-shop-channel.server.ts';
import { zaloChannel } from '#app/domain/channels/zalo/zalo-channel.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** Every channel that we write for, in the order in which screens show them. One line per folder. */
export const channels: readonly Channel[] = [
  shopeeChannel,
  tiktokShopChannel,
  lazadaChannel,
  tikiChannel,
  postmartChannel,
  googleChannel,
  metaChannel,
  zaloChannel,
  storefrontChannel,
  catalogueChannel,
];

/** @throws NotFound for a code that no channel has. */
export function channelByCode(code: string): Channel {
  const channel = channels.find((one) => one.code === code);
  if (!channel) throw new NotFound('channel');
  return channel;
}
