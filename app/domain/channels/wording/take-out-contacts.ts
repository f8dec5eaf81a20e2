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
const sentenceEnd = /(?<!(?<!\p{L})(?:đt|sđt|tel|lh|fb|tp)|[.!?…])[.!?…]+(?=\s|$)[^\S\n]*\n*|\n+/giu;
const clauseEnd = /[,;](?=\s|$)\s*|\s[–-]\s/gu;
const word = /[\p{L}\d/]+/gu;

/** Some text goes only so far back that a lead-in can begin there. */
const leadInLength = 80;
/** An aside in brackets is no longer than this; both ways from a contact in it. */
const asideLength = 200;
/** A text that hides more contacts behind each other than this is left to the channel's rules. */
const mostRounds = 8;
/** Marks that end a sentence about a link, and are no part of it. */
const marksBehindLink = `.,;:!?)]"”'’…`;

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
  for (let round = 0; round < mostRounds && holdsContact(rest); round += 1) rest = withoutOnce(rest, out);
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
  return tidied(rest, new Set(text.split('\n')));
}

const mostWordsInBrackets = 4;

/** "(xem video tại youtu.be/x)" goes with its brackets, unless they say more. */
function withBrackets(text: string, [from, to]: Range): Range {
  const before = /\([^()\n]*$/u.exec(text.slice(Math.max(0, from - asideLength), from))?.[0];
  const after = /^[^()\n]*\)/u.exec(text.slice(to, to + asideLength))?.[0];
  if (before === undefined || after === undefined) return [from, to];
  const beside = `${before} ${after}`.match(word) ?? [];
  return beside.length > mostWordsInBrackets ? [from, to] : [from - before.length, to + after.length];
}

/** A link goes with its path and what stands before its domain, but not with the marks of the sentence behind it. */
function wholeLink(text: string, [from, to]: Range): Range {
  const found = text.slice(from, to);
  if (!/\p{L}\.\p{L}/u.test(found)) return [from, to];
  const before =
    /(?:[a-z\d-]+\.)+$/iu.exec(text.slice(Math.max(0, from - leadInLength), from))?.[0].length ?? 0;
  const path = /^\/[^\s,;()"“”]*/u.exec(text.slice(to, to + leadInLength))?.[0].length ?? 0;
  return [from - before, from + withoutEnd(text.slice(from, to + path), marksBehindLink).length];
}

/** The contacts of a text in their order, none inside another. */
function contactsIn(text: string): Range[] {
  const lower = lowerInPlace(text);
  const found = everywhere
    .flatMap((shape) =>
      [...lower.matchAll(shape)].map(({ index, 0: words }) =>
        withBrackets(text, wholeLink(text, [index, index + words.length])),
      ),
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
    const [first, last] = contacts[firstPast(contacts, begins)] ?? [to, to];
    const isInside = first < begins && begins + marks.trimEnd().length < last;
    if (isInside || ends >= to) continue;
    parts.push([at, ends]);
    at = ends;
  }
  parts.push([at, to]);
  return parts;
}

/** Where in the list the first range stands that ends behind a place. The ranges are in order and none in another. */
function firstPast(ranges: readonly Range[], place: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[1] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function within(contacts: readonly Range[], [from, to]: Range): Range[] {
  const first = firstPast(contacts, from);
  let past = first;
  while ((contacts[past]?.[0] ?? to) < to) past += 1;
  return contacts.slice(first, past);
}

/** What is left of a sentence that holds contacts. */
function withoutIn(text: string, sentence: Range, contacts: readonly Range[], out: string[]): string {
  const clauses = pieces(text, sentence, clauseEnd, contacts);
  const isAll = clauses.length === 1 && text.trim() === text.slice(...sentence).trim();
  const most = isAll ? 0 : mostWordsBeside;
  const isEmpty = clauses.map((clause) => saysNothing(text, clause, within(contacts, clause), most));
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

/** An invitation may name a person or a page besides: "gọi anh Páo". */
const mostWordsBeside = 2;

/** What a clause that had its invitation taken away cannot begin with. */
const dangling = /^[\s:–-]*(?:để|thì|là|nhé|nha|và|hoặc|hay) /u;

function saysNothing(text: string, [from, to]: Range, contacts: readonly Range[], most: number): boolean {
  let at = from;
  let besides = '';
  for (const [first, last] of contacts) {
    besides += `${text.slice(at, Math.max(at, first))} `;
    at = Math.max(at, last);
  }
  besides += text.slice(at, Math.max(at, to));
  // A name beside a number, a page's in quotes: nothing of the goods.
  const plain = lowerInPlace(besides).replace(/\([^()]*\)|"[^"]*"|“[^“”]*”/gu, ' ');
  const words = plain.match(word) ?? [];
  const others = words.filter((one) => !inviting.has(one)).length;
  if (others === 0) return true;
  if (most === 0 || contacts.length === 0) return false;
  const left = lowerInPlace(withoutWords(text, [from, to], contacts, []));
  return dangling.test(left) || (others <= most && others < words.length);
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

/** Blanks, marks and brackets that stood around what was taken out; a line that was not touched stays as it was. */
function tidied(text: string, untouched: ReadonlySet<string>): string {
  return text
    .split('\n')
    .map((line) =>
      untouched.has(line)
        ? line
        : withoutEnd(
            line
              .replace(/[^\S\n]+/gu, ' ')
              .replace(/[([] ?[,.;:–-]* ?[)\]]|""|“”/gu, '')
              .replace(/ {2,}/g, ' ')
              .replace(/ ([,.;!?])/gu, '$1')
              .replace(/([,;:–-]) ?(?=[,.;!?])/gu, '')
              .replace(/(?<!\.)\.\.(?!\.)/gu, '.')
              .replace(/^(?![-–•+*] )[\s,.;:!?–-]+/u, ''),
            ' ,;:–-',
          ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
