import type { Context } from '#app/server/context.ts';
import type { Photo } from './photo.ts';
import { readPhotos } from './read-photos.server.ts';

/** A producer's photos by id, in the order of `ids`; an id that is not there, or not theirs, is left out. */
export async function readOwnPhotos(
  { store }: Context,
  producerId: string,
  ids: ReadonlyArray<string>,
): Promise<Photo[]> {
  return store.read((db) => readPhotos(db, store.tables, producerId, ids));
}
