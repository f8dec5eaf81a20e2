import { addressShapes } from '#app/domain/catalog/address-shapes.ts';

/**
 * Shapes of text that a marketplace or the law does not allow in a listing. Matched against
 * text in NFC and lower case: a pattern that ignores case by itself takes several times longer.
 */

export type TextShape = {
  pattern: RegExp;
  /** What every match holds, where that is found far sooner. It is looked for first: most texts are without it. */
  sign?: RegExp;
};

/** Ways to reach the seller outside the platform (reference: Shopee text policy as observed; unconfirmed). */
export const contactShapes: readonly TextShape[] = [
  { pattern: /(?<![\d.])(?:\+?84|0)(?:[\s.-]?\d){9,10}(?!\d)/u, sign: /(?:84|0)[\s.-]?\d/ },
  ...addressShapes,
  { pattern: /(?<!\p{L})(?:quét (?:mã )?qr|mã qr (?:zalo|liên hệ|đặt hàng))(?!\p{L})/u, sign: / qr/ },
  {
    pattern: /(?<!\p{L})(?:zalo|facebook|messenger|telegram|viber|tiktok|hotline)(?!\p{L})/u,
    sign: /zalo|facebook|messenger|telegram|viber|tiktok|hotline/,
  },
];

/**
 * Emoji and pictures of faces, signs and flags, among them those that are drawn from several code points; not the marks of
 * rights and registration.
 */
export const pictographs =
  /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u2600-\u27bf]/u;

export const pictographShapes: readonly TextShape[] = [{ pattern: pictographs }];

/** The first of the shapes that a lower-case NFC text holds; null when it holds none. */
export function firstShape(shapes: readonly TextShape[], lower: string): string | null {
  for (const { pattern, sign } of shapes) {
    const found = sign?.test(lower) === false ? null : pattern.exec(lower);
    if (found) return found[0].trim();
  }
  return null;
}
