import type { ClaimedPresence } from '#app/domain/register/import/row-values.ts';
import { channelOfUrl } from '#app/domain/register/parse/parse-links.ts';
import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';

/**
 * Names of marketplaces in a row whose addresses all stand on other marketplaces: "Lazada" beside a link to shopee.vn.
 * Somebody wrote one of the two by mistake; the address can be opened and looked at, so it is the one that counts. A
 * name beside further ones that do have their address only lacks its own, and a page or a site of their own belies no
 * name.
 * @returns per name a remark, and the codes that are then not counted.
 */
export function findOtherChannels(
  presences: ReadonlyArray<ClaimedPresence>,
  named: ReadonlyMap<string, { cell: string }>,
  channels: ReadonlyArray<KnownChannel>,
): Array<{ problem: RowProblem; codes: ReadonlyArray<string> }> {
  const markets = new Map(
    channels.filter(({ countsFrom }) => countsFrom !== null).map((one) => [one.code, one]),
  );
  const there = new Set(presences.map(({ channelCode }) => channelCode));
  const linked = new Set(
    presences.flatMap(({ url }) => (url === null ? [] : (channelOfUrl(url, channels) ?? []))),
  );
  const links = [...linked].filter((code) => markets.has(code));
  const names = [...named].filter(([code]) => markets.has(code));
  if (links.length === 0 || names.some(([code]) => there.has(code))) return [];
  const to = links.map((code) => markets.get(code)?.name ?? code).join(', ');
  return names.map(([code, { cell }]) => ({
    problem: {
      code: 'link_other_channel',
      cell,
      params: { named: markets.get(code)?.name ?? code, linked: to },
    },
    codes: [code],
  }));
}
