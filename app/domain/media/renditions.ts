/**
 * The pictures that we make from a photo, their names and their addresses. Shared by the job that makes them, the
 * route that serves them and the components that show them, so that no page asks for a picture that is never made.
 */
import { MASTER_LONG_SIDE } from '#app/domain/media/photo-limits.ts';

export type RenditionFormat = 'avif' | 'webp' | 'jpg';

/** The only content types that the photo route can send. */
export const RENDITION_TYPES: Readonly<Record<RenditionFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
};

export const RENDITION_FORMATS: ReadonlyArray<RenditionFormat> = ['avif', 'webp', 'jpg'];

/** Card on a phone, card on a dense phone, product page on a phone, full screen. Pixels. */
const WIDTHS = [320, 640, 960, 1600] as const;

/** Made while the person waits: the preview. Pixels, WebP. */
export const PREVIEW_WIDTH = 640;

/** Google wants 500 px from January 2027, Shopee, Lazada and TikTok Shop up to 2000: one square for all. Pixels. */
export const SQUARE_SIDE = 1200;

/**
 * The widths that a photo of this width has: the standard ones that it can fill, and its own when it lies well
 * above the last of them. Nothing is ever enlarged.
 */
export function renditionWidths(photoWidth: number): Array<number> {
  const widths: Array<number> = WIDTHS.filter((width) => width <= photoWidth);
  const last = widths.at(-1) ?? 0;
  const largest = Math.min(photoWidth, WIDTHS[WIDTHS.length - 1] ?? photoWidth);
  if (largest > last * 1.15) widths.push(largest);
  return widths;
}

/** `<sha256 of the master>-<width>.<format>`; the padded square for other platforms is `-square.jpg`. */
export function renditionName(hash: string, width: number | 'square', format: RenditionFormat): string {
  return `${hash}-${width}.${format}`;
}

export interface RenditionAddress {
  hash: string;
  width: number | 'square';
  format: RenditionFormat;
}

const NAME = /^([0-9a-f]{64})-(square|[1-9][0-9]{0,3})\.(avif|webp|jpg)$/;

/** The parts of a file name from an address, or undefined when it cannot be one of ours. */
export function parseRenditionName(name: string): RenditionAddress | undefined {
  const [, hash, width, format] = NAME.exec(name) ?? [];
  if (!hash || !width || !isFormat(format)) return undefined;
  if (width === 'square') return format === 'jpg' ? { hash, width, format } : undefined;
  const pixels = Number(width);
  return pixels <= MASTER_LONG_SIDE ? { hash, width: pixels, format } : undefined;
}

function isFormat(value: string | undefined): value is RenditionFormat {
  return RENDITION_FORMATS.some((format) => format === value);
}

/** Path of a picture below the site's root, e.g. `/img/3f…-640.webp`. */
export function photoPath(hash: string, width: number | 'square', format: RenditionFormat): string {
  return `/img/${renditionName(hash, width, format)}`;
}

export interface PictureSources {
  /** In the order a browser should choose: AVIF, then WebP. */
  sources: Array<{ type: string; srcSet: string }>;
  /** JPEG for everything else, and its own candidates. */
  src: string;
  srcSet: string;
  width: number;
  height: number;
}

/**
 * What a `<picture>` needs. `width` and `height` are the photo's own and keep the page from jumping; the component
 * adds `sizes`. `src` is the smallest picture of at least 640 px, or the largest there is.
 */
export function pictureSources(photo: { hash: string; width: number; height: number }): PictureSources {
  const widths = renditionWidths(photo.width);
  const srcSet = (format: RenditionFormat) =>
    widths.map((width) => `${photoPath(photo.hash, width, format)} ${width}w`).join(', ');
  const usual = widths.find((width) => width >= PREVIEW_WIDTH) ?? widths.at(-1) ?? photo.width;
  return {
    sources: [
      { type: RENDITION_TYPES.avif, srcSet: srcSet('avif') },
      { type: RENDITION_TYPES.webp, srcSet: srcSet('webp') },
    ],
    src: photoPath(photo.hash, usual, 'jpg'),
    srcSet: srcSet('jpg'),
    width: photo.width,
    height: photo.height,
  };
}

export interface PlannedRendition {
  name: string;
  width: number | 'square';
  format: RenditionFormat;
}

/** Every file that a finished photo has, the most wanted first: what a phone shows, then the rest. */
export function plannedRenditions(photo: { hash: string; width: number }): Array<PlannedRendition> {
  const planned: Array<PlannedRendition> = [];
  const plan = (width: number | 'square', format: RenditionFormat) =>
    planned.push({ name: renditionName(photo.hash, width, format), width, format });
  const widths = renditionWidths(photo.width);
  for (const format of ['webp', 'jpg', 'avif'] as const) for (const width of widths) plan(width, format);
  plan('square', 'jpg');
  return planned;
}
