import { everyMatch, type Found } from '#app/domain/catalog/contact-in-note/readable-note.ts';

const SIGNS = [
  /:\/\/\S*/gu,
  /(?<![\p{L}\d])(?:www\.|(?:tel|mailto|sms|tg|sip):)\S+/gu,
  /(?<![\p{L}\d:/])\/\/[^\s/.]+[/.]\S*/gu,
  /@ ?\p{L}[\p{L}\d._-]*|(?<=\p{L})@[\p{L}\d._-]+/gu,
  // A name that begins with a figure or a sign; not a price or a weight each.
  /@[\d._-]+(?!(?:d|k|tr|dong|vnd|g|kg)(?![\p{L}\d]))\p{L}[\p{L}\d._-]*/gu,
  // A known short address without its dot: `t me/hoantien`, `bit ly/abc123`.
  /(?<![\p{L}\d])(?:zalo|facebook|fb|messenger|telegram|t|m|wa|whatsapp|bit|tinyurl|cutt|shorturl|goo|youtu|tiktok) (?:com|me|ly|gl|be|at|vn)\/\S+/gu,
  /(?<=\p{L} ?)[[({] ?(?:at|a cong) ?[\])}]/gu,
  /(?<![\p{L}\d])a cong(?![\p{L}\d])/gu,
];

/** Signs that only a link or a mail address has. */
export function signsIn(text: string): Found[] {
  return SIGNS.flatMap((sign) => everyMatch(text, sign));
}

/** Endings that stand for a host even where blanks, brackets or a word part them from it; none is a Vietnamese syllable. */
const KNOWN_ENDINGS =
  'com|net|org|vn|info|xyz|app|shop|store|site|online|link|click|club|icu|vip|biz|dev|page|live|work|world|asia|ly|io|gg|cc';
/** Blanks and brackets of any kind; no sentence ends in them. */
const AROUND = '[^\\p{L}\\d.,;:!?]{1,4}';
/** Of these no sentence begins with one. */
const ENDINGS_BEHIND_BLANK = '(?:vn|com|net|org|xyz)(?![\\p{L}\\d])';
const PARTED_HOSTS = [
  new RegExp(
    `[\\p{L}\\d-]{1,30}(?: [.] ?| ?[[({] ?[.] ?[\\])}] ?|${AROUND}(?:dot|cham)${AROUND})(?:${KNOWN_ENDINGS})(?![\\p{L}\\d])`,
    'gu',
  ),
  /[\p{L}\d][[({]?[.][\])}]\p{L}{2,}/gu,
  // No Vietnamese syllable has eight letters.
  new RegExp(`[\\p{L}\\d-]{8,30}[.] {1,3}${ENDINGS_BEHIND_BLANK}`, 'gu'),
];
const BRACKET = '[^\\p{L}\\d\\s.,;:!?]';
const INVITED_HOSTS = [
  new RegExp(`[\\p{L}\\d-]{2,30}[.] {1,3}${ENDINGS_BEHIND_BLANK}`, 'gu'),
  new RegExp(`[\\p{L}\\d-]{1,30} ?${BRACKET} ?(?:dot|cham|[.]) ?${BRACKET} ?\\p{L}{2,}`, 'gu'),
];
/** Behind a figure or a short form, where any other word is no host. */
const KNOWN_ENDING = new RegExp(`^(?:${KNOWN_ENDINGS}|me|co|to|be|top|[a-z]{2})$`);
/** Of pictures and papers, and of no host. */
const FILE_ENDING = /^(?:jpe?g|png|heic|webp|pdf|docx?|xlsx?|mp4)$/;
/** What Vietnamese writes before a name with a dot between: thành phố, quận, phường … */
const SHORT_FORMS = new Set('tp tx tt q p h x kp kcn sn ql dt ts ths gs bs ks mr ms dr st no'.split(' '));

/** Not `1.500.000.000`. */
const FOUR_BYTES = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$|\/)|(?=\/|$))){4}/;

/** Words on both sides of a dot, and addresses in figures; also behind a stroke, where programs for mail make a link of them too. */
export function hostsIn(text: string): Found[] {
  const found = PARTED_HOSTS.flatMap((shape) => everyMatch(text, shape));
  for (const { at, end } of everyMatch(text, /[^\s,;!?()[\]{}"“”:]+/gu)) {
    const word = text.slice(at, end);
    let from = at;
    for (const part of word.split('/')) {
      if (isHost(part) || FOUR_BYTES.test(part)) {
        found.push({ at: from, end });
        break;
      }
      from += part.length + 1;
    }
  }
  return found;
}

/** Behind an invitation: also a known ending behind a blank, and any ending where the dot stands in brackets of any kind. */
export function invitedHostsIn(text: string): Found[] {
  return INVITED_HOSTS.flatMap((shape) => everyMatch(text, shape));
}

function isHost(word: string): boolean {
  const parts = word.split('.');
  return parts.some((part, step) => step > 0 && isEnding(parts[step - 1] ?? '', part));
}

function isEnding(before: string, part: string): boolean {
  if (!/^(?:xn--|\p{L}{2,})/u.test(part) || before === '') return false;
  const ending = /^[\p{L}\d-]+/u.exec(part)?.[0] ?? '';
  if (FILE_ENDING.test(part)) return false;
  if (/^\d+$/.test(before) || SHORT_FORMS.has(before)) return KNOWN_ENDING.test(ending);
  return /\p{L}|\d/u.test(before);
}
