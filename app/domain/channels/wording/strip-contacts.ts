import { lowerInPlace } from '#app/domain/catalog/find-claims.ts';
import { contactShapes, firstShape } from '#app/domain/channels/rules/text-shapes.ts';

/** Words that lead up to a number or an address and mean nothing without it. */
const leadIn =
  /(?:(?<![\p{L}\d])(?:liên hệ|lh|gọi ngay|gọi điện|gọi|nhắn tin|nhắn|inbox|kết bạn|sđt|đt|số điện thoại|điện thoại|hotline|zalo|facebook|fb|messenger|viber|telegram|tiktok|trang web|website|web|fanpage|email|mail|phone|call|tel|contact|qua|tại|theo|hoặc|số)[\s:.,/–-]*)+$/u;

const everywhere = contactShapes.map(({ pattern }) => new RegExp(pattern.source, 'gu'));

/** What stands between two contacts and goes with them. */
const onlyMarks = /^[^\S\n:.,/–-]*[:.,/–-]*[^\S\n]*$/u;

/** Some text goes only so far back that a lead-in can begin there. */
const leadInLength = 80;

/**
 * A text without telephone numbers, links, addresses and names of other networks, and without the words that lead up to
 * them. A text that would be left empty is given back as it is: then the channel's rules have their say.
 */
export function stripContacts(text: string): string {
  let rest = text.normalize('NFC');
  if (!holdsContact(rest)) return text;
  // What is left on both sides of a gap may be a contact again.
  while (holdsContact(rest)) rest = withoutOnce(rest);
  return rest === '' ? text : rest;
}

function holdsContact(text: string): boolean {
  return firstShape(contactShapes, lowerInPlace(text)) !== null;
}

function withoutOnce(text: string): string {
  const lower = lowerInPlace(text);
  const found = everywhere
    .flatMap((shape) =>
      [...lower.matchAll(shape)].map(({ index, 0: words }) => [index, index + words.length] as const),
    )
    .sort(([one], [other]) => one - other);
  let rest = '';
  let at = 0;
  for (const [from, to] of found) {
    if (to <= at) continue;
    const before = lower.slice(Math.max(at, from - leadInLength), Math.max(at, from));
    const lead = leadIn.exec(before)?.[0].length ?? 0;
    const between = text.slice(at, Math.max(at, from - lead));
    rest += at > 0 && onlyMarks.test(between) ? ' ' : between;
    at = to;
  }
  return tidied(rest + text.slice(at));
}

/** Blanks and marks that stood around what was taken out. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/ ([,.;!?])/gu, '$1')
        .replace(/([,;:–-]) ?(?=[,.;!?])/gu, '')
        .replace(/^[\s,.;:!?–-]+|[\s,;:–-]+$/gu, ''),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
