import type { ClaimedPresence } from '#app/domain/register/import/row-values.ts';
import { channelOfUrl, parseLinks, urlKey } from '#app/domain/register/parse/parse-links.ts';
import { parseMark } from '#app/domain/register/parse/parse-mark.ts';
import { type KnownChannel, parsePlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import type { RegisterRow } from '#app/domain/register/workbook/register-row.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';
import { fold } from '#app/server/text/fold.ts';

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
 * A platform that also has an address here counts once; answers tell what an unknown name meant.
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
    for (const cell of row.cells.get(field) ?? []) readLinks(cell, channels, null, found);
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
      else if (!isHost(text)) found.unknownChannels.push({ text, cell: cell.address });
    }
  }
  for (const [field, cells] of row.cells) {
    if (!field.startsWith('channel:')) continue;
    const code = field.slice('channel:'.length);
    for (const cell of cells) {
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

function readLinks(
  cell: Cell,
  channels: ReadonlyArray<KnownChannel>,
  columnChannel: string | null,
  found: PlatformsOfRow,
): void {
  const { urls, unreadable } = parseLinks(cell);
  for (const text of unreadable)
    found.problems.push({ code: 'link_unreadable', cell: cell.address, params: { text } });
  for (const url of urls) {
    const key = urlKey(url);
    const channelCode = channelOfUrl(url, channels) ?? columnChannel ?? OWN_SITE;
    const known = found.presences.some(
      (presence) => presence.channelCode === channelCode && presence.urlKey === key,
    );
    if (!known) found.presences.push({ channelCode, url, urlKey: key });
  }
}
