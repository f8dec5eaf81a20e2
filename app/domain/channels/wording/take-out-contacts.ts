import { lowerInPlace } from '#app/domain/catalog/find-claims.ts';
import { contactShapes, firstShape } from '#app/domain/channels/rules/text-shapes.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

/** A text without what a channel does not want in it, and what was left out of it, as it was written. */
export type Cleaned = { text: string; out: readonly string[] };

type Range = readonly [from: number, to: number];

/** Words that lead up to a number or an address and mean nothing without it. */
const leadIn =
  /(?:(?<![\p{L}\d])(?:liên hệ|lh|gọi ngay|gọi điện|gọi|nhắn tin|nhắn|inbox|kết bạn|sđt|đt|số điện thoại|điện thoại|hotline|zalo|facebook|fb|messenger|viber|telegram|tiktok|trang web|website|web|fanpage|email|mail|phone|call|tel|contact|qua|tại|theo|hoặc|số)[\s:.,/–-]*)+$/u;

/**
 * Words of which an invitation to call, write or order is made. A clause that holds a contact and nothing besides these
 * says nothing without the contact.
 */
const inviting: ReadonlySet<string> = new Set(
  [
    'liên hệ lh gọi điện thoại nhắn tin inbox ib kết bạn sđt đt hotline zalo facebook fb messenger viber telegram tiktok',
    'trang web website fanpage page email mail số máy kênh nhóm địa chỉ link cá nhân quét mã qr kênh chat',
    'qua tại theo hoặc và hay ở vào trên về đến tới từ với của là thì để khi nếu cho được có thể cần muốn đã sẽ',
    'đặt mua hàng người bán sỉ lẻ order ship giao đơn hỏi giá tư vấn hỗ trợ biết xem thêm tìm hiểu tham khảo truy cập chi tiết',
    'thông tin ngay nhanh trực tiếp luôn nhé nha nhá ạ ơi vui lòng xin hãy mời quý khách anh chị bạn mình em tôi chúng',
    'viết gửi shop tiệm cửa gian chủ bên theo dõi mọi sau đây này dưới 24/7 24h',
    'please call us me at for to or and by via on our my the a of now phone tel contact message write visit see more',
    'info information details buy orders ordering you your can want need if shop online',
  ].flatMap((line) => line.split(' ')),
);

const everywhere = contactShapes.map(({ pattern }) => new RegExp(pattern.source, 'gu'));

/** Where a sentence ends: marks with a blank behind them, but not those of an abbreviation; and every line. */
const sentenceEnd = /(?<!(?<!\p{L})(?:đt|sđt|tel|lh|fb|tp))[.!?…]+(?=\s|$)[^\S\n]*\n*|\n+/giu;
const clauseEnd = /[,;](?=\s|$)\s*|\s[–-]\s/gu;
const word = /[\p{L}\d/]+/gu;

/** Some text goes only so far back that a lead-in can begin there. */
const leadInLength = 80;

/**
 * Takes telephone numbers, links, addresses and names of other networks out of a text: a sentence, line or clause that
 * says nothing besides goes whole; of others the contact goes with the words that lead up to it. A text that would be
 * left empty is given back as it is: then the channel's rules have their say.
 */
export function takeOutContacts(text: string): Cleaned {
  let rest = text.normalize('NFC');
  if (!holdsContact(rest)) return { text, out: [] };
  const out: string[] = [];
  // What is left on both sides of a gap may be a contact again.
  while (holdsContact(rest)) rest = withoutOnce(rest, out);
  return rest === '' ? { text, out: [] } : { text: rest, out };
}

function holdsContact(text: string): boolean {
  return firstShape(contactShapes, lowerInPlace(text)) !== null;
}

function withoutOnce(text: string, out: string[]): string {
  const contacts = contactsIn(text);
  let rest = '';
  for (const sentence of pieces(text, [0, text.length], sentenceEnd, contacts)) {
    const inside = within(contacts, sentence);
    const left = inside.length === 0 ? text.slice(...sentence) : withoutIn(text, sentence, inside, out);
    // A line of which nothing is left goes with its end.
    const isLineGone = left.trim() === '' && inside.length > 0 && (rest === '' || rest.endsWith('\n'));
    if (!isLineGone) rest += left;
  }
  return tidied(rest);
}

