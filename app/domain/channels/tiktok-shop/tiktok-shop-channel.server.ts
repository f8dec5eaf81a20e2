import type { Channel } from '#app/domain/channels/channel.ts';
import { tiktokShopRefusals } from '#app/domain/channels/tiktok-shop/refusals.ts';
import { tiktokShopRules } from '#app/domain/channels/tiktok-shop/rules.ts';
import { tiktokShopPlatform } from '#app/domain/channels/tiktok-shop/tiktok-shop-platform.server.ts';
import { tiktokShopTemplate } from '#app/domain/channels/tiktok-shop/tiktok-shop-template.server.ts';

/** TikTok Shop Việt Nam: the producer's own workbook, filled, and direct entry by its Partner API. */
export const tiktokShopChannel: Channel = {
  code: 'tiktok-shop',
  name: 'TikTok Shop',
  rules: tiktokShopRules,
  pack: { mostPhotos: 9, photoBytes: 10 * 1024 * 1024 },
  how: 'howTiktokShop',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 10_000, count: 'codePoints' },
    stripsContacts: true,
    stripsPictographs: ['title', 'description'],
    priceStep: 1,
  },
  template: tiktokShopTemplate,
  platform: tiktokShopPlatform,
  refusals: tiktokShopRefusals,
};
