import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';

/** Texts as machine-readable feeds take them. */

/** Control characters but tab and line feed, halves of a surrogate pair, and the two that XML 1.0 forbids besides. */
const forbidden = /[^\P{Cc}\t\n]|\p{Surrogate}|[\ufffe\uffff]/gu;

/** What Vietnamese is written with, composed: nothing to take out and nothing to compose. */
const clear = /^[\n\x20-\x7e\xa0-\u02ff\u1ea0-\u1ef9\u2010-\u2026]*$/;

/** NFC, whole characters only, no control characters but line breaks. */
export function clean(text: string): string {
  if (clear.test(text)) return text.trim();
  return text.replace(/\r\n?/g, '\n').replace(forbidden, '').normalize('NFC').trim();
}

/** At most `limit` code points; a short text is not taken apart to know it. */
function isWithin(text: string, limit: number): boolean {
  return text.length <= limit || [...text].length <= limit;
}

/** For labels and paths that may end anywhere; never for a title or a description. */
export function cut(text: string, limit: number): string {
  return isWithin(text, limit) ? text : [...text].slice(0, limit).join('').trimEnd();
}

/** The pack size stands in the title where it fits: a title is never cut. */
export function titleWithSize(title: string, size: string, limit: number): string {
  const whole = `${title} – ${size}`;
  return isWithin(whole, limit) ? whole : title;
}

/** The mark on the goods, else their maker; a name that is too long is left out rather than cut. */
export function brandOf(listing: ChannelListing, limit: number): string | null {
  for (const candidate of [listing.brand, listing.producer.name]) {
    const name = clean(candidate ?? '');
    if (name !== '' && isWithin(name, limit)) return name;
  }
  return null;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escapeXml(text: string): string {
  return /[&<>"']/.test(text)
    ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
    : text;
}

/**
 * One line of a comma-separated file for machines: quoted where the value asks for it, nothing put in front of a value
 * that looks like a formula.
 */
export function csvLine(values: ReadonlyArray<string | number | null>): string {
  return `${values.map(csvField).join(',')}\n`;
}

function csvField(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
