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
  /** Words that name no channel we know, as written. */
  unknown: ReadonlyArray<string>;
}

/** Words around names of platforms that name none. */
const fillers = new Set(
  'san tmdt thuong mai dien tu va tren len da dang ban gian hang shop kenh nen tang online sp san pham cac website'.split(
    ' ',
  ),
);

/**
 * Web addresses are no names: `parseLinks` reads them, and their paths would look like platforms that nobody knows. Names
 * of hosts have at most 63 letters between dots (RFC 1035), which also bounds how far each place of a long cell is tried.
 */
const addresses =
  /(?:https?:\/\/|www\.)[^\s;]+|(?<![\p{L}\p{N}])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,63}(?::\d{1,5}(?:\/[^\s;]*)?|\/[^\s;]*)/giu;

/** The platforms that a cell names: "Postmart; Voso", "sàn Shopee và TikTok Shop", one a line. */
export function parsePlatforms(cell: CellValue, channels: ReadonlyArray<KnownChannel>): NamedPlatforms {
  const codes = new Set<string>();
  const unknown: Array<string> = [];
  const parts = cell.text.replace(addresses, ' ').split(/[;,\n|+&/]|(?:^|\s)(?:và|-|–)\s/u);
  for (const part of parts) {
    const written = tidy(part);
    if (written === '' || saysNothing(fold(written))) continue;
    const { found, rest } = takeKnownWords(fold(written), channels);
    for (const code of found) codes.add(code);
    const strange = rest.split(' ').filter((word) => word !== '' && !fillers.has(word));
    if (found.length === 0 && strange.length > 0) unknown.push(written);
  }
  return { codes: [...codes], unknown };
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
