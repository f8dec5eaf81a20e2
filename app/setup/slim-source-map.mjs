/**
 * A source map with one entry for each line of what was built. Node keeps every entry of a map as an object from the first
 * error on whose place somebody asks for: with all of esbuild's, some six for each line, that is 25 MB of a server. The
 * build is not minified, so that the line alone leads to the file and line where it comes from.
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOfDigit = new Map([...DIGITS].map((digit, value) => [digit, value]));

/**
 * @param {string} text a source map of version 3.
 * @param {string} built what it is of.
 * @returns {string} the same with one entry for each line, that of its first word, without names.
 */
export function slimSourceMap(text, built) {
  const map = JSON.parse(text);
  const indents = built.split('\n').map((line) => line.search(/\S/));
  // Source, line and column there; each is written as its distance from the entry before, on whichever line that was.
  const read = [0, 0, 0];
  const written = [0, 0, 0];
  const lines = map.mappings.split(';').map((line, number) => {
    /** The place of what stands before the first word too: esbuild takes the blanks for the end of the line before. */
    let place = null;
    let builtColumn = 0;
    for (const entry of line === '' ? [] : line.split(',')) {
      const [column = 0, ...moved] = decode(entry);
      builtColumn += column;
      if (moved.length === 0) continue;
      for (const at of read.keys()) read[at] += moved[at];
      if (place === null || builtColumn <= (indents[number] ?? 0)) place = [...read];
    }
    if (place === null) return '';
    const moved = place.map((value, at) => value - written[at]);
    for (const at of written.keys()) written[at] = place[at];
    return [0, ...moved].map(encode).join('');
  });
  return JSON.stringify({ ...map, names: [], mappings: lines.join(';') });
}

/** Numbers in base 64: five bits a digit, lowest first, the sixth says that more follow; the lowest bit of all is the sign. */
function decode(entry) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const digit of entry) {
    const bits = valueOfDigit.get(digit) ?? 0;
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

function encode(number) {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = '';
  do {
    const bits = rest & 31;
    rest >>= 5;
    text += DIGITS[rest > 0 ? bits | 32 : bits];
  } while (rest > 0);
  return text;
}
