/**
 * Shapes of text that a marketplace or the law does not allow in a listing. Matched against
 * text in NFC and lower case: a pattern that ignores case by itself takes several times longer.
 */

/** Ways to reach the seller outside the platform (reference: Shopee text policy as observed; unconfirmed). */
export const contactShapes: readonly RegExp[] = [
  /(?<![\d.])(?:\+?84|0)(?:[\s.-]?\d){9,10}(?!\d)/u,
  /https?:\/\/\S+|www\.\S+/u,
  // Begins where a word begins: else every letter of every word would be tried.
  /(?<![\p{L}\d._-])[\p{L}\d._-]+@[\p{L}\d-]+\.[\p{L}\d.-]+/u,
  /(?<![\p{L}\d-])[a-z\d-]+\.(?:vn|com|net|org|shop|store|info)(?![\p{L}\d])/u,
  /(?<!\p{L})(?:quét (?:mã )?qr|mã qr (?:zalo|liên hệ|đặt hàng))(?!\p{L})/u,
  /(?<!\p{L})(?:zalo|facebook|messenger|telegram|viber|tiktok|hotline)(?!\p{L})/u,
];
