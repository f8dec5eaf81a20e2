import { inArray } from 'drizzle-orm';
import type { OrderedPhoto } from '#app/domain/media/photo-order.ts';
import type { Db, Store } from '#db/store.ts';

/** Photos without those whose picture, to the byte, stands before them already; one that is not known stays. */
export async function distinctPhotos(
  db: Pick<Db, 'select'>,
  { photo }: Store['tables'],
  photos: ReadonlyArray<OrderedPhoto>,
): Promise<OrderedPhoto[]> {
  const rows = await db
    .select({ id: photo.id, hash: photo.imageHash })
    .from(photo)
    .where(
      inArray(
        photo.id,
        photos.map(({ photoId }) => photoId),
      ),
    );
  const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
  const seen = new Set<string>();
  return photos.filter(({ photoId }) => {
    const picture = hashes.get(photoId) ?? photoId;
    if (seen.has(picture)) return false;
    seen.add(picture);
    return true;
  });
}
