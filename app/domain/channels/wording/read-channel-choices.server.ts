import { and, sql } from 'drizzle-orm';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type ChannelChoices, noChoices } from '#app/domain/channels/wording/channel-wording.ts';
import { prepare } from '#db/prepare.ts';
import type { Db, Store } from '#db/store.ts';

/** Subject of a choice that holds for all of a producer's listings. */
export const everyListing = '*';

/** Subject of what was chosen last for a product set: it is proposed for the next listing of it, never taken by itself. */
export function setSubject(setCode: string): string {
  return `set:${setCode}`;
}

/** Whose choices are asked for. */
export type ChosenFor = Pick<ChannelListing, 'id'> & { producer: Pick<ChannelListing['producer'], 'id'> };
export type ChoicesOf = (channelCode: string, listing: ChosenFor) => ChannelChoices;
export type ChoicesReader = (listings: readonly ChosenFor[]) => Promise<ChoicesOf>;

/** Reads what was chosen for listings, for every channel, with one query a batch. */
export function openChoices(db: Db, { tables, dialect }: Store): ChoicesReader {
  const { channelChoice } = tables;
  const { producerId, channelCode, subject, field, value } = channelChoice;
  const query = prepare(
    db
      .select({ producerId, channelCode, subject, field, value })
      .from(channelChoice)
      .where(and(dialect.isInJson(producerId, 'producers'), dialect.isInJson(subject, 'subjects')))
      .orderBy(sql`1, 2, 3, 4`),
  );
  return async (listings) => {
    const rows = await query({
      producers: JSON.stringify([...new Set(listings.map(({ producer }) => producer.id))]),
      subjects: JSON.stringify([everyListing, ...listings.map(({ id }) => id)]),
    });
    const chosen = new Map<string, Record<string, string>>();
    for (const row of rows) {
      const key = keyOf(row.producerId, row.channelCode, row.subject);
      const fields = chosen.get(key) ?? {};
      fields[row.field] = row.value;
      chosen.set(key, fields);
    }
    if (chosen.size === 0) return () => noChoices;
    return (channel, { id, producer }) => {
      const ofListing = chosen.get(keyOf(producer.id, channel, id));
      const ofProducer = chosen.get(keyOf(producer.id, channel, everyListing));
      if (!ofListing && !ofProducer) return noChoices;
      return { listing: ofListing ?? noChoices.listing, producer: ofProducer ?? noChoices.producer };
    };
  };
}

function keyOf(producerId: string, channelCode: string, subject: string): string {
  return `${producerId}\n${channelCode}\n${subject}`;
}
