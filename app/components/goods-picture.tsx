import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import type { Photo } from '#app/domain/media/photo.ts';

/** The small square before a product's name: its cover photo, else the drawing of its kind. Decoration. */
export function GoodsPicture({
  photo,
  setCode,
  seed,
}: {
  photo: Pick<Photo, 'hash' | 'width' | 'height' | 'placeholder'> | null;
  setCode: string | null;
  seed: string;
}) {
  return (
    <span className="block size-20 shrink-0 overflow-hidden rounded-md bg-paper-2">
      {photo ? (
        <Picture photo={photo} alt="" sizes="80px" className="size-20 object-cover" />
      ) : (
        <Motif setCode={setCode ?? ''} kindSeed={seed} className="size-20 object-cover" />
      )}
    </span>
  );
}
