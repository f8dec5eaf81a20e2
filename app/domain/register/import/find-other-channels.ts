import type { KnownChannel } from '#app/domain/register/parse/parse-platforms.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';

/**
 * Names of marketplaces in a row whose addresses all stand on other marketplaces: "Lazada" beside a link to shopee.vn.
 * Somebody wrote one of the two by mistake; the address can be opened and looked at, so it is the one that counts. A
 * name beside further ones that do have their address only lacks its own, and a page or a site of their own belies no
 * name.
 * @param linked channels of the addresses that stand in no column of their own channel.
 * @returns per name a remark, and the code that is then not counted.
 */
export function findOtherChannels(
  linked: ReadonlySet<string>,
  named: ReadonlyMap<string, { cell: string }>,
  channels: ReadonlyArray<KnownChannel>,
): Array<{ problem: RowProblem; code: string }> {
  const markets = new Map(
    channels.filter(({ countsFrom }) => countsFrom !== null).map((one) => [one.code, one]),
  );
  const links = [...linked].filter((code) => markets.has(code));
  const names = [...named].filter(([code]) => markets.has(code));
  if (links.length === 0 || names.some(([code]) => linked.has(code))) return [];
  const nameOf = (code: string) => markets.get(code)?.name ?? code;
  return names.map(([code, { cell }]) => ({
    code,
    problem: {
      code: 'link_other_channel',
      cell,
      params: { named: nameOf(code), linked: links.map(nameOf).join(', ') },
    },
  }));
}
