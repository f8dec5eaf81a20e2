/**
 * What we take from a phone and what we make of it. Plain numbers, shared by the browser and the server, so that
 * the picker can refuse a file before it is sent with the same words as the server would.
 */

/** A 50-megapixel phone photo at its best quality stays below this; a scan or a bomb does not. Bytes. */
export const MAX_PHOTO_BYTES = 15 * 1024 * 1024;

/** 50-megapixel phone sensors write 8192 × 6144 pixels; a few rows more are padding. Pixels. */
export const MAX_PHOTO_PIXELS = 51_000_000;

/** WebP is decoded whole where JPEG is read in strips. Cameras do not write it; pages save it far smaller. Pixels. */
export const MAX_WEBP_PIXELS = 25_000_000;

/** AVIF is decoded whole and held several times over: more than this would not fit the decoder's memory. Pixels. */
export const MAX_AVIF_PIXELS = 12_500_000;

/** Shopee takes 9 pictures and Google 11: more than twelve would never be shown anywhere. */
export const MAX_PHOTOS_PER_LISTING = 12;

/** Staged and attached photos of one producer. 205 products × 12 is far below it for any one of them. */
export const MAX_PHOTOS_PER_PRODUCER = 2_000;

/** A photo that no listing took is swept after this long: the draft may wait for a market day. Milliseconds. */
export const STAGED_PHOTO_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** The private original: what every rendition is made from. Long side, pixels. */
export const MASTER_LONG_SIDE = 3000;

/** What the browser scales a photo down to before it is sent, where it can: 4 MB become about 500 kB. Pixels. */
export const SENT_LONG_SIDE = 2000;

/** The file types the picker offers; the server looks at the bytes and believes neither name nor type. */
export const ACCEPTED_PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/avif';
