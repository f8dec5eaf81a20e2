import { escapeXml } from '#app/domain/channels/feed/feed-text.ts';
import {
  type GoogleAttribute,
  type GoogleItem,
  type GoogleValue,
  googleAttributes,
} from '#app/domain/channels/google/google-item.ts';

/** An item of Google's RSS 2.0: empty attributes left out, one element for each of several values. */
export function googleItemXml(item: GoogleItem): string {
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
