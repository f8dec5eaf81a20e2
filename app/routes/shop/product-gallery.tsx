import { lazy, type MouseEvent, Suspense, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { photoPath, renditionWidths } from '#app/domain/media/renditions.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** Fetched when a photo is first pressed: most visitors look at a product without it. */
const PhotoViewer = lazy(() => import('#app/routes/shop/photo-viewer.tsx'));

/**
 * The photos: on a phone a strip that the finger pushes, on a wide screen the first one large and the others under it.
 * Each is a link to its largest picture; with scripts it opens in a viewer over the page instead.
 */
export function ProductGallery({
  product,
}: {
  product: Pick<Product, 'photos' | 'setCode' | 'motifSeed' | 'titleVi' | 'titleEn'>;
}) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const [opened, setOpened] = useState<number | null>(null);
  const title = pickText(language, product.titleVi, product.titleEn);
  const { photos } = product;
  const count = photos.length;
  if (count === 0) {
    return (
      <figure>
        <Motif
          setCode={product.setCode ?? ''}
          kindSeed={product.motifSeed}
          alt={t('drawnPicture')}
          eager
          className="aspect-square w-full rounded-lg object-cover ring-1 ring-line"
        />
        <figcaption className="mt-2 text-sm text-ink-soft">{t('drawnNote')}</figcaption>
      </figure>
    );
  }
  function open(event: MouseEvent, index: number) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpened(index);
  }
  return (
    <div>
      <ul className="-mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 pb-2 sm:-mx-6 sm:px-6 lg:mx-0 lg:grid lg:grid-cols-4 lg:overflow-visible lg:px-0 lg:pb-0 print:flex-wrap print:overflow-visible">
        {photos.map((photo, index) => {
          const alt = pickText(language, photo.altVi, photo.altEn);
          const spoken = t('photoOf', { number: index + 1, count, alt: alt.text || title.text });
          return (
            <li
              key={photo.hash}
              className={`shrink-0 snap-center lg:w-auto ${count === 1 ? 'w-full' : 'w-[86%] sm:w-[60%] print:w-[45%]'} ${index === 0 ? 'lg:col-span-4' : ''}`}
            >
              <a
                href={largestPicture(photo)}
                onClick={(event) => open(event, index)}
                title={t('enlarge')}
                className="relative block cursor-zoom-in rounded-lg"
              >
                <Picture
                  photo={photo}
                  alt={spoken}
                  lang={alt.lang}
                  sizes={index === 0 ? '(min-width: 64rem) 38rem, 90vw' : '(min-width: 64rem) 9rem, 86vw'}
                  eager={index === 0}
                  className="aspect-square w-full rounded-lg object-cover ring-1 ring-line"
                />
                <span
                  aria-hidden="true"
                  className={`no-print absolute right-2.5 bottom-2.5 inline-flex size-11 items-center justify-center rounded-full bg-white/90 text-indigo shadow ${index === 0 ? '' : 'lg:hidden'}`}
                >
                  <Icon name="search" />
                </span>
              </a>
              {photo.isDrawn && <p className="mt-2 text-sm text-ink-soft">{t('drawnNote')}</p>}
            </li>
          );
        })}
      </ul>
      {opened !== null && (
        <Suspense>
          <PhotoViewer
            photos={photos}
            title={title.text}
            at={opened}
            onMove={setOpened}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function largestPicture({ hash, width }: { hash: string; width: number }): string {
  return photoPath(hash, renditionWidths(width).at(-1) ?? width, 'jpg');
}
