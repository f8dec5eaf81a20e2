import type { Channel } from '#app/domain/channels/channel.ts';
import { zaloRules } from '#app/domain/channels/zalo/rules.ts';

/** A Zalo OA's store: an experiment, as no format of its own is published. */
export const zaloChannel: Channel = { code: 'zalo', name: 'Zalo', rules: zaloRules, isExperimental: true };
