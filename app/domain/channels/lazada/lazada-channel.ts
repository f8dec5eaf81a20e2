import type { Channel } from '#app/domain/channels/channel.ts';
import { lazadaRules } from '#app/domain/channels/lazada/rules.ts';

/** Lazada Việt Nam. */
export const lazadaChannel: Channel = {
  code: 'lazada',
  name: 'Lazada',
  rules: lazadaRules,
  how: 'howLazada',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 25_000, count: 'codePoints' },
    stripsContacts: true,
    priceStep: 1,
  },
};
