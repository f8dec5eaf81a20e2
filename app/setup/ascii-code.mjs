/**
 * Code with every character beyond ASCII written as `\uXXXX`, which means the same in strings, templates, patterns and names.
 * V8 keeps the code that it runs, at one byte a character; a single one beyond Latin-1 makes that two for the whole file,
 * which were some 20 MB of a server. `String.raw` alone sees the difference: no letter beyond ASCII may stand there, which a test
 * looks after.
 *
 * @param {string} code of files that are kept in UTF-8; the browser's are another matter, there bytes count.
 * @returns {string}
 */
export function asciiCode(code) {
  // A character that stands behind a backslash of its own (`\–`) is the character: that backslash begins the escape.
  return code.replace(/(\\*)([^\0-\x7f])/g, (_, backslashes, character) => {
    const own = backslashes.length % 2 === 1 ? backslashes.slice(1) : backslashes;
    return `${own}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
