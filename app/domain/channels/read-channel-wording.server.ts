import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { fieldHints } from '#app/domain/channels/form-hints.ts';
import { readChannelListings } from '#app/domain/channels/load-channel-listings.server.ts';
import { prepareListing } from '#app/domain/channels/prepare-listing.ts';
import { openChoices } from '#app/domain/channels/read-channel-choices.server.ts';
import { readDraftListings } from '#app/domain/channels/read-draft-listings.server.ts';
import { readiness } from '#app/domain/channels/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
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
  const { listing, choices } = await context.store.read(async (db) => {
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
    return { listing, choices: choicesOf(channel.code, listing) };
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
    own: choices.listing,
    /** Chosen for all of the producer's listings; the listing's own wins. */
    producer: choices.producer,
    seen: {
      title: seen.titleVi,
      description: seen.descriptionVi,
      brand: seen.brand,
      prices: Object.fromEntries(seen.variants.map(({ publicCode, priceVnd }) => [publicCode, priceVnd])),
      photo: seen.photos[0]?.url ?? null,
    },
    limits: { title: limits('title'), description: limits('description') },
    ...readiness(channel, seen, today),
  };
}