/** The contacts of a text in their order, none inside another. */
function contactsIn(text: string): Range[] {
  const lower = lowerInPlace(text);
  const found = everywhere
    .flatMap((shape) =>
      [...lower.matchAll(shape)].map(({ index, 0: words }): Range => [index, index + words.length]),
    )
    .sort(([one], [other]) => one - other);
  const ranges: Range[] = [];
  for (const [from, to] of found) {
    const last = ranges.at(-1);
    if (last && from < last[1]) ranges[ranges.length - 1] = [last[0], Math.max(last[1], to)];
    else ranges.push([from, to]);
  }
  return ranges;
}

/** Parts of a range of the text, each with the marks that end it; no part ends inside a contact. */
function pieces(text: string, [from, to]: Range, end: RegExp, contacts: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let at = from;
  for (const { index, 0: marks } of text.slice(from, to).matchAll(end)) {
    const begins = from + index;
    const ends = begins + marks.length;
    const isInside = contacts.some(
      ([first, last]) => first < begins && begins + marks.trimEnd().length < last,
    );
    if (isInside || ends >= to) continue;
    parts.push([at, ends]);
    at = ends;
  }
  parts.push([at, to]);
  return parts;
}

function within(contacts: readonly Range[], [from, to]: Range): Range[] {
  return contacts.filter(([first, last]) => first < to && last > from);
}

/** What is left of a sentence that holds contacts. */
function withoutIn(text: string, sentence: Range, contacts: readonly Range[], out: string[]): string {
  const clauses = pieces(text, sentence, clauseEnd, contacts);
  const isEmpty = clauses.map((clause) => saysNothing(text, clause, within(contacts, clause)));
  const goes = clauses.map((clause, at) => isEmpty[at] && within(contacts, clause).length > 0);
  const hasGone = goes.some(Boolean);
  const staying = clauses.filter((_, at) => !(hasGone && isEmpty[at]));
  const lineEnd = /\n*$/.exec(text.slice(...sentence))?.[0] ?? '';
  if (staying.length === 0) {
    out.push(text.slice(...sentence).trim());
    return lineEnd;
  }
  for (const clause of clauses) if (!staying.includes(clause)) out.push(text.slice(...clause).trim());
  const rest = staying.map((clause) => withoutWords(text, clause, within(contacts, clause), out)).join('');
  const isCut = !staying.includes(clauses.at(-1) as Range);
  const mark = isCut ? endMark(text.slice(...sentence).trimEnd()) : '';
  const ended = isCut ? `${withoutEnd(rest, ' \n\t,;–-')}${mark}${lineEnd || ' '}` : rest;
  return staying[0] === clauses[0] ? ended : asBeginning(ended, text.slice(...sentence));
}

/** The marks at the end of a sentence. */
function endMark(sentence: string): string {
  return sentence.slice(withoutEnd(sentence, '.!?…').length);
}

/** Begins as the sentence did whose beginning was taken away. */
function asBeginning(rest: string, sentence: string): string {
  if (!/^\p{Lu}/u.test(sentence)) return rest;
  const [first = ''] = rest;
  const upper = first.toUpperCase();
  return upper.length === first.length ? upper + rest.slice(first.length) : rest;
}

function saysNothing(text: string, [from, to]: Range, contacts: readonly Range[]): boolean {
  let at = from;
  let besides = '';
  for (const [first, last] of contacts) {
    besides += `${text.slice(at, Math.max(at, first))} `;
    at = Math.max(at, last);
  }
  besides += text.slice(at, Math.max(at, to));
  return (lowerInPlace(besides).match(word) ?? []).every((one) => inviting.has(one));
}

/** The contacts go, and the words that lead up to them. */
function withoutWords(text: string, [from, to]: Range, contacts: readonly Range[], out: string[]): string {
  let rest = '';
  let at = from;
  for (const [first, last] of contacts) {
    const start = Math.max(at, first);
    const before = lowerInPlace(text.slice(Math.max(at, start - leadInLength), start));
    const lead = leadIn.exec(before)?.[0].length ?? 0;
    rest += text.slice(at, start - lead);
    at = Math.min(to, last);
    out.push(text.slice(start - lead, at).trim());
  }
  return rest + text.slice(at, to);
}

/** Blanks and marks that stood around what was taken out. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      withoutEnd(
        line
          .replace(/[^\S\n]+/gu, ' ')
          .replace(/ ([,.;!?])/gu, '$1')
          .replace(/([,;:–-]) ?(?=[,.;!?])/gu, '')
          .replace(/^[\s,.;:!?–-]+/u, ''),
        ' ,;:–-',
      ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
