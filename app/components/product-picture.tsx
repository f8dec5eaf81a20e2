import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import type { ProductPicture as Shown } from '#app/domain/catalog/listing-card.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';

/** A product's first photo, or the drawing of its kind: the same picture on every page that shows the product. */
export function ProductPicture({
  picture,
  sizes,
  isDecoration = false,
  eager = false,
  className,
}: {
  picture: Shown;
  /** How wide it is drawn, as in the `sizes` attribute. */
  sizes: string;
  /** The product's name stands beside it and says all. */
  isDecoration?: boolean;
  eager?: boolean;
  className?: string;
}) {
  const language = useLanguage();
  const { photo, setCode, motifSeed } = picture;
  if (!photo)
    return <Motif setCode={setCode ?? ''} kindSeed={motifSeed} eager={eager} className={className ?? ''} />;
  const alt = isDecoration ? { text: '' } : pickText(language, photo.altVi, photo.altEn);
  return (
    <Picture
      photo={photo}
      alt={alt.text}
      {...('lang' in alt ? { lang: alt.lang } : {})}
      sizes={sizes}
      eager={eager}
      className={className ?? ''}
    />
  );
}
