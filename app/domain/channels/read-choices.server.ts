import { and, eq } from 'drizzle-orm';
import type { ChannelChoices } from '#app/domain/channels/channel-wording.ts';
import type { Context } from '#app/server/context.ts';

/** What a producer chose for a channel, for any of their listings. */
export async function readChoices(
  context: Context,
  producerId: string,
  channelCode: string,
): Promise<(listingId: string) => ChannelChoices> {
  const { channelChoice } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select({ subject: channelChoice.subject, field: channelChoice.field, value: channelChoice.value })
      .from(channelChoice)
      .where(and(eq(channelChoice.producerId, producerId), eq(channelChoice.channelCode, channelCode))),
  );
  const bySubject = new Map<string, Record<string, string>>();
  for (const { subject, field, value } of rows)
    bySubject.set(subject, { ...bySubject.get(subject), [field]: value });
  const producer = bySubject.get('*') ?? {};
  return (listingId) => ({ listing: bySubject.get(listingId) ?? {}, producer });
}
