import { and, eq, inArray } from 'drizzle-orm';
import type { Photo } from '#app/domain/media/photo.ts';
import { PHOTO_TIPS } from '#app/domain/media/photo-look.ts';
import type { Db, Store } from '#db/store.ts';

type Tables = Store['tables'];

/**
 * Photos by id, in the order of `ids`; an id that is not there, or not this producer's, is left out.
 * @param producerId whose photos; null for staff, who may see all.
 */
export async function readPhotos(
  db: Db,
  { photo, image }: Tables,
  producerId: string | null,
  ids: ReadonlyArray<string>,
): Promise<Photo[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(photo)
    .innerJoin(image, eq(image.hash, photo.imageHash))
    .where(
      and(inArray(photo.id, [...ids]), producerId === null ? undefined : eq(photo.producerId, producerId)),
    );
  const byId = new Map(rows.map((row) => [row.photo.id, toPhoto(row.photo, row.image)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The shown form of a row. */
export function toPhoto(
  photo: Tables['photo']['$inferSelect'],
  image: Tables['image']['$inferSelect'],
): Photo {
  return {
    id: photo.id,
    hash: image.hash,
    width: image.width,
    height: image.height,
    placeholder: image.placeholder,
    tips: PHOTO_TIPS.filter((tip) => image.findings.includes(tip)),
    fileName: photo.fileName,
    altVi: photo.altVi,
    altEn: photo.altEn,
  };
}
