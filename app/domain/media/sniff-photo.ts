/** What a file is by its own first bytes. Names and declared types are never asked. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif';

/** Why a photo is not taken. Each has a message that says what to do instead (`media.refused.*`). */
export const PHOTO_REFUSALS = [
  'empty',
  'tooBig',
  'heic',
  'gif',
  'svg',
  'tiff',
  'rawCamera',
  'pdf',
  'video',
  'office',
  'notAPhoto',
  'damaged',
  'tooManyPixels',
  'tooSmall',
  'tooHeavy',
] as const;
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number];

/** As many first bytes as `sniffPhoto` needs. */
export const SNIFF_BYTES = 1024;

/**
 * Looks at the first bytes of a file: one of the four formats that we decode, or the reason why not.
 *
 * A table of our own and not a library, because the same few lines run in the browser before a file is sent, and
 * because parsing containers to name two hundred formats is itself work on untrusted bytes.
 * Sources: the formats' own specifications (JFIF, PNG 3rd edition, RFC 9649 WebP, ISO/IEC 23008-12 HEIF brands).
 */
export function sniffPhoto(head: Uint8Array): { format: PhotoFormat } | { refusal: PhotoRefusal } {
  if (head.byteLength === 0) return { refusal: 'empty' };
  if (startsWith(head, [0xff, 0xd8, 0xff])) return { format: 'jpeg' };
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { format: 'png' };
  if (ascii(head, 0, 4) === 'RIFF') return riff(ascii(head, 8, 12));
  if (ascii(head, 4, 8) === 'ftyp') return isoMedia(head);
  if (ascii(head, 0, 4) === 'GIF8') return { refusal: 'gif' };
  if (startsWith(head, [0x49, 0x49, 0x2a, 0x00]) || startsWith(head, [0x4d, 0x4d, 0x00, 0x2a])) {
    return { refusal: 'tiff' };
  }
  if (startsWith(head, [0x49, 0x49, 0x2b, 0x00]) || startsWith(head, [0x4d, 0x4d, 0x00, 0x2b])) {
    return { refusal: 'tiff' };
  }
  if (ascii(head, 0, 4) === 'FUJI' || startsWith(head, [0x49, 0x49, 0x52, 0x4f]))
    return { refusal: 'rawCamera' };
  if (ascii(head, 0, 5) === '%PDF-') return { refusal: 'pdf' };
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return { refusal: 'video' };
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { refusal: 'office' };
  }
  return { refusal: looksLikeSvg(head) ? 'svg' : 'notAPhoto' };
}

function riff(kind: string): { format: PhotoFormat } | { refusal: PhotoRefusal } {
  if (kind === 'WEBP') return { format: 'webp' };
  return { refusal: kind === 'AVI ' ? 'video' : 'notAPhoto' };
}

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const AVIF_BRANDS = new Set(['avif', 'avis']);

/** `ftyp`: a major brand, then the brands it is compatible with. `mif1` alone says only "some HEIF". */
function isoMedia(head: Uint8Array): { format: PhotoFormat } | { refusal: PhotoRefusal } {
  const declared = ((head[0] ?? 0) << 24) | ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0);
  const end = Math.min(head.byteLength, Math.max(declared, 16), 256);
  const brands = [ascii(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
  if (brands[0] === 'crx ') return { refusal: 'rawCamera' };
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return { format: 'avif' };
  if (brands.some((brand) => HEIC_BRANDS.has(brand) || brand === 'mif1' || brand === 'msf1')) {
    return { refusal: 'heic' };
  }
  return { refusal: 'video' };
}

/** SVG is text: it may begin with a byte-order mark, blanks, an XML declaration, comments or a doctype. */
function looksLikeSvg(head: Uint8Array): boolean {
  const wide = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  const text = new TextDecoder(wide ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
    head.subarray(0, SNIFF_BYTES),
  );
  return /^\s*<(\?xml|!--|!doctype\s+svg|svg[\s>:])/i.test(text) && /<(\w+:)?svg[\s>]/i.test(text);
}

function startsWith(head: Uint8Array, signature: Array<number>): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

function ascii(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.subarray(from, to));
}
