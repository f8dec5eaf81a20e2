import { motifPath } from '#app/domain/catalog/motif/motif-path.ts';

export type MotifProps = {
  /** Product set of Decision 26/2026/QĐ-TTg, "QD26-01" … "QD26-26". */
  setCode: string;
  /** What the listing is called in Vietnamese; its words choose the object that is drawn. */
  kindSeed: string;
  /** What the picture shows, where it stands alone. Empty (the default) where a name stands beside it. */
  alt?: string;
  /** The first pictures of a page are fetched at once, the others when they come near. */
  eager?: boolean;
  className?: string;
};

/**
 * The drawn picture of a listing that has no photograph yet. An image of its own and not inline, so that pages
 * stay light, browsers keep it, and the drawings are never part of a script.
 */
export function Motif({ setCode, kindSeed, alt = '', eager = false, className }: MotifProps) {
  return (
    <img
      src={motifPath(setCode, kindSeed)}
      alt={alt}
      width={400}
      height={400}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      className={`bg-paper-2 ${className ?? ''}`}
    />
  );
}
