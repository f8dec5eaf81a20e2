import type { KnownEntry } from '#app/domain/register/import/import-plan.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { pageOf } from '#app/domain/register/parse/parse-links.ts';
import type { RowProblem } from '#app/domain/register/parse/parsed.ts';

/** Entries of the register by the pages that they have, before anything of a file is added. */
export type KnownLinks = ReadonlyMap<string, ReadonlyArray<KnownEntry>>;

export function findKnownLinks(entries: ReadonlyArray<KnownEntry>): KnownLinks {
  const byPage = new Map<string, Array<KnownEntry>>();
  for (const entry of entries)
    for (const { channelCode, urlKey, revoked } of entry.presences) {
      if (urlKey === '' || revoked || entry.archived) continue;
      const page = `${channelCode} ${pageOf(urlKey)}`;
      const there = byPage.get(page);
      if (there) there.push(entry);
      else byPage.set(page, [entry]);
    }
  return byPage;
}

/**
 * A remark for a row whose page the register has for another product, from an earlier file or by hand: right for a
 * shop's front page, wrong for a link that was copied.
 * @param entry what the row speaks of; null for a new one.
 */
export function knownLinkOf(
  values: RowValues,
  entry: KnownEntry | null,
  links: KnownLinks,
): RowProblem | null {
  for (const { channelCode, urlKey, url } of values.presences) {
    if (urlKey === '') continue;
    const other = links.get(`${channelCode} ${pageOf(urlKey)}`)?.find((each) => each !== entry);
    if (!other) continue;
    const params = { text: url ?? '', name: other.name, producer: other.producer.name };
    return { code: 'link_known', cell: null, params };
  }
  return null;
}
