/** No photo of a pack is heavier, whatever a platform takes: Lazada's 3 MiB, and packs travel by Zalo. Bytes. */
export const PACK_PHOTO_BYTES = 3 * 1024 * 1024;

/** How long a pack's bytes are kept; its row stays. Days. */
export const PACK_KEPT_DAYS = 30;
