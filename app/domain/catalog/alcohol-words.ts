/**
 * The words that mean an alcoholic drink (Law 44/2019 art. 16 keeps it from people under 18): in the name of a product,
 * and in a register's own words for its group. One list for the form, the page of origin and the demo, so that what one
 * asks about the other hides.
 */
import { fold } from '#app/server/text/fold.ts';

/** With their marks: "vàng" is no wine, and "biên" no beer. */
const IN_NAME =
  /(?<!\p{L})(?:rượu|bia|vodka|whisky|rum|gin|soju|sake|wine|beer|liqueur|spirits?|vang (?:đỏ|trắng|hồng|nho|trái cây|hoa quả))(?!\p{L})/iu;

/** Alone it means wine only at the head of a name: "Vang mận". Further on it is a wood, or an echo. */
const AT_HEAD = /^\s*vang(?!\p{L})/iu;

const IN_GROUP = /\b(co con|ruou|bia)\b/;

/** Whether a product's name says that it is alcohol, in whichever normal form it is written. */
export function nameSaysAlcohol(name: string): boolean {
  const text = name.normalize('NFC');
  return IN_NAME.test(text) || AT_HEAD.test(text);
}

/** Whether a register's words for a group without a set of the classification say so. */
export function groupSaysAlcohol(group: string): boolean {
  return IN_GROUP.test(fold(group));
}
