import type { PhotoTip } from '#app/domain/media/photo-look.ts';

/** A producer's photo as the listing editor and the review desk show it. Plain data, safe to send to a browser. */
export type Photo = {
  id: string;
  /** Address of its pictures: see `photoPath` and `pictureSources` in renditions.ts. */
  hash: string;
  /** Pixels of the largest picture that may be shown. */
  width: number;
  height: number;
  /** Tiny `data:` address, shown until the picture has loaded. */
  placeholder: string;
  /** What the first look found; advice, never a refusal. */
  tips: PhotoTip[];
  fileName: string | null;
  altVi: string;
  altEn: string;
};
