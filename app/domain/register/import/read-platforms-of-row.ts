import { findGonePlatforms, type SaidEnd } from '#app/domain/register/import/find-gone-platforms.ts';
import { findOtherChannels } from '#app/domain/register/import/find-other-channels.ts';
import { answeredChannel, isShopAnswer, NO_CHANNEL } from '#app/domain/register/import/import-plan.ts';
import { readEnds } from '#app/domain/register/import/read-ends.ts';
import { readLinks } from '#app/domain/register/import/read-links.ts';
import { readOwnWords } from '#app/domain/register/import/read-own-words.ts';
import type { ClaimedEnd, ClaimedPresence, OwnColumn } from '#app/domain/register/import/row-values.ts';
import { findEndingDay } from '#app/domain/register/parse/find-ending-day.ts';
import { saysEnded, saysNotOn, saysStopped } from '#app/domain/register/parse/not-on-platform.ts';
import { channelOfUrl, parseLinks } from '#app/domain/register/parse/parse-links.ts';
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

const LONGEST_QUOTE = 80;
const LONGEST_NAME = 300;

export interface PlatformsOfRow {
  presences: Array<ClaimedPresence>;
  ends: Array<ClaimedEnd>;
  unknownChannels: Array<{ text: string; cell: string | null; own: OwnColumn | null }>;
  problems: Array<RowProblem>;
  /** Whether a remark says that the product is no longer somewhere. */
  isEndedByRemark: boolean;
}

/** What is known of a row while it is read. */
interface Reading {
  channels: ReadonlyArray<KnownChannel>;
  answers: Readonly<Record<string, string>>;
  found: PlatformsOfRow;
  /** Channels that are named, with the cell that names them and whose shop it says it is. */
  named: Map<string, { cell: string; shop: string | null }>;
  /** Folded names of the row's producer and product. */
  own: string;
  ends: Array<SaidEnd>;
  /** What stands in the row and does not count, because it says so. */
  takenBack: Array<ClaimedPresence>;
}

/**
 * Where a row says its product is on sale: names of platforms, addresses, and columns that each stand for one channel.
 * A platform that also has an address here counts once; answers tell what an unknown name meant. What a cell says the
 * product is not, not yet or no longer on is no presence, with or without an address, here or in the column of links,
 * and gets a remark; so is what the row's own remark takes back. An address goes before one name: where the platform that is named is not that of the addresses, the addresses count.
 */
export function readPlatformsOfRow(
  row: RegisterRow,
  channels: ReadonlyArray<KnownChannel>,
  answers: Readonly<Record<string, string>>,
): PlatformsOfRow {
  const found: PlatformsOfRow = {
    presences: [],
    ends: [],
    unknownChannels: [],
    problems: [],
    isEndedByRemark: false,
  };
  const names = [...(row.cells.get('producer') ?? []), ...(row.cells.get('product') ?? [])];
  const own = names.map(({ text }) => fold(text.slice(0, LONGEST_NAME))).join(' | ');
  const reading: Reading = { channels, answers, found, named: new Map(), own, ends: [], takenBack: [] };

  const gone = findGonePlatforms(row, channels, own);
  found.problems.push(...gone.problems);
  reading.ends.push(...gone.ends);
  found.isEndedByRemark = gone.isRemarked;

  for (const field of ['links', 'platforms', 'listed'] as const) {
    for (const cell of row.cells.get(field) ?? []) {
      const { notOn, notOnCodes, ended } = parsePlatforms(cell, channels, own);
      for (const text of notOn) noteNotOn(cell, text, found);
      for (const { code, text } of ended) noteEnd(cell, code, text, reading);
      readLinks(cell, null, reading, notOnCodes === 'all' ? 'all' : [...notOnCodes, ...gone.linksGone]);
    }
  }
  leaveOut(gone.byRemark, reading);
  const linked = new Set(
    found.presences.flatMap(({ url, channelCode }) =>
      url === null ? channelCode : (channelOfUrl(url, channels) ?? []),
    ),
  );
  const marked = readNames(row, reading);
  for (const [field, cells] of row.cells) {
    if (!field.startsWith('channel:')) continue;
    const code = field.slice('channel:'.length);
    for (const cell of cells) readOwnColumn(cell, code, reading);
  }
  leaveOut(gone.byRemark, reading);
  const other = findOtherChannels(linked, reading.named, channels);
  if (other) {
    found.problems.push(other.problem);
    if (other.denied !== null) reading.named.delete(other.denied);
  }
  for (const [code, { shop }] of reading.named) {
    const there = found.presences.find((presence) => presence.channelCode === code);
    if (!there) found.presences.push({ channelCode: code, url: null, urlKey: '', shop });
    else there.shop ??= shop;
  }
  const withPage = new Set(
    found.presences.flatMap(({ url, channelCode }) => (url === null ? [] : channelCode)),
  );
  found.presences = found.presences.filter(
    ({ url, channelCode }) => url !== null || !withPage.has(channelCode),
  );
  found.ends = readEnds(reading.ends, found.presences, reading.takenBack);
  if (marked && found.presences.length === 0 && found.unknownChannels.length === 0) {
    found.problems.push({ code: 'listed_without_channel', cell: marked.address, params: {} });
  }
  return found;
}

