import type { Photo } from '#app/domain/media/photo.ts';
import { readPhotos } from '#app/domain/media/read-photos.server.ts';
import type { Context } from '#app/server/context.ts';

/** A producer's photos by id, in the order of `ids`; an id that is not there, or not theirs, is left out. */
export async function readOwnPhotos(
  { store }: Context,
  producerId: string,
  ids: ReadonlyArray<string>,
): Promise<Photo[]> {
  return store.read((db) => readPhotos(db, store.tables, producerId, ids));
}
