import type { Channel } from '#app/domain/channels/channel.ts';
import { tikiRefusals } from '#app/domain/channels/tiki/refusals.ts';
import { tikiRules } from '#app/domain/channels/tiki/rules.ts';
import { tikiPlatform } from '#app/domain/channels/tiki/tiki-platform.server.ts';

/** Tiki: a hand-over pack, and direct entry by its Open API. */
export const tikiChannel: Channel = {
  code: 'tiki',
  name: 'Tiki',
  rules: tikiRules,
  pack: { mostPhotos: 9, photoBytes: 3 * 1024 * 1024 },
  how: 'howTiki',
  wording: {
    titlePrefix: 'star',
    title: { max: 255, count: 'codePoints' },
    description: { max: 25_000, count: 'codePoints' },
    stripsContacts: true,
    priceStep: 1,
  },
  platform: tikiPlatform,
  refusals: tikiRefusals,
};
