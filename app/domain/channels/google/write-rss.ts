import type { FeedAbout } from '#app/domain/channels/channel.ts';
import type { GoogleItem, GoogleValue } from '#app/domain/channels/google/google-item.ts';

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
  for (const [name, values] of item) {
    for (const value of values) text += `<g:${name}>${valueXml(value)}</g:${name}>\n`;
  }
  return `${text}</item>\n`;
}

function valueXml(value: GoogleValue): string {
  if (typeof value === 'string') return escapeXml(value);
  return value.map(([part, text]) => `<g:${part}>${escapeXml(text)}</g:${part}>`).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
