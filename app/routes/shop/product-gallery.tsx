import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/**
 * The photos: on a phone a strip that the finger pushes, on a wide screen the first one large and the others under it.
 * No script: what is not seen yet is not loaded yet.
 */
export function ProductGallery({
  product,
}: {
  product: Pick<Product, 'photos' | 'setCode' | 'motifSeed' | 'titleVi' | 'titleEn'>;
}) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const title = pickText(language, product.titleVi, product.titleEn);
  const count = product.photos.length;
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
  return (
    <div>
      <ul className="-mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 pb-2 sm:-mx-6 sm:px-6 lg:mx-0 lg:grid lg:grid-cols-4 lg:overflow-visible lg:px-0 lg:pb-0">
        {product.photos.map((photo, index) => {
          const alt = pickText(language, photo.altVi, photo.altEn);
          const spoken = t('photoOf', { number: index + 1, count, alt: alt.text || title.text });
          return (
            <li
              key={photo.hash}
              className={`shrink-0 snap-center lg:w-auto ${count === 1 ? 'w-full' : 'w-[86%] sm:w-[60%]'} ${index === 0 ? 'lg:col-span-4' : ''}`}
            >
              <Picture
                photo={photo}
                alt={spoken}
                lang={alt.lang}
                sizes={index === 0 ? '(min-width: 64rem) 38rem, 90vw' : '(min-width: 64rem) 9rem, 86vw'}
                eager={index === 0}
                className="aspect-square w-full rounded-lg object-cover ring-1 ring-line"
              />
            </li>
          );
        })}
      </ul>
      {product.photos.every(({ isDrawn }) => isDrawn) && (
        <p className="mt-2 text-sm text-ink-soft">{t('drawnNote')}</p>
      )}
    </div>
  );
}
