import { csvLine, escapeXml } from '#app/domain/channels/feed/feed-text.ts';
import { type MetaItem, metaFields } from '#app/domain/channels/meta/meta-item.ts';

/** Meta's comma-separated file: a row of field names, then one row per item. */
export async function* writeMetaCsv(batches: AsyncIterable<readonly MetaItem[]>): AsyncGenerator<string> {
  yield csvLine(metaFields);
  for await (const items of batches) {
    let text = '';
    for (const item of items) text += csvLine(metaFields.map((field) => item[field]));
    if (text !== '') yield text;
  }
}

/** An item of Meta's RSS 2.0. Every field has a line of its own, as a line may hold 5,242,880 bytes at most. */
export function metaItemXml(item: MetaItem): string {
  let text = '<item>\n';
  for (const field of metaFields) {
    const value = item[field];
    if (value) text += `<g:${field}>${escapeXml(value)}</g:${field}>\n`;
  }
  return `${text}</item>\n`;
}
