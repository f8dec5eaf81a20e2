import { saysEnded, saysNotOn } from '#app/domain/register/parse/not-on-platform.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { type CellValue, saysNothing } from '#app/domain/register/parse/parsed.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

/** What recognition needs of a channel; rows of the `channel` table. */
export interface KnownChannel {
  code: string;
  name: string;
  hosts: ReadonlyArray<string>;
  /** Folded. */
  words: ReadonlyArray<string>;
  /** Null: never counts for a target (own sites, pages, messages). */
  countsFrom?: string | null;
}

export interface NamedPlatforms {
  codes: ReadonlyArray<string>;
  /** Words that name no channel we know, or that stand around a name and are not understood; as written. */
  unknown: ReadonlyArray<string>;
  /** What says that the product is not, not yet or no longer on a platform; as written. */
  notOn: ReadonlyArray<string>;
  /** Of which platforms `notOn` speaks; `all` where that is not clear: then the cell says nothing of any. */
  notOnCodes: ReadonlyArray<string> | 'all';
  /** Of `notOn`, what says of one platform that the product is no longer there. */
  ended: ReadonlyArray<{ code: string; text: string }>;
  /** What stands behind a platform's name and names the shop there: "Shopee: HTX Sao Mai". */
  shops: ReadonlyArray<{ code: string; shop: string }>;
}

/** Words around names of platforms that name none and leave no doubt. */
const fillers = new Set(
  (
    'san tmdt thuong mai dien tu va tren len da dang ban gian hang shop kenh nen tang online sp san pham cac website ' +
    'co tai o qua cua app ung dung trang ca nhan chinh thuc hien gom link ocop mall www vn com'
  ).split(' '),
);

/**
 * Web addresses are no names: `parseLinks` reads them, and their paths would look like platforms that nobody knows. Names
 * of hosts have at most 63 letters between dots (RFC 1035), which also bounds how far each place of a long cell is tried.
 */
const addresses =
  /(?:https?:\/\/|www\.)[^\s;]+|(?<![\p{L}\p{N}])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,63}(?::\d{1,5}(?:\/[^\s;]*)?|\/[^\s;]*)/giu;

/** An item of a list that ends in a bracket: "Lazada (chưa)". */
const bracketed = /(?:^|(?<=[,;\n|]))([^,;\n|()]*)\(([^()]*)\)[^\S\n]*(?=$|[,;\n|])/gu;

/** An item of a list that says something of one name: "Shopee: chưa", "Voso – đã gỡ". */
const stated = /(?:^|(?<=[,;\n|]))([^,;\n|():]*?)(?::|\s[-–—]\s)([^,;\n|():]*)(?=$|[,;\n|])/gu;

