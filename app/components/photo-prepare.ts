import { MAX_PHOTO_BYTES, SENT_LONG_SIDE } from '#app/domain/media/photo-limits.ts';
import { type PhotoRefusal, SNIFF_BYTES, sniffPhoto } from '#app/domain/media/sniff-photo.ts';

export type ReadyPhoto = { blob: Blob };

/** Small enough to be sent as it is, whatever its pixels. */
const LIGHT_BYTES = 700 * 1024;
const SENT_QUALITY = 0.85;

/**
 * Makes a chosen file ready to be sent: scaled down where this browser can, which turns 4 MB into some 500 kB and
 * leaves the place where it was taken at home. A HEIC that the phone itself can open becomes a JPEG; what no server
 * of ours would take is refused here, before anything is sent.
 */
export async function preparePhoto(file: File): Promise<ReadyPhoto | { refusal: PhotoRefusal }> {
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer());
  const sniffed = sniffPhoto(head);
  if ('refusal' in sniffed) {
    if (sniffed.refusal !== 'heic') return sniffed;
    const converted = await scaleDown(file);
    return converted ? { blob: converted } : sniffed;
  }
  if (file.size <= LIGHT_BYTES) return { blob: file };
  const scaled = await scaleDown(file);
  if (scaled && scaled.size < file.size) return { blob: scaled };
  return file.size > MAX_PHOTO_BYTES ? { refusal: 'tooBig' } : { blob: file };
}

/** Null where the browser cannot: an old one, a picture too large for its memory, a format that it does not know. */
async function scaleDown(file: File): Promise<Blob | null> {
  if (typeof createImageBitmap !== 'function') return null;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SENT_LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', SENT_QUALITY));
  } catch {
    return null;
  }
}

/**
 * The name under which a photo is sent to this listing. From its content, so that the same photo chosen again, also
 * after a reload, goes on where it stopped; random where the browser gives no hash (plain http in a local network).
 */
export async function photoKey(scope: string, blob: Blob): Promise<{ key: string; sha256: string | null }> {
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    const sha256 = hex(digest);
    return { key: `${scope}-${sha256.slice(0, 32)}`, sha256 };
  }
  return { key: `${scope}-${hex(crypto.getRandomValues(new Uint8Array(16)))}`, sha256: null };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
