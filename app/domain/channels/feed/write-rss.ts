import type { FeedAbout } from '#app/domain/channels/channel.ts';
import { escapeXml } from '#app/domain/channels/feed/feed-text.ts';

/**
 * RSS 2.0 with Google's names, which Meta reads too: one text per batch of items, between the head and the foot of the
 * document. @param itemXml an `<item>` with a line end behind it.
 */
export async function* writeRss<Item>(
  batches: AsyncIterable<readonly Item[]>,
  about: FeedAbout,
  itemXml: (item: Item) => string,
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
