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
  /(?<![\p{L}\d])[a-z\d-]+\.(?:vn|com|net|org|shop|store|info)(?![\p{L}\d])/u,
  /(?<!\p{L})(?:zalo|facebook|messenger|telegram|viber|tiktok|hotline)(?!\p{L})/u,
];

/**
 * Words that promise a cure (Decree 15/2018 art. 27(3)). A sentence that denies it, as the compulsory disclaimer does,
 * is no claim.
 */
export const claimShapes: readonly RegExp[] = [
  /(?:chữa khỏi|khỏi hẳn|khỏi bệnh|điều trị|đặc trị|trị dứt điểm|thần dược|chữa bách bệnh|chữa ung thư|chữa tiểu đường)(?<!không[^.!?]{0,60})/u,
];
