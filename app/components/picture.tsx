import { pictureSources } from '#app/domain/media/renditions.ts';

export type PictureProps = {
  photo: { hash: string; width: number; height: number; placeholder?: string };
  alt: string;
  lang?: string;
  /** How wide it is drawn, as in the `sizes` attribute. */
  sizes: string;
  /** The first picture of a page is wanted at once, the others when they come near. */
  eager?: boolean;
  className?: string;
};

/** A photo in the sizes and formats that the phone asks for, over its tiny placeholder. Never moves the page. */
export function Picture({ photo, alt, lang, sizes, eager = false, className = '' }: PictureProps) {
  const { sources, ...image } = pictureSources(photo);
  return (
    <picture className="contents">
      {sources.map(({ type, srcSet }) => (
        // Hidden: in a row, each would be an item of its own and take a gap.
        <source key={type} type={type} srcSet={srcSet} sizes={sizes} className="hidden" />
      ))}
      <img
        {...image}
        sizes={sizes}
        alt={alt}
        lang={lang}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        // React 18 knows the attribute only as HTML writes it.
        {...(eager ? { fetchpriority: 'high' } : {})}
        style={photo.placeholder ? { backgroundImage: `url(${photo.placeholder})` } : undefined}
        className={`bg-paper-2 bg-cover bg-center ${className}`}
      />
    </picture>
  );
}
