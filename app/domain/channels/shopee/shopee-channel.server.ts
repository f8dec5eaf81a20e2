import type { Channel } from '#app/domain/channels/channel.ts';
import { fillShopeeTemplate, planShopeeFill } from '#app/domain/channels/shopee/fill-template.server.ts';
import { rowsPerFile } from '#app/domain/channels/shopee/lay-out.server.ts';
import { shopeeRules } from '#app/domain/channels/shopee/rules.ts';
import { shopeePlatform } from '#app/domain/channels/shopee/shopee-platform.server.ts';

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
    priceStep: 1,
  },
  template: { isCategory, rowsPerFile, plan: planShopeeFill, fill: fillShopeeTemplate },
  platform: shopeePlatform,
};

/** A number, alone or with the category's path after it, as Shopee's own list writes them: "100629 - Đồ uống/Trà". */
function isCategory(text: string): boolean {
  return /^\d{1,10}( *[-–] *\S.*)?$/.test(text);
}