function leaveOut(codes: ReadonlySet<string>, { found, named, takenBack }: Reading): void {
  takenBack.push(...found.presences.filter(({ channelCode }) => codes.has(channelCode)));
  found.presences = found.presences.filter(({ channelCode }) => !codes.has(channelCode));
  for (const code of codes) {
    const name = named.get(code);
    if (name) takenBack.push({ channelCode: code, url: null, urlKey: '', shop: name.shop });
    named.delete(code);
  }
}

/** Names in the columns of links, of platforms and of "Đã lên sàn". @returns a tick that says "listed" and not where. */
function readNames(row: RegisterRow, reading: Reading): Cell | null {
  const { channels, answers, found, named, own } = reading;
  let marked: Cell | null = null;
  for (const cell of row.cells.get('links') ?? []) {
    const platforms = parsePlatforms(cell, channels, own);
    keepNames(cell, platforms, named);
    const { codes, unknown } = platforms;
    if (parseMark(cell).value === true) marked = cell;
    else if (codes.length === 0 && unknown.length > 0 && !cell.link && parseLinks(cell).urls.length === 0) {
      const text = cell.text.trim().slice(0, LONGEST_QUOTE);
      found.problems.push({ code: 'link_unreadable', cell: cell.address, params: { text } });
    }
  }
  // A column "Đã lên sàn" holds ticks in one register and names of platforms in another.
  for (const cell of [...(row.cells.get('platforms') ?? []), ...(row.cells.get('listed') ?? [])]) {
    if (parseMark(cell).value === true) {
      marked = cell;
      continue;
    }
    const platforms = parsePlatforms(cell, channels, own);
    keepNames(cell, platforms, named);
    for (const text of new Set(platforms.unknown)) {
      if (answers[`channel:${fold(text)}`] !== undefined) askOf(text, cell, reading);
      else if (!isHost(text) && !isLinked(text, channels, found)) askOf(text, cell, reading);
    }
  }
  return marked;
}

/** A text that is not understood: what a person has answered, or a question. @param own of a word in a channel's column. */
function askOf(
  text: string,
  cell: Cell,
  { answers, found, named }: Reading,
  own: OwnColumn | null = null,
): void {
  const answer = answers[`channel:${fold(text)}`];
  if (answer === NO_CHANNEL) {
    const quote = text.slice(0, LONGEST_QUOTE);
    const none: Pick<RowProblem, 'code' | 'params'> = own
      ? { code: 'own_column_none', params: { name: own.name, text: own.word } }
      : { code: 'channel_none', params: { text: quote } };
    found.problems.push({ ...none, cell: cell.address });
  } else if (answer !== undefined) {
    const shop = own && isShopAnswer(answer) ? own.word : null;
    named.set(answeredChannel(answer), { cell: cell.address, shop });
  } else found.unknownChannels.push({ text, cell: cell.address, own });
}

function keepNames(cell: Cell, { codes, shops }: NamedPlatforms, named: Reading['named']): void {
  for (const code of codes) {
    const shop = shops.find((one) => one.code === code)?.shop ?? named.get(code)?.shop ?? null;
    named.set(code, { cell: cell.address, shop });
  }
}

/** A cell of a column that stands for one channel: a tick, an address, or words that deny or affirm it. */
function readOwnColumn(cell: Cell, code: string, reading: Reading): void {
  const { channels, found, named, own } = reading;
  const text = withoutAddresses(cell.text);
  const others = namesIn(text, channels).filter((other) => other !== code);
  if (others.length === 0 && saysEnded(fold(text)) && !isBlank(text))
    noteEnd(cell, code, tidy(cell.text), reading);
  if (deniesColumn(cell)) {
    noteNotOn(cell, cell.text, found);
    if (saysStopped(fold(text))) readLinks(cell, code, reading, 'all');
    return;
  }
  const before = found.presences.length;
  readLinks(cell, code, reading);
  if (found.presences.length > before || cell.link !== undefined || text !== cell.text.normalize('NFC'))
    return;
  const { value: mark } = parseMark(cell);
  if (mark === true) named.set(code, { cell: cell.address, shop: null });
  if (mark !== null) return;
  const words = readOwnWords(text, code, channels, own);
  if (words.kind === 'on')
    for (const each of words.codes) named.set(each, { cell: cell.address, shop: words.shop });
  if (words.kind === 'unknown')
    askOf(words.text, cell, reading, { code, name: words.name, word: tidy(text).slice(0, LONGEST_QUOTE) });
}

/** A dash or a nought fills a cell in and says as little as an empty one; a tick says yes. */
function isBlank(text: string): boolean {
  return /^[\s\p{P}\p{S}0]*$/u.test(text) || parseMark({ text }).value === true;
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
  return codes.length > 0 && codes.every((code) => presences.some(({ channelCode }) => channelCode === code));
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
  // What is over has been on a platform: only what never was there is not counted as listed.
  const code = saysEnded(fold(withoutAddresses(text))) ? 'platform_ended' : 'platform_not_on';
  found.problems.push({ code, cell: cell.address, params: { text: quote } });
}

function noteEnd(cell: Cell, channelCode: string, text: string, { ends }: Reading): void {
  ends.push({
    ...{ channelCode, text: text.slice(0, LONGEST_QUOTE), cell: cell.address },
    ...{ day: findEndingDay(text), isNamed: saysStopped(fold(withoutAddresses(text))), isClear: true },
    isStrange: false,
  });
}
