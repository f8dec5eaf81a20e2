import type { Kit } from '../dialect/sqlite-kit.ts';
import type { RegisterTables } from './register.ts';

export function defineChannelTables(
  { table, text, int, time, json, index, primaryKey }: Kit,
  { producer, channel }: RegisterTables,
) {
  /** A seller's own workbook, as uploaded; kept so that a repeated export needs no new upload. */
  const channelTemplate = table(
    'channel_template',
    {
      id: text().primaryKey(),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      fileName: text().notNull(),
      fileHash: text().notNull(),
      byteSize: int().notNull(),
      /** Answers that the file itself does not give, e.g. {"weightUnit": "g"}. */
      answers: json<Record<string, string>>().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
    },
    (t) => [index('channel_template_producer').on(t.producerId, t.channelCode, t.createdAt)],
  );

  /** Every file that left for a channel: who, when, which listings and versions, checksum. */
  const channelExport = table(
    'channel_export',
    {
      id: text().primaryKey(),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      producerId: text().references(() => producer.id),
      fileName: text().notNull(),
      sha256: text().notNull(),
      byteSize: int().notNull(),
      /** [{listingId, version}]. */
      listings: json<Array<{ listingId: string; version: number }>>().notNull(),
      /** What could not be filled, per listing. */
      report: json<unknown>().notNull(),
      storageKey: text(),
      createdAt: time().notNull(),
      createdBy: text(),
    },
    (t) => [
      index('channel_export_producer').on(t.producerId, t.createdAt),
      index('channel_export_channel').on(t.channelCode, t.createdAt),
    ],
  );

  /** What a producer decided for a channel, e.g. the category of a listing. */
  const channelChoice = table(
    'channel_choice',
    {
      producerId: text()
        .notNull()
        .references(() => producer.id),
      channelCode: text()
        .notNull()
        .references(() => channel.code),
      /** A listing id, or "*" for the producer's default. */
      subject: text().notNull(),
      field: text().notNull(),
      value: text().notNull(),
      chosenAt: time().notNull(),
      chosenBy: text(),
    },
    (t) => [primaryKey({ columns: [t.producerId, t.channelCode, t.subject, t.field] })],
  );

  return { channelTemplate, channelExport, channelChoice };
}
