/** Addresses of lists, for the pages that link to them. */
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';

/** Which figure the list belongs to. */
export type ListScope = { target?: string | null; asOf?: string | null };

/** `?…` for a list, or '' when nothing narrows it. */
export function entrySearch(filter: EntryFilter & ListScope): string {
  const pairs = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}

/** Which parameter a breakdown's keys stand in. */
export const FILTER_OF_BREAKDOWN = {
  byMethod: 'method',
  byLegacyDistrict: 'district',
  byCommune: 'commune',
  byStar: 'star',
  byGroup: 'group',
  byChannel: 'channel',
  byLegalType: 'type',
  byWomenLed: 'women',
  byMinorityLed: 'minority',
} as const;
