import {
  type KnownChannel,
  namesIn,
  parsePlatforms,
  saysShop,
  wordsBeside,
} from '#app/domain/register/parse/parse-platforms.ts';
import { saysNothing } from '#app/domain/register/parse/parsed.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

const LONGEST_QUOTE = 80;
const LONGEST_SHOP = 200;

/** What the words in a column of one channel say where they are no tick, no address and no denial. */
export type OwnWords =
  | { kind: 'nothing' }
  /** On these channels: nearly always on the column's own. */
  | { kind: 'on'; codes: ReadonlyArray<string>; shop: string | null }
  /** Not understood: a question, under the channel's name. */
  | { kind: 'unknown'; text: string; name: string };

/** That it is so: "đã có", "đang bán", "OK", "Rồi". */
const affirms = /\b(da|co|dang|ban|roi|ok|oke|okay|len|mo|xong|duoc|hoat dong|yes)\b/;
const affirming = new Set('roi ok oke okay mo xong duoc hoat dong yes binh thuong tot'.split(' '));

/**
 * Words in the column "Shopee": "đang bán" and the channel's own name say that the product is there, "Shop OCOP Bắc Hà"
 * says in whose shop, and what says neither is asked about. A text of which a person has said that it means a channel is
 * one of that channel's words from then on.
 * @param text without addresses.
 * @param own folded names of the row's producer and product, as a shop may bear them.
 */
export function readOwnWords(
  text: string,
  code: string,
  channels: ReadonlyArray<KnownChannel>,
  own: string,
): OwnWords {
  const written = tidy(text);
  const folded = fold(written);
  if (!/[\p{L}\p{N}]/u.test(written) || saysNothing(folded)) return { kind: 'nothing' };
  const name = channels.find((channel) => channel.code === code)?.name ?? code;
  const asked = `${name}: ${written.slice(0, LONGEST_QUOTE)}`;
  const answered = channels.find(({ words }) => words.includes(fold(asked)));
  if (answered) return { kind: 'on', codes: [answered.code], shop: null };

  const names = namesIn(written, channels);
  const strange = wordsBeside(written, channels).filter((word) => !affirming.has(word));
  if (strange.length === 0) {
    if (names.length > 0) return { kind: 'on', codes: names, shop: null };
    return affirms.test(folded)
      ? { kind: 'on', codes: [code], shop: null }
      : { kind: 'unknown', text: asked, name };
  }
  const [shop] = parsePlatforms({ text: written }, channels, own).shops;
  if (shop?.code === code) return { kind: 'on', codes: [code], shop: shop.shop };
  const isShop =
    names.every((one) => one === code) && (saysShop(folded) || ` ${own} `.includes(` ${folded} `));
  if (isShop) return { kind: 'on', codes: [code], shop: written.slice(0, LONGEST_SHOP) };
  return { kind: 'unknown', text: asked, name };
}
