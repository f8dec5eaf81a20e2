import { createHash } from 'node:crypto';
import sharp, { type Sharp, type SharpInput } from 'sharp';
import { measureGrey } from '#app/domain/media/decoder/measure-photo.ts';
import type { PreparedPhoto } from '#app/domain/media/decoder/protocol.ts';
import {
  MASTER_LONG_SIDE,
  MAX_AVIF_PIXELS,
  MAX_PHOTO_PIXELS,
  MAX_WEBP_PIXELS,
} from '#app/domain/media/photo-limits.ts';
import { PREVIEW_WIDTH, renditionWidths } from '#app/domain/media/renditions.ts';
import type { PhotoFormat, PhotoRefusal } from '#app/domain/media/sniff-photo.ts';

/** A bookmark icon is not a photo of goods. Short side as it is kept, pixels. */
const SMALLEST_SHORT_SIDE = 64;
/** One decode of this width, which JPEG gives at a quarter of the cost, feeds the preview and the measures. */
const WORKING_WIDTH = 1024;
const MASTER_QUALITY = 88;
const PREVIEW_QUALITY = 72;
const DECODE_SECONDS = 20;
const WHITE = '#ffffff';

/** The photo cannot be taken; `refusal` is for the person, the message for the log. */
export class Refused extends Error {
  constructor(
    readonly refusal: PhotoRefusal,
    detail: string,
  ) {
    super(detail);
  }
}

/**
 * Decodes an upload and writes it anew: upright, on white, sRGB, no EXIF, GPS, ICC or appended bytes.
 * The preview comes first and from a scaled decode, so that it does not wait for the master.
 * @throws Refused, or sharp's own error on damaged input (see `refusalOf`)
 */
export async function preparePhoto(bytes: Uint8Array, format: PhotoFormat): Promise<PreparedPhoto> {
  const original = await readSize(bytes, format);
  const { width, height } = fitInside(original, MASTER_LONG_SIDE);
  const working = await decodeWhole((failOn) =>
    open(bytes, failOn)
      .resize({ width: Math.min(WORKING_WIDTH, width), withoutEnlargement: true })
      .flatten({ background: WHITE })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  const small = () => sharp(working.data, { raw: working.info });

  const widths = renditionWidths(width);
  const previewWidth = widths.find((candidate) => candidate >= PREVIEW_WIDTH) ?? widths.at(-1) ?? width;
  const preview = await small()
    .resize({ width: Math.min(previewWidth, working.info.width) })
    .webp({ quality: PREVIEW_QUALITY })
    .toBuffer();
  const grey = await small()
    .resize({ width: 640, height: 640, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const placeholder = await drawPlaceholder(small);

  const master = await open(bytes)
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: WHITE })
    .toColourspace('srgb')
    .jpeg({ quality: MASTER_QUALITY })
    .toBuffer();
  return {
    hash: createHash('sha256').update(master).digest('hex'),
    master,
    width,
    height,
    preview,
    previewWidth,
    placeholder,
    measures: { ...original, ...measureGrey(grey.data, grey.info.width, grey.info.height) },
  };
}

/** What sharp's words mean for the person who sent the file. */
export function refusalOf(error: unknown): PhotoRefusal {
  if (error instanceof Refused) return error.refusal;
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit|exceeds|too large|dimensions/i.test(message)) return 'tooManyPixels';
  if (/timeout/i.test(message)) return 'tooHeavy';
  if (/unsupported image format/i.test(message)) return 'notAPhoto';
  return 'damaged';
}

/**
 * Decodes a photo that must hold as many pixels as its header says: a decoder fills what is missing with grey and only
 * warns of it. Telephones write much that is warned of and harms nothing, so nothing else that is warned of counts.
 */
async function decodeWhole<Decoded>(decode: (failOn: FailOn) => Promise<Decoded>): Promise<Decoded> {
  try {
    return await decode('warning');
  } catch (error) {
    if (error instanceof Error && /premature end/i.test(error.message)) throw error;
    return decode('error');
  }
}

type FailOn = 'warning' | 'error';

function open(bytes: SharpInput, failOn: FailOn = 'error'): Sharp {
  return sharp(bytes, {
    failOn,
    limitInputPixels: MAX_PHOTO_PIXELS,
    limitInputChannels: 4,
    pages: 1,
    autoOrient: true,
    sequentialRead: true,
  }).timeout({ seconds: DECODE_SECONDS });
}

/** Reads the header only; a bomb is refused here, before a pixel of it is decoded. */
async function readSize(bytes: Uint8Array, format: PhotoFormat): Promise<{ width: number; height: number }> {
  const header = await open(bytes).metadata();
  const { width, height } = header.autoOrient;
  const decodedAs = header.format === 'heif' ? header.compression : header.format;
  if (decodedAs !== (format === 'avif' ? 'av1' : format)) {
    throw new Refused(
      decodedAs === 'hevc' ? 'heic' : 'notAPhoto',
      `a ${format} that decodes as ${decodedAs}`,
    );
  }
  if (width * height > PIXEL_LIMITS[format])
    throw new Refused('tooManyPixels', `${width} × ${height}, ${format}`);
  // A strip as long as a page is a few pixels wide once it is brought to the size that is kept.
  const kept = fitInside({ width, height }, MASTER_LONG_SIDE);
  if (Math.min(kept.width, kept.height) < SMALLEST_SHORT_SIDE)
    throw new Refused('tooSmall', `${width} × ${height}`);
  return { width, height };
}

const PIXEL_LIMITS: Readonly<Record<PhotoFormat, number>> = {
  jpeg: MAX_PHOTO_PIXELS,
  png: MAX_PHOTO_PIXELS,
  webp: MAX_WEBP_PIXELS,
  avif: MAX_AVIF_PIXELS,
};

/** Never enlarges. */
function fitInside(size: { width: number; height: number }, longSide: number) {
  const scale = Math.min(1, longSide / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

const PLACEHOLDER_PREFIX = 'data:image/webp;base64,';
const PLACEHOLDER_MAX_CHARACTERS = 300;

/** The largest of a few tiny pictures whose address fits; noisy photos compress badly, so several are tried. */
async function drawPlaceholder(picture: () => Sharp): Promise<string> {
  let address = '';
  for (const [side, quality] of PLACEHOLDER_STEPS) {
    const tiny = await picture()
      .resize({ width: side, height: side, fit: 'inside' })
      .blur(0.6)
      .webp({ quality, effort: 6, smartSubsample: false })
      .toBuffer();
    address = PLACEHOLDER_PREFIX + tiny.toString('base64');
    if (address.length <= PLACEHOLDER_MAX_CHARACTERS) break;
  }
  return address;
}

const PLACEHOLDER_STEPS = [
  [32, 10],
  [24, 10],
  [16, 10],
  [12, 5],
  [8, 1],
  [4, 1],
] as const;
