import { and, eq, inArray, like } from 'drizzle-orm';
import {
  type AttributeAnswers,
  answerFieldsLike,
  answersTo,
  type Chosen,
  categoryIdOf,
  categorySubject,
  noAnswers,
} from '#app/domain/channels/attributes/attribute-answers.ts';
import { keptAttributes } from '#app/domain/channels/attributes/kept-attributes.server.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { Context } from '#app/server/context.ts';
import type { Db } from '#db/store.ts';

/** `isKnown`: the platform has been asked about the listing's category. */
export type ListingAnswers = AttributeAnswers & { isKnown: boolean };

/** What listings of one producer answer to their categories' questions on a channel, by listing. */
export async function answersOfListings(
  db: Db,
  { store }: Context,
  channelCode: string,
  producerId: string,
  listings: ReadonlyArray<Pick<ChannelListing, 'id' | 'category'>>,
): Promise<Map<string, ListingAnswers>> {
  const categoryOf = new Map(listings.map(({ id, category }) => [id, categoryIdOf(category)]));
  const categoryIds = [...new Set(categoryOf.values())].filter((id) => id !== null);
  const known = await keptAttributes(db, store, channelCode, categoryIds);
  const subjects = [...categoryOf.keys(), ...categoryIds.map(categorySubject)];
  const chosen =
    known.size === 0 ? new Map() : await readChosen(db, store, { channelCode, producerId, subjects });
  const answers = new Map<string, ListingAnswers>();
  for (const { id } of listings) {
    const categoryId = categoryOf.get(id) ?? '';
    const kept = known.get(categoryId);
    const remembered = chosen.get(categorySubject(categoryId)) ?? {};
    const given = kept ? answersTo(kept.attributes, chosen.get(id) ?? {}, remembered) : noAnswers;
    answers.set(id, { ...given, isKnown: kept !== undefined });
  }
  return answers;
}

/** Answers that were kept, by subject and field. */
export async function readChosen(
  db: Db,
  { tables }: Context['store'],
  { channelCode, producerId, subjects }: { channelCode: string; producerId: string; subjects: string[] },
): Promise<Map<string, Chosen>> {
  const { channelChoice } = tables;
  const rows = await db
    .select({ subject: channelChoice.subject, field: channelChoice.field, value: channelChoice.value })
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        eq(channelChoice.channelCode, channelCode),
        inArray(channelChoice.subject, subjects),
        like(channelChoice.field, answerFieldsLike),
      ),
    );
  const chosen = new Map<string, Record<string, string>>();
  for (const { subject, field, value } of rows) {
    chosen.set(subject, { ...chosen.get(subject), [field]: value });
  }
  return chosen;
}
