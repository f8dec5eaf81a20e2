import type { ChannelEntry } from '#app/domain/reports/channel-standing.ts';
import type { WhyNot } from '#app/domain/reports/read-why-not.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { channelText } from '#app/i18n/channels.ts';
import { demoStepInEnglish } from '#app/i18n/demo-steps.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';

/** Pages say in one word what they are; only what a person wrote is worth reading on. */
const MACHINE_NOTE = /^[a-z]+(_[a-z]+)+$/;

/**
 * Why a product is not to be had on a platform, a sentence each: what was seen of its page, what the platform answered,
 * that somebody says it is there all the same, what its listing still lacks. Nothing for one that is on sale there.
 */
export function whyLines(
  language: Language,
  row: Pick<ChannelEntry, 'standing' | 'presence' | 'claim'>,
  whyNot: WhyNot | undefined,
): string[] {
  if (onSale.has(row.standing)) return [];
  const seen = whyDown(language, row);
  const refused = (whyNot?.refusals ?? []).map(({ words, platformWords }) => {
    const sentence = refusalSentence(language, words);
    return platformWords === null ? sentence : `${sentence} “${platformWords}”`;
  });
  const claimed = row.claim === null ? '' : translate(channelDeskMessages, language)('why_claimed');
  const lacking = (whyNot?.blockers ?? []).map(({ fix, params }) => channelText(language, fix, params));
  return [...new Set([seen, ...refused, claimed, ...lacking])].filter(Boolean);
}

const onSale: ReadonlySet<ChannelEntry['standing']> = new Set(['live', 'sold_out']);

/** The market itself took it off sale. */
const heldWords = {
  held_paper: 'why_held_paper',
  held_listing: 'why_held_listing',
  held_producer: 'why_held_producer',
} as const;

function whyDown(
  language: Language,
  { standing, presence }: Pick<ChannelEntry, 'standing' | 'presence'>,
): string {
  const t = translate(channelDeskMessages, language);
  if (standing !== 'down' || !presence) return '';
  if (presence.why !== null && Object.hasOwn(heldWords, presence.why)) {
    return t(heldWords[presence.why as keyof typeof heldWords]);
  }
  const note = presence.why !== null && !MACHINE_NOTE.test(presence.why) ? presence.why : null;
  const word = t(`why_${presence.state}` as 'why_rejected');
  if (note === null) return word;
  return `${word}: ${language === 'vi' ? note : (demoStepInEnglish(note) ?? note)}`;
}
