import type { ChannelEntry } from '#app/domain/reports/channel-standing.ts';
import type { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import type { Translate } from '#app/i18n/messages.ts';

/** Pages say in one word what they are; only what a person wrote is worth reading on. */
const MACHINE_NOTE = /^[a-z]+(_[a-z]+)+$/;

/** Why a product is not to be had on a platform; empty for one that is. */
export function whyDown(
  t: Translate<(typeof channelDeskMessages)['vi']>,
  { standing, presence }: Pick<ChannelEntry, 'standing' | 'presence'>,
): string {
  if (standing !== 'down' || !presence) return '';
  const note = presence.why !== null && !MACHINE_NOTE.test(presence.why) ? presence.why : null;
  const word = t(`why_${presence.state}` as 'why_rejected');
  return note === null ? word : `${word}: ${note}`;
}
