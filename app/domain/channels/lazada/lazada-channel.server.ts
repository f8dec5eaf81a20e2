import type { Channel } from '#app/domain/channels/channel.ts';
import { lazadaPlatform } from '#app/domain/channels/lazada/lazada-platform.server.ts';
import { lazadaTemplate } from '#app/domain/channels/lazada/lazada-template.server.ts';
import { lazadaRefusals } from '#app/domain/channels/lazada/refusals.ts';
import { lazadaRules } from '#app/domain/channels/lazada/rules.ts';

/** Lazada Việt Nam: the producer's own workbook, filled, and direct entry by its Open Platform. */
export const lazadaChannel: Channel = {
  code: 'lazada',
  name: 'Lazada',
  rules: lazadaRules,
  pack: { mostPhotos: 8, photoBytes: 3 * 1024 * 1024 },
  how: 'howLazada',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 25_000, count: 'codePoints' },
    stripsContacts: true,
    stripsPictographs: ['title'],
    priceStep: 1,
  },
  template: lazadaTemplate,
  platform: lazadaPlatform,
  refusals: lazadaRefusals,
};
