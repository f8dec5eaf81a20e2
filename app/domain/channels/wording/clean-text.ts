import { keepLast } from '#app/domain/channels/rules/keep-last.ts';
import type { ChannelChoices, ChannelWording } from '#app/domain/channels/wording/channel-wording.ts';
import { type Cleaned, takeOutContacts } from '#app/domain/channels/wording/take-out-contacts.ts';
import { takeOutPictographs } from '#app/domain/channels/wording/take-out-pictographs.ts';

export type CleanedField = 'title' | 'description';

const nothingOut: readonly string[] = [];

/** Channel after channel asks for the same text. */
const contactsOut = { title: keepLast(takeOutContacts), description: keepLast(takeOutContacts) };
const pictographsOut = { title: keepLast(takeOutPictographs), description: keepLast(takeOutPictographs) };

/**
 * A text as a channel's rules make it. Pictures are taken out only of what comes from the market: whoever writes a text
 * for the channel is told of them and decides.
 */
export function cleanText(
  wording: ChannelWording | undefined,
  field: CleanedField,
  { text, isOwn }: { text: string; isOwn: boolean },
): Cleaned {
  const takesPictures = !isOwn && wording?.stripsPictographs?.includes(field) === true;
  const plain = takesPictures ? pictographsOut[field](text) : { text, out: nothingOut };
  if (!wording?.stripsContacts) return plain;
  const { text: rest, out } = contactsOut[field](plain.text);
  return { text: rest, out: out.length === 0 ? plain.out : [...plain.out, ...out] };
}

/** What a channel's rules leave out of a listing's title and description, as it was written. */
export function leftOut(
  wording: ChannelWording | undefined,
  listing: { titleVi: string; descriptionVi: string },
  choices: ChannelChoices,
): Record<CleanedField, readonly string[]> {
  const own = (field: CleanedField) => choices.listing[field] || choices.producer[field];
  const outOf = (field: CleanedField, market: string) =>
    cleanText(wording, field, { text: own(field) || market, isOwn: Boolean(own(field)) }).out;
  return { title: outOf('title', listing.titleVi), description: outOf('description', listing.descriptionVi) };
}
