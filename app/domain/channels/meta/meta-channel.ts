import type { Channel } from '#app/domain/channels/channel.ts';
import { metaRules } from '#app/domain/channels/meta/rules.ts';

/** Meta's catalogue for Facebook and Instagram: a file that Meta fetches. */
export const metaChannel: Channel = { code: 'meta', name: 'Meta', rules: metaRules };
