import type { ClaimedPresence } from '#app/domain/register/import/row-values.ts';
import { saysNotOn } from '#app/domain/register/parse/not-on-platform.ts';
import { channelOfUrl, parseLinks, urlKey } from '#app/domain/register/parse/parse-links.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import {
  type KnownChannel,
  type NamedPlatforms,
  namesIn,
  parsePlatforms,
  withoutAddresses,
} from '#app/domain/register/parse/parse-platforms.ts';
import { type RowProblem, saysNothing } from '#app/domain/register/parse/parsed.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold, tidy } from '#app/server/text/fold.ts';

/** Addresses on hosts that belong to no channel are the producer's own. */
const OWN_SITE = 'website';
const LONGEST_QUOTE = 80;

export interface PlatformsOfRow {
  presences: Array<ClaimedPresence>;
  unknownChannels: Array<{ text: string; cell: string | null }>;
  problems: Array<RowProblem>;
}

/**
 * Where a row says its product is on sale: names of platforms, addresses, and columns that each stand for one channel.
 * A platform that also has an address here counts once; answers tell what an unknown name meant. What a cell says the
 * product is not, not yet or no longer on is no presence, with or without an address, and gets a remark.
 */
export function readPlatformsOfRow(
  row: RegisterRow,
  channels: ReadonlyArray<KnownChannel>,
  answers: Readonly<Record<string, string>>,
): PlatformsOfRow {
  const found: PlatformsOfRow = { presences: [], unknownChannels: [], problems: [] };
  const named = new Map<string, string>();
  let markedAsListed: Cell | null = null;

  for (const field of ['links', 'platforms', 'listed'] as const) {
    for (const cell of row.cells.get(field) ?? []) {
      const { notOn, notOnCodes } = parsePlatforms(cell, channels);
      for (const text of notOn) noteNotOn(cell, text, found);
      readLinks(cell, channels, null, found, notOnCodes);
    }
  }
  for (const cell of row.cells.get('links') ?? []) {
    const { codes, unknown } = parsePlatforms(cell, channels);
    for (const code of codes) named.set(code, cell.address);
    if (parseMark(cell).value === true) markedAsListed = cell;
    else if (codes.length === 0 && unknown.length > 0 && !cell.link && parseLinks(cell).urls.length === 0) {
      const text = cell.text.trim().slice(0, LONGEST_QUOTE);
      found.problems.push({ code: 'link_unreadable', cell: cell.address, params: { text } });
    }
  }
  // A column "Đã lên sàn" holds ticks in one register and names of platforms in another.
  for (const cell of [...(row.cells.get('platforms') ?? []), ...(row.cells.get('listed') ?? [])]) {
    if (parseMark(cell).value === true) {
      markedAsListed = cell;
      continue;
    }
    const { codes, unknown } = parsePlatforms(cell, channels);
    for (const code of codes) named.set(code, cell.address);
    for (const text of unknown) {
      const answer = answers[`channel:${fold(text)}`];
      if (answer !== undefined) named.set(answer, cell.address);
      else if (!isHost(text) && !isLinked(text, channels, found))
        found.unknownChannels.push({ text, cell: cell.address });
    }
  }
  for (const [field, cells] of row.cells) {
    if (!field.startsWith('channel:')) continue;
    const code = field.slice('channel:'.length);
    for (const cell of cells) {
      if (deniesColumn(cell)) {
        noteNotOn(cell, cell.text, found);
        continue;
      }
      const before = found.presences.length;
      readLinks(cell, channels, code, found);
      if (found.presences.length === before && parseMark(cell).value === true) named.set(code, cell.address);
    }
  }

  for (const code of named.keys()) {
    if (!found.presences.some((presence) => presence.channelCode === code)) {
      found.presences.push({ channelCode: code, url: null, urlKey: '' });
    }
  }
  if (markedAsListed && found.presences.length === 0 && found.unknownChannels.length === 0) {
    found.problems.push({ code: 'listed_without_channel', cell: markedAsListed.address, params: {} });
  }
  return found;
}

/** An address without a path, "shopee.vn": read as a link already. */
function isHost(text: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

/** A name with words that nobody knows, "Shopee Mật ong: https://shopee.vn/x", needs no question beside its address. */
function isLinked(
  text: string,
  channels: ReadonlyArray<KnownChannel>,
  { presences }: PlatformsOfRow,
): boolean {
  const codes = namesIn(text, channels);
  return (
    codes.length > 0 &&
    codes.every((code) => presences.some(({ channelCode, url }) => channelCode === code && url !== null))
  );
}

/** In a column of one channel: words or an address with words that deny it. A plain "không" is a mark: no remark. */
function deniesColumn(cell: Cell): boolean {
  const text = withoutAddresses(cell.text);
  const isPlainNo = saysNothing(fold(text)) || parseMark({ text }).value !== null;
  const hasAddress = text !== cell.text.normalize('NFC') || cell.link !== undefined;
  return saysNotOn(fold(text)) && (hasAddress || !isPlainNo);
}

function noteNotOn(cell: Cell, text: string, found: PlatformsOfRow): void {
  const quote = tidy(text).slice(0, LONGEST_QUOTE);
  found.problems.push({ code: 'platform_not_on', cell: cell.address, params: { text: quote } });
}

function readLinks(
  cell: Cell,
  channels: ReadonlyArray<KnownChannel>,
  columnChannel: string | null,
  found: PlatformsOfRow,
  notOnCodes: NamedPlatforms['notOnCodes'] = [],
): void {
  const { urls, unreadable } = parseLinks(cell);
  for (const text of unreadable)
    found.problems.push({ code: 'link_unreadable', cell: cell.address, params: { text } });
  for (const url of urls) {
    const key = urlKey(url);
    const channelCode = channelOfUrl(url, channels) ?? columnChannel ?? OWN_SITE;
    if (notOnCodes === 'all' || notOnCodes.includes(channelCode)) continue;
    const known = found.presences.some(
      (presence) => presence.channelCode === channelCode && presence.urlKey === key,
    );
    if (!known) found.presences.push({ channelCode, url, urlKey: key });
  }
}
