import type { ClaimedPresence } from '#app/domain/register/import/row-values.ts';
import { channelOfUrl, pageOf, parseLinks, urlKey } from '#app/domain/register/parse/parse-links.ts';
import type { KnownChannel, NamedPlatforms } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';
import { noProductPage } from '#app/domain/register/parse/product-page.ts';
import type { Cell } from '#app/server/spreadsheet/spreadsheet.ts';

/** Addresses on hosts that belong to no channel are the producer's own. */
const OWN_SITE = 'website';
const LONGEST_QUOTE = 80;

/** What is known of a row's addresses while it is read. */
type LinksOfRow = {
  channels: ReadonlyArray<KnownChannel>;
  found: { presences: Array<ClaimedPresence>; problems: Array<RowProblem> };
  /** What stands in the row and does not count, because it says so. */
  takenBack: Array<ClaimedPresence>;
};

/**
 * Adds the addresses of a cell to what a row is on sale at, each on the channel that its host belongs to.
 * @param columnChannel of a column that stands for one channel; null of any other.
 * @param notOnCodes channels that the cell says the product is not on: their addresses are taken back.
 */
export function readLinks(
  cell: Cell,
  columnChannel: string | null,
  { channels, found, takenBack }: LinksOfRow,
  notOnCodes: NamedPlatforms['notOnCodes'] = [],
): void {
  const { urls, unreadable, joined } = parseLinks(cell);
  for (const text of joined)
    found.problems.push({ code: 'links_joined', cell: cell.address, params: { text } });
  for (const text of unreadable)
    found.problems.push({ code: 'link_unreadable', cell: cell.address, params: { text } });
  const known = new Set(
    found.presences.map((presence) => `${presence.channelCode} ${pageOf(presence.urlKey)}`),
  );
  let isOther = false;
  for (const address of urls) {
    const linked = channelOfUrl(address, channels);
    // A front page or a shop says what the platform's name says, and is no product's page.
    const isOtherPage = linked !== null && noProductPage(address) !== null;
    const url = isOtherPage ? null : address;
    const key = url === null ? '' : urlKey(url);
    const channelCode = linked ?? columnChannel ?? OWN_SITE;
    if (columnChannel !== null && linked !== null && linked !== columnChannel && !isOther) {
      isOther = true;
      found.problems.push({
        code: 'link_other_channel',
        cell: cell.address,
        params: { named: nameOf(columnChannel, channels), linked: nameOf(linked, channels) },
      });
    }
    if (notOnCodes === 'all' || notOnCodes.includes(channelCode)) {
      takenBack.push({ channelCode, url, urlKey: key, shop: null });
      continue;
    }
    if (known.has(`${channelCode} ${pageOf(key)}`)) continue;
    known.add(`${channelCode} ${pageOf(key)}`);
    if (isOtherPage)
      found.problems.push({
        code: 'link_other_page',
        cell: cell.address,
        params: { text: address.slice(0, LONGEST_QUOTE), channel: nameOf(channelCode, channels) },
      });
    found.presences.push({ channelCode, url, urlKey: key, shop: null });
  }
}

function nameOf(code: string, channels: ReadonlyArray<KnownChannel>): string {
  return channels.find((channel) => channel.code === code)?.name ?? code;
}
