import {
  type GoogleAttribute,
  type GoogleItem,
  type GoogleValue,
  googleAttributes,
} from '#app/domain/channels/google/google-item.ts';

/**
 * Google's tab-separated file: a row of attribute names, then one row per item. No tabs or line breaks inside a value;
 * several values are parted by commas, the parts of a nested one by colons. A machine reads it: nothing is put in front
 * of a value that looks like a formula.
 */
export async function* writeGoogleTsv(batches: AsyncIterable<readonly GoogleItem[]>): AsyncGenerator<string> {
  yield `${googleAttributes.join('\t')}\n`;
  for await (const items of batches) {
    let text = '';
    for (const item of items) text += itemLine(item);
    if (text !== '') yield text;
  }
}

/** Few items hold a mark that this form needs quoted: that is looked for once in the whole line. */
function itemLine(item: GoogleItem): string {
  let line = fieldOf(item.id);
  for (const name of furtherAttributes) line += `\t${fieldOf(item[name])}`;
  const isPlain = !/[\n\r"]/.test(line) && tabsIn(line) === furtherAttributes.length;
  return isPlain ? `${line}\n` : `${googleAttributes.map((name) => plain(fieldOf(item[name]))).join('\t')}\n`;
}

const furtherAttributes = googleAttributes.slice(1);

function tabsIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('\t'); at !== -1; at = line.indexOf('\t', at + 1)) count += 1;
  return count;
}

function fieldOf(value: GoogleItem[GoogleAttribute]): string {
  if (!value) return '';
  if (typeof value === 'string') return value;
  return value.length === 0 ? '' : value.map(partOfList).join(',');
}

/** A comma would end the value: it is percent-encoded in an address and replaced in the parts of a nested value. */
function partOfList(value: GoogleValue): string {
  if (typeof value === 'string') return value.replaceAll(',', '%2C');
  return Object.values(value)
    .map((text) => (/[:,]/.test(text) ? text.replace(/[:,]/g, ' ') : text))
    .join(':');
}

/** On one line; a quotation mark would open a quoted value, so a value that holds one is quoted as a whole. */
function plain(text: string): string {
  const pieces = text.split(/[\t\n\r]+/).map((piece) => piece.trim());
  const line = pieces.filter((piece) => piece !== '').join(' ');
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
