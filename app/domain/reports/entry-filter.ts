/**
 * What a list of entries is narrowed by: the same keys as the figures' breakdowns, so that every number has its list.
 */
import { z } from 'zod';
import { BREAKDOWNS, methodKey, yesNoKey } from '#app/domain/reports/count-figure.ts';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import { addDays } from '#app/server/local-date.ts';
import { fold } from '#app/server/text/fold.ts';

const yesNo = z.enum(['yes', 'no']).optional().catch(undefined);
const yesNoUnknown = z.enum(['yes', 'no', 'unknown']).optional().catch(undefined);
const key = z.string().min(1).max(60).optional().catch(undefined);

export const ENTRY_SORTS = [
  'name',
  'producer',
  'commune',
  'district',
  'stars',
  'valid',
  'listed',
  'verified',
] as const;
export type EntrySort = (typeof ENTRY_SORTS)[number];

export const entryFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  /** With a channel: on that channel. */
  listed: yesNo,
  live: yesNo,
  valid: yesNo,
  district: key,
  commune: key,
  star: z.enum(['1', '2', '3', '4', '5', 'none']).optional().catch(undefined),
  group: key,
  channel: key,
  method: z.enum(['api', 'http', 'hand', 'claimed', 'none']).optional().catch(undefined),
  type: key,
  women: yesNoUnknown,
  minority: yesNoUnknown,
  /** Days within which the recognition lapses. */
  lapsing: z.coerce.number().int().min(1).max(3660).optional().catch(undefined),
  /** Public code. */
  producer: key,
  sort: z.enum(ENTRY_SORTS).optional().catch(undefined),
  order: z.enum(['down']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  /** Everything on one page, for paper. */
  all: z.literal('1').optional().catch(undefined),
});

export type EntryFilter = z.infer<typeof entryFilterSchema>;

/** An address's filter; what it does not know or cannot be is left out. Empty fields of a form are no filter. */
export function readEntryFilter(parameters: URLSearchParams): EntryFilter {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  return entryFilterSchema.parse(given);
}

/** Whether an entry is in the list. @param asOf local day of the facts: lapsing counts from it. */
export function matchesFilter(facts: EntryFacts, filter: EntryFilter, asOf: string): boolean {
  const { entry } = facts;
  const there =
    filter.channel === undefined ? facts : facts.channels.find(({ code }) => code === filter.channel);
  return (
    there !== undefined &&
    is(filter.listed, there.everListed) &&
    is(filter.live, there.liveVerified) &&
    is(filter.valid, facts.stars !== null) &&
    (filter.district === undefined || filter.district === BREAKDOWNS.byLegacyDistrict(facts)) &&
    (filter.commune === undefined || filter.commune === BREAKDOWNS.byCommune(facts)) &&
    (filter.star === undefined || filter.star === BREAKDOWNS.byStar(facts)) &&
    (filter.group === undefined || filter.group === BREAKDOWNS.byGroup(facts)) &&
    (filter.method === undefined || filter.method === methodKey(facts)) &&
    (filter.type === undefined || filter.type === entry.legalType) &&
    (filter.women === undefined || filter.women === yesNoKey(entry.womenLed)) &&
    (filter.minority === undefined || filter.minority === yesNoKey(entry.minorityLed)) &&
    (filter.producer === undefined || filter.producer === entry.producerCode) &&
    (filter.lapsing === undefined || lapsesWithin(facts, filter.lapsing, asOf)) &&
    (filter.q === undefined || speaksOf(facts, fold(filter.q)))
  );
}

/** Valid on the day, and no longer so many days later. */
export function lapsesWithin({ validUntil }: EntryFacts, days: number, asOf: string): boolean {
  return validUntil !== null && validUntil < addDays(asOf, days);
}

function is(wanted: 'yes' | 'no' | undefined, value: boolean): boolean {
  return wanted === undefined || (wanted === 'yes') === value;
}

function speaksOf({ entry }: EntryFacts, folded: string): boolean {
  return (
    folded === '' ||
    entry.nameKey.includes(folded) ||
    entry.producerKey.includes(folded) ||
    entry.code.toLowerCase() === folded.replaceAll(' ', '')
  );
}

/** Sorts a list; rows without a value come last whichever way, and equal ones stand by name. */
export function sortEntries(facts: ReadonlyArray<EntryFacts>, filter: EntryFilter): EntryFacts[] {
  const { sort = 'name', order } = filter;
  const read = SORT_VALUES[sort];
  const sign = order === 'down' ? -1 : 1;
  return [...facts].sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x !== y) {
      if (x === null) return 1;
      if (y === null) return -1;
      return x < y ? -sign : sign;
    }
    return byName(a, b);
  });
}

function byName(a: EntryFacts, b: EntryFacts): number {
  const [x, y] = [`${a.entry.nameKey} ${a.entry.id}`, `${b.entry.nameKey} ${b.entry.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

const SORT_VALUES: Readonly<Record<EntrySort, (facts: EntryFacts) => string | number | null>> = {
  name: ({ entry }) => entry.nameKey,
  producer: ({ entry }) => entry.producerKey,
  commune: ({ entry }) => (entry.communeName === null ? null : fold(entry.communeName)),
  district: ({ entry }) => (entry.districtName === null ? null : fold(entry.districtName)),
  stars: ({ stars }) => stars,
  valid: ({ validUntil, lapsed }) => validUntil ?? lapsed?.until ?? null,
  listed: ({ listedSince }) => listedSince,
  verified: ({ verifiedAt }) => verifiedAt,
};
