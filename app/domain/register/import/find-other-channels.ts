import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';

/**
 * Names of marketplaces in a row whose addresses all stand on other marketplaces: "Lazada" beside a link to shopee.vn.
 * Somebody wrote one of the two by mistake; the address can be opened and looked at, so it is the one that counts. Several
 * names are no slip of the pen: they count besides, with a remark. A name beside further ones that do have their address
 * only lacks its own, and a page or a site of their own belies no name.
 * @param linked channels of the addresses that stand in no column of their own channel.
 * @returns the remark, and the code that is then not counted.
 */
export function findOtherChannels(
  linked: ReadonlySet<string>,
  named: ReadonlyMap<string, { cell: string }>,
  channels: ReadonlyArray<KnownChannel>,
): { problem: RowProblem; denied: string | null } | null {
  const markets = new Map(
    channels.filter(({ countsFrom }) => countsFrom !== null).map((one) => [one.code, one]),
  );
  const links = [...linked].filter((code) => markets.has(code));
  const names = [...named].filter(([code]) => markets.has(code));
  if (links.length === 0 || names.some(([code]) => linked.has(code))) return null;
  const [first] = names;
  if (!first) return null;
  const [code, { cell }] = first;
  const listNames = (codes: ReadonlyArray<string>) =>
    codes.map((one) => markets.get(one)?.name ?? one).join(', ');
  const params = { named: listNames(names.map(([one]) => one)), linked: listNames(links) };
  return names.length > 1
    ? { problem: { code: 'link_beside_names', cell, params }, denied: null }
    : { problem: { code: 'link_other_channel', cell, params }, denied: code };
}
