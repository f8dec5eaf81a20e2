import type { FeedAbout } from '#app/domain/channels/channel.ts';
import { csvLine, escapeXml } from '#app/domain/channels/feed/feed-text.ts';
import { type MetaItem, metaFields } from '#app/domain/channels/meta/meta-item.ts';

type Items = AsyncIterable<readonly MetaItem[]>;

/** Meta's comma-separated file: a row of field names, then one row per item. */
export async function* writeMetaCsv(batches: Items): AsyncGenerator<string> {
  yield csvLine(metaFields);
  for await (const items of batches) {
    let text = '';
    for (const item of items) text += csvLine(metaFields.map((field) => item[field]));
    if (text !== '') yield text;
  }
}

/** Meta's RSS 2.0. Every field has a line of its own, as a line may hold 5,242,880 bytes at most. */
export async function* writeMetaRss(batches: Items, about: FeedAbout): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${escapeXml(about.title)}</title>
<link>${escapeXml(about.baseUrl)}/</link>
<description>${escapeXml(about.description)}</description>
`;
  for await (const items of batches) {
    let text = '';
    for (const item of items) text += itemXml(item);
    if (text !== '') yield text;
  }
  yield '</channel>\n</rss>\n';
}

function itemXml(item: MetaItem): string {
  let text = '<item>\n';
  for (const field of metaFields) {
    const value = item[field];
    if (value) text += `<g:${field}>${escapeXml(value)}</g:${field}>\n`;
  }
  return `${text}</item>\n`;
}
