import type { Channel } from '#app/domain/channels/channel.ts';
import { tikiRules } from '#app/domain/channels/tiki/rules.ts';

/** Tiki. */
export const tikiChannel: Channel = {
  code: 'tiki',
  name: 'Tiki',
  rules: tikiRules,
  how: 'howTiki',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 25_000, count: 'codePoints' },
    stripsContacts: true,
    priceStep: 1,
  },
};
