/**
 * A source map with one entry for each line of what was built. Node keeps every entry of a map as an object from the first
 * error on whose place somebody asks for: with all of esbuild's, some six for each line, that is 25 MB of a server. The
 * build is not minified, so that the line leads to its file and, of a line that the build has put together from several, to the
 * first of them.
 */
import { decode, encode } from '@jridgewell/sourcemap-codec';

/**
 * @param {string} text a source map of version 3.
 * @param {string} built what it is of.
 * @returns {string} the same with one entry for each line, that of its first word, without names.
 */
export function slimSourceMap(text, built) {
  const map = JSON.parse(text);
  const indents = built.split('\n').map((line) => line.search(/\S/));
  const lines = decode(map.mappings).map((entries, number) => {
    const placed = entries.filter((entry) => entry.length > 1);
    // The place of what stands before the first word too: esbuild takes the blanks for the end of the line before.
    const first = placed.findLast(([column]) => column <= (indents[number] ?? 0)) ?? placed[0];
    if (!first) return [];
    const [, source, line, column] = first;
    return [[0, source, line, column]];
  });
  return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}
