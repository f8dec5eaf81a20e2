import { saysNotOn } from '#app/domain/register/parse/not-on-platform.ts';
import { type CellValue, saysNothing } from '#app/domain/register/parse/parsed.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

/** What recognition needs of a channel; rows of the `channel` table. */
export interface KnownChannel {
  code: string;
  name: string;
  hosts: ReadonlyArray<string>;
  /** Folded. */
  words: ReadonlyArray<string>;
}

export interface NamedPlatforms {
  codes: ReadonlyArray<string>;
  /** Words that name no channel we know, or that stand around a name and are not understood; as written. */
  unknown: ReadonlyArray<string>;
  /** What says that the product is not, not yet or no longer on a platform; as written. */
  notOn: ReadonlyArray<string>;
  /** Of which platforms `notOn` speaks; `all` where that is not clear: then the cell says nothing of any. */
  notOnCodes: ReadonlyArray<string> | 'all';
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

/** In a bracket: it speaks of more than the name before it. */
const speaksOfSeveral = /\b(deu|ca|tat|hai|ba|bon|moi|cac|con lai|khac|cung|[2-9])\b/;

/**
 * The platforms that a cell names: "Postmart; Voso", "sàn Shopee và TikTok Shop", one a line. A name beside "chưa",
 * "dự kiến" or "đã gỡ" is none: "Shopee, Lazada (chưa)" names Shopee, and "chưa có Postmart, Voso" names nothing.
 */
export function parsePlatforms(cell: CellValue, channels: ReadonlyArray<KnownChannel>): NamedPlatforms {
  const text = withoutAddresses(cell.text);
  if (!saysNotOn(fold(text)) || partsOf(text).every((part) => saysNothing(fold(part))))
    return { ...readParts(text, channels), notOn: [], notOnCodes: [] };
  const notOn: Array<string> = [];
  const notOnCodes: Array<string> = [];
  const others = text.replace(bracketed, (whole: string, before: string, inside: string) => {
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
    return ' ';
  });
  if (saysNotOn(fold(others))) return { codes: [], unknown: [], notOn: [tidy(text)], notOnCodes: 'all' };
  const { codes, unknown } = readParts(others, channels);
  return { codes: codes.filter((code) => !notOnCodes.includes(code)), unknown, notOn, notOnCodes };
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

function readParts(text: string, channels: ReadonlyArray<KnownChannel>) {
  const codes = new Set<string>();
  const unknown: Array<string> = [];
  for (const part of partsOf(text)) {
    const written = tidy(part);
    if (written === '' || saysNothing(fold(written))) continue;
    if (hasStrangeWords(written, channels)) unknown.push(written);
    else for (const code of takeKnownWords(fold(written), channels).found) codes.add(code);
  }
  return { codes: [...codes], unknown };
}

function hasStrangeWords(written: string, channels: ReadonlyArray<KnownChannel>): boolean {
  const { rest } = takeKnownWords(fold(written), channels);
  return rest.split(' ').some((word) => word !== '' && !fillers.has(word));
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
