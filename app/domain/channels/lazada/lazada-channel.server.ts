import type { Channel } from '#app/domain/channels/channel.ts';
import { lazadaPlatform } from '#app/domain/channels/lazada/lazada-platform.server.ts';

/** Lazada Vietnam: direct entry by its Open Platform. */
export const lazadaChannel: Channel = {
  code: 'lazada',
  name: 'Lazada',
  rules: [],
  platform: lazadaPlatform,
};
