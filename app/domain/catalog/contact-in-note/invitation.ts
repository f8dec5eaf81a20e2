import { everyMatch, type Found } from '#app/domain/catalog/contact-in-note/readable-note.ts';

const NETWORKS = 'zalo|telegram|viber|whatsapp|wechat|messenger|facebook|fb|line|inbox|ib';

/**
 * Words that ask to call, write or look somewhere, without their marks. Some are other words without theirs (`nhan`: nhắn,
 * nhận); that only makes the rule stricter where nothing honest stands.
 */
const INVITATIONS = [
  NETWORKS,
  'goi|alo|nhan|lien he|lh|ket ban|hotline|sdt|dt|dien thoai|tai trang|qua trang',
  'call|text|contact|phone|write to|message|dm',
  // Not an amount or a count.
  'so(?! (?:tien|luong|hang|don|lo|du|con|ngay|hop|goi|tui|can)(?!\\p{L}))',
];
const INVITATION = new RegExp(`^(?:${INVITATIONS.join('|')})(?![\\p{L}\\d])`, 'u');
/** `zalo:hoantien`, `fb: hoantien88`, `zalo hoantien88`; what is said behind a network (`Zalo: khách xin huỷ`) is no name. */
const NAME_IN_NETWORK = new RegExp(
  `(?<![\\p{L}\\d])(?:${NETWORKS})(?: ?:[\\p{L}_]\\S*|(?: ?:)? {1,3}\\p{L}{3,}[\\d_]\\S*)`,
  'gu',
);
/** Signs before the first letter are no part of a word. */
const LEADING = /^[^\p{L}\d]+/u;
const REACH_WORDS = 6;

/**
 * What stands behind words that invite somewhere, as far as six words; a number, also one that is spelled, counts as none.
 * @param text readable. @param isNumber of a word.
 */
export function invitedParts(text: string, isNumber: (word: string) => boolean): Found[] {
  const parts: Found[] = [];
  let left = 0;
  for (const { at, end } of everyMatch(text, /\S+/gu)) {
    const word = text.slice(at, end).replace(LEADING, '');
    // Two words of an invitation, and what must not follow it, fit in here.
    const inviting = INVITATION.exec(text.slice(end - word.length, end - word.length + 24))?.[0].length;
    if (inviting) {
      parts.push({ at: end - word.length, end });
      left = REACH_WORDS;
    } else if (left > 0) {
      const part = parts.at(-1);
      if (part) part.end = end;
      if (!isNumber(word)) left -= 1;
    }
  }
  return joined(parts);
}

/** Names of people or pages in a network. */
export function namesIn(text: string): Found[] {
  return everyMatch(text, NAME_IN_NETWORK);
}

/** Parts with nothing but blanks between are one. */
function joined(parts: readonly Found[]): Found[] {
  const all: Found[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last && part.at - last.end <= 1) last.end = part.end;
    else all.push({ ...part });
  }
  return all;
}
