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

function itemLine(item: GoogleItem): string {
  let line = '';
  for (const name of googleAttributes) line += line === '' ? field(item[name]) : `\t${field(item[name])}`;
  return `${line}\n`;
}

function field(value: GoogleItem[GoogleAttribute]): string {
  if (!value) return '';
  if (typeof value === 'string') return plain(value);
  return value.length === 0 ? '' : plain(value.map(partOfList).join(','));
}

/** A comma would end the value: it is percent-encoded in an address and replaced in the parts of a nested value. */
function partOfList(value: GoogleValue): string {
  if (typeof value === 'string') return value.replaceAll(',', '%2C');
  return Object.values(value)
    .map((text) => text.replace(/[:,]/g, ' '))
    .join(':');
}

/**
 * On one line; a quotation mark would open a quoted value, so a value that holds one is quoted as a whole. Most fields
 * hold nothing of this, which is looked for once.
 */
function plain(text: string): string {
  if (!/[\t\n\r"]/.test(text)) return text;
  const line = text.replace(/\s*[\t\n\r]+\s*/g, ' ');
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
