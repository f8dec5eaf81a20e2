/** Texts of a producer's own listings and of their review. */
import { catalog as en } from '#app/i18n/en/catalog.ts';
import { joinMessages, type Plural } from '#app/i18n/messages.ts';
import { catalog as vi } from '#app/i18n/vi/catalog.ts';

export const catalogMessages = joinMessages(vi, en);

type PlainKey = { [Key in keyof typeof vi]: (typeof vi)[Key] extends Plural ? never : Key }[keyof typeof vi];

/** Key of a text of this area, for keys that are put together from parts. */
export type CatalogMessage = PlainKey;

/** True when `key` is one of this area's: what comes from data is not trusted to be one. */
export function isCatalogMessage(key: string): key is CatalogMessage {
  return Object.hasOwn(vi, key);
}
