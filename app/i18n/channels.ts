/** Texts about the ways out to the platforms. */
import { channels as en } from '#app/i18n/en/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, joinMessages, type Text } from '#app/i18n/messages.ts';
import { channels as vi } from '#app/i18n/vi/channels.ts';

export const channelMessages = joinMessages(vi, en);

/** Key of a text of this area: what rules and reports carry. */
export type ChannelMessage = keyof typeof vi;

/** A text of this area, or one that a channel's own folder brings along in every language. */
export type ChannelWords = ChannelMessage | Readonly<Record<Language, string>>;

/** The sentence for a rule's or a report's words. */
export function channelText(
  language: Language,
  words: ChannelWords,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const text: Text = typeof words === 'string' ? channelMessages[language][words] : words[language];
  return fillText(text, language, params);
}

/** A rule in a few words, for lists and filters: its own name, else those for its id, else the id. */
export function ruleText(language: Language, ruleId: string, name?: ChannelWords): string {
  if (name !== undefined) return channelText(language, name);
  const key = `rule_${ruleId}`;
  return Object.hasOwn(vi, key) ? channelText(language, key as ChannelMessage) : ruleId;
}

/** What a channel is called: most have a proper name, the same in every language. */
export function channelNameText(language: Language, { code, name }: { code: string; name: string }): string {
  const key = `name_${code}`;
  return Object.hasOwn(vi, key) ? channelText(language, key as ChannelMessage) : name;
}
