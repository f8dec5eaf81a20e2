import { MAX_PHOTOS_PER_LISTING } from '#app/domain/media/photo-limits.ts';

/** A photo in a listing's draft: which one, and what it shows. The order of the list is the order of the gallery. */
export type OrderedPhoto = { photoId: string; altVi: string; altEn: string };

/** The list with the item at `from` moved to `to`; what lies outside the list changes nothing. */
export function moveItem<Item>(list: ReadonlyArray<Item>, from: number, to: number): Item[] {
  const moved = [...list];
  const [item] = moved.splice(from, 1);
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  moved.splice(to, 0, item);
  return moved;
}

/** A listing's photos and as many again: so many are refused with a message; what comes behind them is no form of ours. */
const MOST_LISTED = 2 * MAX_PHOTOS_PER_LISTING;

/**
 * The photos that a sent photo step means: its fields `photoId`, `altVi`, `altEn` (as often as there are photos), then
 * those that came with the form, after the button that was pressed: `move` = `<photoId>:up|down` or
 * `remove` = `<photoId>`. A photo is in the list once.
 */
export function photosFromForm(
  fields: URLSearchParams,
  staged: ReadonlyArray<{ id: string }> = [],
): OrderedPhoto[] {
  const altVi = fields.getAll('altVi');
  const altEn = fields.getAll('altEn');
  const listed = fields
    .getAll('photoId')
    .slice(0, MOST_LISTED)
    .map((photoId, index) => ({ photoId, altVi: altVi[index] ?? '', altEn: altEn[index] ?? '' }));
  const added = staged.map(({ id }) => ({ photoId: id, altVi: '', altEn: '' }));
  const byId = new Map<string, OrderedPhoto>();
  for (const photo of [...listed, ...added]) {
    if (!byId.has(photo.photoId)) byId.set(photo.photoId, photo);
  }
  const removed = fields.get('remove');
  if (removed !== null) byId.delete(removed);
  const kept = [...byId.values()];
  const [moved, direction] = (fields.get('move') ?? '').split(':');
  const from = kept.findIndex(({ photoId }) => photoId === moved);
  return from < 0 ? kept : moveItem(kept, from, direction === 'up' ? from - 1 : from + 1);
}
