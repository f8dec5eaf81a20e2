import { eq } from 'drizzle-orm';
import { type Actor, type SellerActor, staffRole } from '#app/domain/accounts/actor.ts';
import { writeCatalogue } from '#app/domain/channels/catalogue/write-catalogue.server.ts';
import {
  changesSinceExport,
  changesUnknown,
} from '#app/domain/channels/exports/changes-since-export.server.ts';
import { keepExport } from '#app/domain/channels/exports/keep-export.server.ts';
import { limitExports } from '#app/domain/channels/exports/limit-exports.server.ts';
import { type SentListing, sentListing } from '#app/domain/channels/exports/sent-listing.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { loadChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export type CatalogueWish = {
  format: 'xlsx' | 'csv';
  language: Language;
  /** Only what is new or changed since the last catalogue. */
  changesOnly: boolean;
};

/**
 * The producer's own published listings as a file for people.
 * @returns the id of the kept export. @throws DomainError nothingNewForChannel; TooManyTries
 */
export async function makeOwnCatalogue(
  context: Context,
  actor: SellerActor,
  wish: CatalogueWish,
): Promise<string> {
  const { producer } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ name: producer.name, slug: producer.slug })
      .from(producer)
      .where(eq(producer.id, actor.producerId)),
  );
  return makeCatalogue(context, wish, {
    of: row?.name ?? '',
    fileStem: row?.slug ?? 'catalogue',
    producerId: actor.producerId,
    personId: actor.personId,
    role: 'producer_member',
  });
}

/**
 * Every published listing of the market, for staff.
 * @returns the id of the kept export. @throws as `makeOwnCatalogue`
 */
export async function makeMarketCatalogue(
  context: Context,
  actor: Actor,
  wish: CatalogueWish,
): Promise<string> {
  return makeCatalogue(context, wish, {
    of: translate(channelMessages, wish.language)('feedTitle'),
    fileStem: 'cho-phien',
    producerId: null,
    personId: actor.personId,
    role: staffRole(actor) ?? 'department_staff',
  });
}

type Scope = { of: string; fileStem: string; producerId: string | null; personId: string; role: string };

async function makeCatalogue(
  context: Context,
  { format, language, changesOnly }: CatalogueWish,
  { of, fileStem, producerId, personId, role }: Scope,
): Promise<string> {
  await limitExports(context, personId);
  const now = context.clock.now();
  const channelCode = 'catalogue';
  const before = changesOnly ? await changesSinceExport(context, { producerId, channelCode }) : null;
  // Without a file before it, a file of changes is one of everything.
  const changes = before?.last ? { ...before, last: before.last } : null;
  if (changes && changes.added.length + changes.changed.length + changes.gone.length === 0)
    throw changes.unsure.length > 0
      ? changesUnknown(changes.unsure)
      : new DomainError('nothingNewForChannel');
  // A file for programs has no line in which it could say what is gone.
  const gone = changes && format === 'xlsx' ? changes.gone : [];
  const listings: SentListing[] = [];
  const batches = loadChannelListings(context, {
    ...(producerId === null ? {} : { producerId }),
    ...(changes ? { ids: [...changes.added, ...changes.changed].map(({ id }) => id) } : {}),
  });
  const { id } = await keepExport(context, {
    channelCode,
    producerId,
    personId,
    role,
    fileName: (again) => `${fileStem}-${localDate(now)}${changes ? '-thay-doi' : ''}${again}.${format}`,
    extension: `.${format}`,
    readAt: now,
    content: writeCatalogue(format, noting(batches, listings), {
      of,
      language,
      now,
      changes: changes && { since: changes.last.fileName, gone: gone.map(({ title }) => title) },
    }),
    listings: () => [...listings, ...gone.map(({ id }) => ({ listingId: id, version: 0 }))],
    report: [],
  });
  return id;
}

async function* noting(
  batches: AsyncIterable<ChannelListing[]>,
  seen: SentListing[],
): AsyncGenerator<ChannelListing[]> {
  for await (const batch of batches) {
    seen.push(...batch.map(sentListing));
    yield batch;
  }
}
