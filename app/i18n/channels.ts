/** Texts about the ways out to the platforms. */
import { channels as en } from '#app/i18n/en/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages, type Text } from '#app/i18n/messages.ts';
import { channels as vi } from '#app/i18n/vi/channels.ts';

export const channelMessages = joinMessages(vi, en);

/** Key of a text of this area: what rules and reports carry. */
export type ChannelMessage = keyof typeof vi;

/** The sentence for a rule's or a report's key. */
export function channelText(
  language: Language,
  message: ChannelMessage,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const text: Text = channelMessages[language][message];
  return fillText(text, language, params);
}

/** A rule in a few words, for lists and filters; its id where it has no words. */
export function ruleText(language: Language, ruleId: string): string {
  const key = `rule_${ruleId}`;
  return Object.hasOwn(vi, key) ? channelText(language, key as ChannelMessage) : ruleId;
}
