/**
 * Addresses of the internet, for all who look for contacts. Each begins where a word begins: else every letter of a long
 * word would be tried, and the time would grow with the square of its length. `pattern` is matched against lower-case NFC;
 * `sign` stands in every match and is found far sooner.
 */
export const addressShapes: ReadonlyArray<{ pattern: RegExp; sign: RegExp }> = [
  { pattern: /https?:\/\/\S+|www\.\S+/u, sign: /:\/\/|www\./ },
  { pattern: /(?<![\p{L}\d._-])[\p{L}\d._-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u, sign: /@/ },
  {
    pattern: /(?<![\p{L}\d-])[a-z\d-]+\.(?:vn|com|net|org|shop|store|info)(?![\p{L}\d])/u,
    sign: /\.(?:vn|com|net|org|shop|store|info)/,
  },
];
