import type { Channel } from '#app/domain/channels/channel.ts';
import { storefrontRules } from '#app/domain/channels/storefront/rules.ts';

/** The market's own shop window, marked up for search engines. */
export const storefrontChannel: Channel = {
  code: 'storefront',
  name: 'Chợ Phiên',
  rules: storefrontRules,
  how: 'howStorefront',
};
