import type { Channel } from '#app/domain/channels/channel.ts';
import { shopeeRefusals } from '#app/domain/channels/shopee/refusals.ts';
import { shopeeRules } from '#app/domain/channels/shopee/rules.ts';
import { shopeePlatform } from '#app/domain/channels/shopee/shopee-platform.server.ts';
import { shopeeTemplate } from '#app/domain/channels/shopee/shopee-template.server.ts';

/** Shopee Vietnam: the producer's own mass-upload workbook, filled, and direct entry by its Open Platform. */
export const shopeeChannel: Channel = {
  code: 'shopee',
  name: 'Shopee',
  rules: shopeeRules,
  how: 'howShopee',
  wording: {
    titlePrefix: 'star',
    title: { max: 120, count: 'codePoints' },
    description: { max: 3_000, count: 'codePoints' },
    stripsContacts: true,
    stripsPictographs: ['title'],
    priceStep: 1,
  },
  template: shopeeTemplate,
  platform: shopeePlatform,
  refusals: shopeeRefusals,
  pack: { mostPhotos: 9, photoBytes: 10 * 1024 * 1024 },
};
