import type { FeedAbout } from '#app/domain/channels/channel.ts';
import { escapeXml } from '#app/domain/channels/feed/feed-text.ts';
import {
  type GoogleAttribute,
  type GoogleItem,
  type GoogleValue,
  googleAttributes,
} from '#app/domain/channels/google/google-item.ts';

/** Google's RSS 2.0: one text per batch of items, between the head and the foot of the document. */
export async function* writeGoogleRss(
  batches: AsyncIterable<readonly GoogleItem[]>,
  about: FeedAbout,
): AsyncGenerator<string> {
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

function itemXml(item: GoogleItem): string {
  let text = '<item>\n';
  for (const name of googleAttributes) {
    const value = item[name];
    if (!value) continue;
    if (typeof value === 'string') text += element(name, value);
    else for (const one of value) text += element(name, one);
  }
  return `${text}</item>\n`;
}

function element(name: GoogleAttribute, value: GoogleValue): string {
  if (typeof value === 'string') return `<g:${name}>${escapeXml(value)}</g:${name}>\n`;
  let parts = '';
  for (const [part, text] of Object.entries(value)) parts += `<g:${part}>${escapeXml(text)}</g:${part}>`;
  return `<g:${name}>${parts}</g:${name}>\n`;
}
