import { useState } from 'react';
import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import type { OrderedPhoto } from '#app/domain/media/photo-order.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { type OtherPhotos, SEEN_PHOTOS } from '#app/routes/seller/listings/meet-stored-photos.ts';

/** What the step's mark stands for, kept as it was when the form was drawn. */
export function SeenPhotos({ photos }: { photos: readonly OrderedPhoto[] }) {
  const [seen] = useState(() =>
    JSON.stringify(photos.map(({ photoId, altVi, altEn }) => ({ photoId, altVi, altEn }))),
  );
  return <input type="hidden" name={SEEN_PHOTOS} defaultValue={seen} />;
}

/** After a conflict: which photos the other tab or person has added, taken out, described or moved. */
export function PhotosElsewhere({
  other: { added, gone, described, order },
  shownIds,
}: {
  other: OtherPhotos;
  /** In the order in which the form shows them; a photo is called by its place there. */
  shownIds: readonly string[];
}) {
  const t = useT(catalogMessages);
  const numberOf = (id: string) => shownIds.indexOf(id) + 1;
  const numbers = (ids: readonly string[]) => ids.filter((id) => numberOf(id) > 0).map(numberOf);
  const listed = (ids: readonly string[], value: string) =>
    numbers(ids).map((number) => ({ term: t('photoNumber', { number }), value }));
  return (
    <Note tone="warning" title={t('seenBelow')}>
      <Facts
        facts={[
          ...listed(added, t('photoAddedElsewhere')),
          ...listed(gone, t('photoGoneElsewhere')),
          ...described
            .filter(({ photoId }) => numberOf(photoId) > 0)
            .map(({ photoId, field, text }) => ({
              term: `${t('photoNumber', { number: numberOf(photoId) })}, ${t(field === 'altVi' ? 'photoAltVi' : 'photoAltEn')}`,
              value: text.trim() || '—',
            })),
          ...(order === null ? [] : [{ term: t('photoOrder'), value: numbers(order).join(', ') }]),
        ]}
      />
    </Note>
  );
}
