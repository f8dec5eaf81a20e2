/** Between photos as a form has them and as somebody else has stored them meanwhile. */
import { z } from 'zod';
import type { OrderedPhoto } from '#app/domain/media/photo-order.ts';

/** The hidden field in which a form says what its photos were when it was drawn. */
export const SEEN_PHOTOS = 'seenPhotos';

const seenPhotos = z.array(z.object({ photoId: z.string(), altVi: z.string(), altEn: z.string() }));

/** What is stored and is not what the form sent. Ids are of photos in the met list. */
export type OtherPhotos = {
  /** Stored meanwhile; the form has them now. */
  added: string[];
  /** Taken out meanwhile; the form has them still. */
  gone: string[];
  /** Descriptions that the form sent otherwise, as they are stored. */
  described: Array<{ photoId: string; field: 'altVi' | 'altEn'; text: string }>;
  /** The stored order, where the met list has another. */
  order: string[] | null;
};

/**
 * What the person changed in the form is kept, and what they did not touch is taken as it is stored: a photo that the form
 * never showed comes behind its own, and none that it still has is dropped.
 * @param seen the field `SEEN_PHOTOS`; without it every stored photo stays.
 * @returns `other` null where nothing differs.
 */
export function meetStoredPhotos(
  typed: readonly OrderedPhoto[],
  stored: readonly OrderedPhoto[],
  seen: string | null,
): { photos: OrderedPhoto[]; other: OtherPhotos | null } {
  const before = readSeen(seen);
  const ids = (photos: readonly OrderedPhoto[]) => photos.map(({ photoId }) => photoId);
  const among = (photos: readonly OrderedPhoto[], others: readonly OrderedPhoto[]) =>
    ids(photos).filter((id) => others.some(({ photoId }) => photoId === id));
  const added = stored.filter(
    ({ photoId }) => ![...typed, ...before].some((photo) => photo.photoId === photoId),
  );
  const described: OtherPhotos['described'] = [];
  const own = typed.map((photo) => {
    const there = stored.find(({ photoId }) => photoId === photo.photoId);
    const was = before.find(({ photoId }) => photoId === photo.photoId);
    if (!there) return photo;
    const met = { ...photo };
    for (const field of ['altVi', 'altEn'] as const) {
      if (there[field].trim() === photo[field].trim()) continue;
      described.push({ photoId: photo.photoId, field, text: there[field] });
      if (photo[field].trim() === (was?.[field] ?? '').trim()) met[field] = there[field];
    }
    return met;
  });
  const isMoved = !isSame(among(typed, before), among(before, typed));
  const photos = [...(isMoved ? own : inOrderOf(stored, own)), ...added];
  const gone = ids(typed).filter((id) => ids(before).includes(id) && !ids(stored).includes(id));
  const order = among(stored, photos);
  const isOrdered = isSame(order, among(photos, stored));
  const isAlike = added.length + gone.length + described.length === 0 && isOrdered;
  return {
    photos,
    other: isAlike ? null : { added: ids(added), gone, described, order: isOrdered ? null : order },
  };
}

/** The photos that are stored change places among themselves; the others stay where they stand. */
function inOrderOf(stored: readonly OrderedPhoto[], photos: readonly OrderedPhoto[]): OrderedPhoto[] {
  const ordered = stored.flatMap(({ photoId }) => photos.filter((photo) => photo.photoId === photoId));
  const places = ordered.values();
  return photos.map((photo) => (ordered.includes(photo) ? (places.next().value ?? photo) : photo));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}

function readSeen(text: string | null): OrderedPhoto[] {
  try {
    return seenPhotos.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
