import type { Channel } from '#app/domain/channels/channel.ts';
import { tiktokShopRules } from '#app/domain/channels/tiktok-shop/rules.ts';

/** TikTok Shop Việt Nam. */
export const tiktokShopChannel: Channel = {
  code: 'tiktok-shop',
  name: 'TikTok Shop',
  rules: tiktokShopRules,
  how: 'howTiktokShop',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 10_000, count: 'codePoints' },
    stripsContacts: true,
    priceStep: 1,
  },
};
