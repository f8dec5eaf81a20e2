import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';
import { textLength } from '#app/domain/channels/rules/text-length.ts';
import {
  type ChannelChoices,
  type ChannelWording,
  noChoices,
  priceAddRange,
} from '#app/domain/channels/wording/channel-wording.ts';
import { cleanText } from '#app/domain/channels/wording/clean-text.ts';

/**
 * The listing as one channel is to see it: its own title, description, category and prices where somebody chose them, else
 * made by the channel's wording. Every rule, feed, workbook, pack and push begins with this. It never cuts a text: what
 * is too long for the channel is the business of its rules. Gives the same object back when nothing is different.
 */
export function prepareListing(
  channel: Pick<Channel, 'wording'>,
  listing: ChannelListing,
  choices: ChannelChoices,
): ChannelListing {
  const { wording } = channel;
  if (!wording && choices === noChoices) return listing;
  const chosen = (field: string) => choices.listing[field] ?? choices.producer[field];
  const titleVi = titleFor(wording, listing, chosen('title'), chosen('titlePrefix'));
  const description = chosen('description');
  const { text: descriptionVi } = cleanText(wording, 'description', {
    text: description || listing.descriptionVi,
    isOwn: Boolean(description),
  });
  const brand = chosen('brand') || listing.brand;
  const category = chosen('category') || listing.category;
  const variants = variantsFor(channel, listing.variants, choices);
  const isSame =
    titleVi === listing.titleVi &&
    descriptionVi === listing.descriptionVi &&
    brand === listing.brand &&
    category === listing.category &&
    variants === listing.variants;
  return isSame ? listing : { ...listing, titleVi, descriptionVi, brand, category, variants };
}

/** A title that speaks of its stars itself gets no second word of them. */
const speaksOfStars = /ocop/iu;

function titleFor(
  wording: ChannelWording | undefined,
  { titleVi, starsToday }: ChannelListing,
  own: string | undefined,
  chosenPrefix: string | undefined,
): string {
  const prefix = (chosenPrefix ?? starPrefix(wording, starsToday)).trim();
  const given = own || titleVi;
  const hasPrefix = prefix !== '' && given.startsWith(`${prefix} `);
  const text = hasPrefix ? given.slice(prefix.length + 1) : given;
  const { text: title } = cleanText(wording, 'title', { text, isOwn: Boolean(own) });
  if (prefix === '' || title.trim() === '') return hasPrefix ? given : title;
  if (chosenPrefix === undefined && speaksOfStars.test(title)) return title;
  const whole = `${prefix} ${title}`;
  const limit = wording?.title;
  return limit === undefined || textLength(whole, limit.count) <= limit.max ? whole : title;
}

function starPrefix(wording: ChannelWording | undefined, starsToday: number | null): string {
  return wording?.titlePrefix === 'star' && starsToday !== null ? `[OCOP ${starsToday} sao]` : '';
}

/**
 * What a size costs on the channel, whole VND: as chosen for it, else with the percentage added and rounded up to the
 * step. No price stays no price.
 */
export function priceOn(
  { wording }: Pick<Channel, 'wording'>,
  { publicCode, priceVnd }: Pick<ChannelVariant, 'publicCode' | 'priceVnd'>,
  { listing: ofListing, producer: ofProducer }: ChannelChoices,
): number {
  const own = ownPrice(ofListing[`price:${publicCode}`]);
  if (own !== null) return own;
  const step = stepOf(ofListing.priceStep ?? ofProducer.priceStep) ?? wording?.priceStep ?? 1;
  return addedPrice(priceVnd, hundredthsOf(ofListing.priceAdd ?? ofProducer.priceAdd), step);
}

function variantsFor(
  channel: Pick<Channel, 'wording'>,
  variants: readonly ChannelVariant[],
  choices: ChannelChoices,
): readonly ChannelVariant[] {
  let isSame = true;
  const priced = variants.map((variant) => {
    const priceVnd = priceOn(channel, variant, choices);
    if (priceVnd === variant.priceVnd) return variant;
    isSame = false;
    return { ...variant, priceVnd, pagePriceVnd: variant.priceVnd };
  });
  return isSame ? variants : priced;
}

/** `hundredths` of a percent on top of a price, rounded up to a whole multiple of `step`. */
export function addedPrice(priceVnd: number, hundredths: number, step: number): number {
  if (priceVnd <= 0 || !Number.isInteger(priceVnd)) return priceVnd;
  if (hundredths === 0 && step === 1) return priceVnd;
  return Math.ceil((priceVnd * (10_000 + hundredths)) / (10_000 * step)) * step;
}

function ownPrice(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : null;
}

/** "12.5" per cent as 1,250 hundredths; 0 for what is not a percentage in its range. */
function hundredthsOf(text: string | undefined): number {
  if (text === undefined || !/^-?\d{1,3}(\.\d{1,2})?$/.test(text)) return 0;
  const hundredths = Math.round(Number(text) * 100);
  return hundredths >= priceAddRange.least * 100 && hundredths <= priceAddRange.most * 100 ? hundredths : 0;
}

function stepOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
