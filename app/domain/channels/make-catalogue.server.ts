import { eq } from 'drizzle-orm';
import { type Actor, type SellerActor, staffRole } from '#app/domain/accounts/actor.ts';
import { writeCatalogue } from '#app/domain/channels/catalogue/write-catalogue.server.ts';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { keepExport } from '#app/domain/channels/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/limit-exports.server.ts';
import { loadChannelListings } from '#app/domain/channels/load-channel-listings.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

export type CatalogueFormat = 'xlsx' | 'csv';

/** The producer's own published listings as a file for people. @returns the id of the kept export. */
export async function makeOwnCatalogue(
  context: Context,
  actor: SellerActor,
  format: CatalogueFormat,
  language: Language,
): Promise<string> {
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ name: producer.name, slug: producer.slug })
      .from(producer)
      .where(eq(producer.id, actor.producerId)),
  );
  return makeCatalogue(context, format, language, {
    of: row?.name ?? '',
    fileStem: row?.slug ?? 'catalogue',
    producerId: actor.producerId,
    personId: actor.personId,
    role: 'producer_member',
  });
}

/** Every published listing of the market, for staff. @returns the id of the kept export. */
export async function makeMarketCatalogue(
  context: Context,
  actor: Actor,
  format: CatalogueFormat,
  language: Language,
): Promise<string> {
  return makeCatalogue(context, format, language, {
    of: translate(channelMessages, language)('feedTitle'),
    fileStem: 'cho-phien',
    producerId: null,
    personId: actor.personId,
    role: staffRole(actor) ?? 'department_staff',
  });
}

type Scope = { of: string; fileStem: string; producerId: string | null; personId: string; role: string };

async function makeCatalogue(context: Context, format: CatalogueFormat, language: Language, scope: Scope) {
  await limitExports(context, scope.personId);
  const now = context.clock.now();
  const listings: Array<{ listingId: string; version: number }> = [];
  const choice = scope.producerId === null ? {} : { producerId: scope.producerId };
  const batches = noting(loadChannelListings(context, choice), listings);
  return keepExport(context, {
    channelCode: 'catalogue',
    producerId: scope.producerId,
    personId: scope.personId,
    role: scope.role,
    fileName: `${scope.fileStem}-${localDate(now)}.${format}`,
    extension: `.${format}`,
    content: writeCatalogue(format, batches, { of: scope.of, language, now }),
    listings: () => listings,
    report: [],
  });
}

async function* noting(
  batches: AsyncIterable<ChannelListing[]>,
  seen: Array<{ listingId: string; version: number }>,
): AsyncGenerator<ChannelListing[]> {
  for await (const batch of batches) {
    for (const { id, version } of batch) seen.push({ listingId: id, version });
    yield batch;
  }
}
