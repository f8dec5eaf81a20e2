import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { RegisterTables } from '#db/tables/register.ts';

export function defineMediaTables(
  { table, text, int, bool, time, json, index, uniqueIndex, primaryKey }: Kit,
  { producer }: RegisterTables,
) {
  /** The bytes of one picture, addressed by the SHA-256 of its re-encoded master. Shared by equal photos. */
  const image = table('image', {
    hash: text().primaryKey(),
    width: int().notNull(),
    height: int().notNull(),
    byteSize: int().notNull(),
    /** Tiny data URI shown until the picture has loaded. */
    placeholder: text().notNull(),
    /** Findings of the first look, e.g. ["too_small", "too_dark", "blurred"]. */
    findings: json<string[]>().notNull(),
    createdAt: time().notNull(),
    /** When every rendition is stored. */
    renderedAt: time(),
  });

  const rendition = table(
    'rendition',
    {
      imageHash: text()
        .notNull()
        .references(() => image.hash),
      /** E.g. "640.webp", "square.jpg". */
      name: text().notNull(),
      width: int().notNull(),
      height: int().notNull(),
      byteSize: int().notNull(),
      storageKey: text().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.imageHash, t.name] })],
  );

  /** A producer's photo: staged when uploaded, attached when a listing uses it, swept when nothing does. */
  const photo = table(
    'photo',
    {
      id: text().primaryKey(),
      producerId: text()
        .notNull()
        .references(() => producer.id),
      imageHash: text()
        .notNull()
        .references(() => image.hash),
      /** SHA-256 of the upload's own bytes: a second upload of the same file is answered at once. */
      uploadHash: text().notNull(),
      /** Chosen by the phone, so that a repeated upload is the same photo. */
      clientKey: text(),
      fileName: text(),
      altVi: text().notNull(),
      altEn: text().notNull(),
      isDemo: bool().notNull(),
      createdAt: time().notNull(),
      createdBy: text(),
      attachedAt: time(),
      sweptAt: time(),
    },
    (t) => [
      index('photo_producer').on(t.producerId, t.createdAt),
      index('photo_image').on(t.imageHash),
      uniqueIndex('photo_client_key').on(t.producerId, t.clientKey),
    ],
  );

  return { image, rendition, photo };
}

export type MediaTables = ReturnType<typeof defineMediaTables>;
