import type { PhotoMeasures } from '#app/domain/media/photo-look.ts';
import type { PlannedRendition } from '#app/domain/media/renditions.ts';
import type { PhotoFormat, PhotoRefusal } from '#app/domain/media/sniff-photo.ts';

/** What the parent asks of the decoding process. One at a time; every answer carries the question's id. */
export type DecoderRequest =
  | { id: number; kind: 'prepare'; format: PhotoFormat; bytes: Uint8Array }
  | { id: number; kind: 'render'; master: Uint8Array; planned: Array<PlannedRendition> };

export type DecoderReply =
  | { id: number; kind: 'prepared'; photo: PreparedPhoto; rssBytes: number }
  | { id: number; kind: 'rendered'; name: string; bytes: Uint8Array }
  | { id: number; kind: 'done'; rssBytes: number }
  | { id: number; kind: 'refused'; refusal: PhotoRefusal; detail: string; rssBytes: number };

/** A photo that was decoded, turned upright and written anew: nothing of the upload's own bytes is in it. */
export interface PreparedPhoto {
  /** SHA-256 of `master`, lower-case hex: the photo's address everywhere. */
  hash: string;
  /** JPEG, sRGB, no metadata, long side at most `MASTER_LONG_SIDE`. Private: it is never served. */
  master: Uint8Array;
  /** Pixels of the master. */
  width: number;
  height: number;
  /** WebP, `previewWidth` pixels wide. */
  preview: Uint8Array;
  previewWidth: number;
  /** A `data:image/webp` address of at most 300 characters, shown until the picture arrives. */
  placeholder: string;
  measures: PhotoMeasures;
}

/** The process ends itself with this code when it outgrows its memory. */
export const EXIT_TOO_MUCH_MEMORY = 71;
