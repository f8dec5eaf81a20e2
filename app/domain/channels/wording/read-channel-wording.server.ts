import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { lowestPrices } from '#app/domain/channels/fees/lowest-prices.server.ts';
import { readChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { prepareListing } from '#app/domain/channels/listing/prepare-listing.ts';
import { readDraftListings } from '#app/domain/channels/listing/read-draft-listings.server.ts';
import { standingProducts } from '#app/domain/channels/push/standing-products.server.ts';
import { readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { commonRange, fieldHints } from '#app/domain/channels/rules/form-hints.ts';
import { choiceMark, wordingOf } from '#app/domain/channels/wording/choice-mark.ts';
import { leftOut } from '#app/domain/channels/wording/clean-text.ts';
import { meantField, priceQuestion } from '#app/domain/channels/wording/price-question.ts';
import { openChoices } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/**
 * One listing on one channel: what the market has, what the producer chose for the channel, and what the platform will
 * see of it, with what its rules say. @throws NotFound for somebody else's listing.
 */
export async function readChannelWording(
  context: Context,
  actor: SellerActor,
  { listingId, channelCode }: { listingId: string; channelCode: string },
) {
  const channel = channelByCode(channelCode);
  const today = localDate(context.clock.now());
  const { listing: table } = context.store.tables;
  const { listing, choices, sizes, standsThere } = await context.store.read(async (db) => {
    const [own] = await db
      .select({ state: table.state })
      .from(table)
      .where(and(eq(table.id, listingId), eq(table.producerId, actor.producerId)));
    if (!own) throw new NotFound('listing');
    const [listing] =
      own.state === 'published'
        ? await readChannelListings(db, context, [listingId], today)
        : await readDraftListings(db, context, [listingId], today);
    if (!listing) throw new NotFound('listing');
    const choicesOf = await openChoices(db, context.store)([listing]);
    const { producerId } = actor;
    return {
      listing,
      choices: choicesOf(channel.code, listing),
      standsThere: (await standingProducts(db, context.store.tables, channel.code, [listingId])).has(
        listingId,
      ),
      sizes: await lowestPrices(db, context.store, {
        producerId,
        listingId,
        channelCode: channel.code,
        today,
      }),
    };
  });
  const seen = prepareListing(channel, listing, choices);
  const limits = (field: 'title' | 'description') =>
    fieldHints([channel], field, today).flatMap(({ max, severity }) =>
      max === null || severity !== 'blocking' ? [] : [{ label: channel.name, max }],
    );
  return {
    listing: {
      id: listing.id,
      title: listing.titleVi,
      description: listing.descriptionVi,
      brand: listing.brand,
      variants: listing.variants.map(({ publicCode, nameVi, priceVnd }) => ({
        publicCode,
        nameVi,
        priceVnd,
      })),
    },
    starsToday: listing.starsToday,
    /** In a shop of the channel, or on its way there: what may not leave as it is keeps its old text there. */
    standsThere,
    own: choices.listing,
    /** Of what is kept of them, for the form to send along. */
    mark: choiceMark(wordingOf(choices.listing)),
    /** Kept prices that are doubtful and that nobody has said they mean, by field. */
    doubtful: Object.fromEntries(
      sizes.flatMap(({ code, own, lowest, lacksCarriage }) => {
        const price = choices.listing[`price:${code}`];
        if (price === undefined || choices.listing[meantField(code)] === price) return [];
        const question = priceQuestion(Number(price), own, lowest, lacksCarriage);
        return question ? [[`price:${code}`, question]] : [];
      }),
    ),
    /** The channel leads to our own page and shows the price that stands there. */
    takesOwnPrices: !channel.rules.some(({ id }) => id === 'price-as-page'),
    /** Chosen for all of the producer's listings; the listing's own wins. */
    producer: choices.producer,
    seen: {
      title: seen.titleVi,
      description: seen.descriptionVi,
      brand: seen.brand,
      prices: Object.fromEntries(seen.variants.map(({ publicCode, priceVnd }) => [publicCode, priceVnd])),
      photo: seen.photos[0]?.url ?? null,
    },
    /** What the channel's rules took out of the texts. */
    leftOut: leftOut(channel.wording, listing, choices),
    limits: { title: limits('title'), description: limits('description') },
    /** In which the channel takes a price, VND; null where a side is open. */
    priceRange: commonRange(fieldHints([channel], 'variants.priceVnd', today)),
    ...readiness(channel, seen, today),
  };
}
