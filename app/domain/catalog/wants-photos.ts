/** "ảnh" as a word of its own, with its mark: "anh Nam" is a person, "ảnh hưởng" no picture. */
const PHOTOS = /(?<!\p{L})(?:ảnh(?!\s+hưởng)|hình|photos?|pictures?)(?!\p{L})/u;

/**
 * Whether the register's reason why a product is not on sale online speaks of its photos: then its listing is not complete
 * without one, while others may begin with a drawn picture.
 * @param reason of its register entry; null where none is recorded.
 */
export function wantsPhotos(reason: string | null): boolean {
  return reason !== null && PHOTOS.test(reason.normalize('NFC').toLowerCase());
}
