import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { photoPath } from '#app/domain/media/renditions.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** The photos in their new order with what they are said to show; new and removed ones are marked. */
export function PhotoStrip({ review }: { review: Review }) {
  const t = useT(catalogMessages);
  const { content, photos, judgements, isFirst } = review;
  const has = (field: string, photoId: string) =>
    judgements.some(({ change }) => change.field === field && change.subject === photoId);
  const order = content.photos.map(({ photoId }) => photoId);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const shown = [...photos].sort((a, b) => place(a.id) - place(b.id));
  if (shown.length === 0) {
    return (
      <Motif
        setCode={content.setCode ?? ''}
        kindSeed={content.titleVi}
        className="size-40 rounded-md object-cover"
      />
    );
  }
  return (
    <ol className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4">
      {shown.map((photo) => {
        const own = content.photos.find(({ photoId }) => photoId === photo.id);
        return (
          <li key={photo.id} className={own ? '' : 'opacity-60'}>
            <a
              href={photoPath(photo.hash, Math.min(1600, photo.width), 'jpg')}
              target="_blank"
              rel="noreferrer"
            >
              <Picture
                photo={photo}
                alt={own?.altVi ?? ''}
                lang="vi"
                sizes="(min-width: 1024px) 220px, 45vw"
                className="aspect-square w-full rounded-md object-cover"
              />
            </a>
            <p className="mt-1 text-sm">
              {!own && <Pill tone="red">{t('photoRemoved')}</Pill>}
              {own && !isFirst && has('photos.added', photo.id) && (
                <Pill tone="green">{t('photoAdded')}</Pill>
              )}{' '}
              <span lang="vi">{own?.altVi}</span>
              {own?.altEn && (
                <span lang="en" className="block text-ink-soft">
                  {own.altEn}
                </span>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