/** Commas part statements only where each item is one: "Shopee: chưa, Lazada" may speak of both. */
function areStatements(text: string): boolean {
  const items = text.split(/[,;\n|]/u).filter((item) => item.trim() !== '');
  return !text.includes(',') || items.every((item) => /[:(]|\s[-–—]\s/u.test(item));
}

/** In a bracket: it speaks of more than the name before it. */
const speaksOfSeveral = /\b(deu|ca|tat|hai|ba|bon|moi|cac|con lai|khac|cung|[2-9])\b/;

/**
 * The platforms that a cell names: "Postmart; Voso", "sàn Shopee và TikTok Shop", one a line. A name beside "chưa",
 * "dự kiến" or "đã gỡ" is none: "Shopee, Lazada (chưa)" names Shopee, and "chưa có Postmart, Voso" names nothing.
 * @param own folded names of the row's producer and product, as a shop may bear them.
 */
export function parsePlatforms(
  cell: CellValue,
  channels: ReadonlyArray<KnownChannel>,
  own = '',
): NamedPlatforms {
  const text = withoutAddresses(cell.text);
  if (!saysNotOn(fold(text)) || partsOf(text).every((part) => saysNothing(fold(part))))
    return { ...readParts(text, channels, own), notOn: [], notOnCodes: [], ended: [] };
  const notOn: Array<string> = [];
  const notOnCodes: Array<string> = [];
  const ended: Array<{ code: string; text: string }> = [];
  const leaveOut = (whole: string, before: string, inside: string) => {
    const [only, ...more] = new Set(takeKnownWords(fold(before), channels).found);
    const isClear =
      only !== undefined &&
      more.length === 0 &&
      !hasStrangeWords(before, channels) &&
      saysNotOn(fold(inside)) &&
      !speaksOfSeveral.test(fold(inside)) &&
      takeKnownWords(fold(inside), channels).found.length === 0;
    if (!isClear) return whole;
    notOn.push(tidy(whole));
    notOnCodes.push(only);
    if (saysEnded(fold(inside))) ended.push({ code: only, text: tidy(whole) });
    return ' ';
  };
  const unbracketed = text.replace(bracketed, leaveOut);
  const others = areStatements(text) ? unbracketed.replace(stated, leaveOut) : unbracketed;
  if (saysNotOn(fold(others))) {
    const [only, ...more] = new Set(namesIn(text, channels));
    const isClear = only !== undefined && more.length === 0 && saysEnded(fold(text));
    return {
      codes: [],
      unknown: [],
      shops: [],
      notOn: [tidy(text)],
      notOnCodes: 'all',
      ended: isClear ? [{ code: only, text: tidy(text) }] : [],
    };
  }
  const { codes, unknown, shops } = readParts(others, channels, own);
  const isOn = (code: string) => !notOnCodes.includes(code);
  return {
    codes: codes.filter(isOn),
    unknown,
    shops: shops.filter(({ code }) => isOn(code)),
    notOn,
    notOnCodes,
    ended,
  };
}

/** A cell's text without its web addresses, in one way of writing letters. */
export function withoutAddresses(text: string): string {
  return text.normalize('NFC').replace(addresses, ' ');
}

/** Codes of the platforms whose names stand in a text, whatever else it says. */
export function namesIn(text: string, channels: ReadonlyArray<KnownChannel>): ReadonlyArray<string> {
  return takeKnownWords(fold(text), channels).found;
}

function partsOf(text: string): Array<string> {
  return text.split(/[;,\n|+&/]|(?:^|\s)(?:và|-|–)\s/u);
}

function readParts(text: string, channels: ReadonlyArray<KnownChannel>, own: string) {
  const codes = new Set<string>();
  const unknown: Array<string> = [];
  const shops: Array<{ code: string; shop: string }> = [];
  for (const item of text.split(/[;,\n|]/u)) {
    const named = readShop(tidy(item), channels, own);
    if (named) {
      for (const code of named.codes) {
        codes.add(code);
        if (named.shop !== null) shops.push({ code, shop: named.shop });
      }
      continue;
    }
    for (const part of partsOf(item)) {
      const written = tidy(part);
      if (written === '' || saysNothing(fold(written))) continue;
      if (hasStrangeWords(written, channels)) unknown.push(written);
      else for (const code of takeKnownWords(fold(written), channels).found) codes.add(code);
    }
  }
  return { codes: [...codes], unknown, shops };
}

/** Behind a dash may stand a shop as well as a platform that nobody knows: it is a shop when it says so. */
const shopWords =
  /\b(htx|hop tac xa|tht|to hop tac|hkd|ho kinh doanh|cong ty|cty|doanh nghiep|co so|shop|store|mall|official|cua hang|gian hang)\b/;

/** Whether a folded text says that it names a shop. */
export function saysShop(folded: string): boolean {
  return shopWords.test(folded);
}

const separators = [/:/u, /\(/u, /[-–—]/u];

/**
 * "Shopee: HTX Sao Mai", "Lazada (Sao Mai Shop)", "Postmart - HTX Sao Mai": a platform, a separator, whose shop. Null
 * where the item is not of that kind, or what stands behind is not understood.
 * @param item tidied.
 */
function readShop(item: string, channels: ReadonlyArray<KnownChannel>, own: string) {
  for (const separator of separators) {
    const at = item.search(separator);
    if (at < 0) continue;
    const platform = item.slice(0, at);
    const { found: codes } = takeKnownWords(fold(platform), channels);
    if (codes.length === 0 || hasStrangeWords(platform, channels)) continue;
    const behind = item.slice(at + 1);
    const rest = tidy(item[at] === '(' && behind.endsWith(')') ? behind.slice(0, -1) : behind);
    const folded = fold(rest);
    if (!hasStrangeWords(rest, channels) || namesIn(rest, channels).length > 0) return null;
    const { value: mark } = parseMark({ text: rest });
    if (mark !== null || saysNothing(folded)) return mark === true ? { codes, shop: null } : null;
    const isShop = separator !== separators[2] || saysShop(folded) || ` ${own} `.includes(` ${folded} `);
    return isShop ? { codes, shop: rest.slice(0, LONGEST_SHOP) } : null;
  }
  return null;
}

const LONGEST_SHOP = 200;

function hasStrangeWords(written: string, channels: ReadonlyArray<KnownChannel>): boolean {
  return wordsBeside(written, channels).length > 0;
}

/** Folded words of a text that are no name of a platform, and none of those that stand around names. */
export function wordsBeside(written: string, channels: ReadonlyArray<KnownChannel>): ReadonlyArray<string> {
  const { rest } = takeKnownWords(fold(written), channels);
  return rest.split(' ').filter((word) => word !== '' && !fillers.has(word));
}

/** Longer names first, so that "TikTok Shop" is not read as "TikTok" and a rest. */
function takeKnownWords(folded: string, channels: ReadonlyArray<KnownChannel>) {
  const names = namesOf(channels);
  let rest = ` ${folded} `;
  const found: Array<string> = [];
  for (const { word, code } of names) {
    if (!rest.includes(` ${word} `)) continue;
    rest = rest.replaceAll(` ${word} `, ' ');
    found.push(code);
  }
  return { found, rest: rest.trim() };
}

const sortedNames = new WeakMap<ReadonlyArray<KnownChannel>, ReadonlyArray<{ word: string; code: string }>>();

function namesOf(channels: ReadonlyArray<KnownChannel>): ReadonlyArray<{ word: string; code: string }> {
  const known = sortedNames.get(channels);
  if (known) return known;
  const names = channels
    .flatMap((channel) => channel.words.map((word) => ({ word, code: channel.code })))
    .sort((a, b) => b.word.length - a.word.length);
  sortedNames.set(channels, names);
  return names;
}
