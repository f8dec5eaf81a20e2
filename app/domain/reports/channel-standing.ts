/** How one entry stands on one channel today, and what a list of such standings is narrowed by. */
import { z } from 'zod';
import { presenceRules, VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import type { EntryRow } from '#app/domain/reports/figure-rows.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { fold } from '#app/server/text/fold.ts';
import type { PresenceState } from '#db/tables/register.ts';

/**
 * From the best to the least; an entry with several presences on a channel stands as the best of them. A link that
 * nobody has checked does not hide that the platform turned the product down or locked it.
 */
export const entryStandings = [
  'live',
  'sold_out',
  'stale',
  'claimed',
  'down',
  'handed',
  'ready',
  'none',
] as const;

/**
 * live: seen live in the last 90 days. sold_out: the same, without stock. stale: its last verified look is older.
 * claimed: only said. down: refused, dead, taken down. handed: in a pack for the platform's people, seen nowhere yet, so
 * it counts for nothing. ready: not there, but a listing of it could go. none: not there.
 */
export type EntryStanding = (typeof entryStandings)[number];

/** A presence with what its last verified look found. */
export type LookedAtPresence = {
  state: PresenceState;
  url: string | null;
  /** Made up by the demo market, or by one of its simulated platforms: the address leads nowhere. */
  isDemo: boolean;
  /** The last verified look, ms UTC; null for none. */
  verifiedAt: number | null;
  /** What that look noted. */
  why: string | null;
};

export type ChannelEntry = {
  entry: EntryRow;
  standing: EntryStanding;
  /** That by which it stands so; null without any. */
  presence: LookedAtPresence | null;
  /** A page that somebody named and nobody has checked, of what the platform turned down; null without one. */
  claim: LookedAtPresence | null;
  /** The last pack that held a listing of it for this channel; null without one. */
  handed: HandedOver | null;
};

/** `at` ms UTC; `by` who made the pack, null for the operator; `version` of the listing as it was handed over. */
export type HandedOver = { at: number; by: string | null; version: number };

/**
 * @param today local day. @param isReady a listing of the entry meets the channel's rules; null when nothing was counted.
 * @param isRefused the platform turned a listing of it down when it was pushed, and nobody has changed it since. @param isHanded one is in a pack for it.
 */
export function entryStandingOf(
  presences: ReadonlyArray<LookedAtPresence>,
  { isReady, isRefused, isHanded }: { isReady: boolean | null; isRefused: boolean; isHanded: boolean },
  today: string,
): Pick<ChannelEntry, 'standing' | 'presence' | 'claim'> {
  const found = presences
    .map((presence) => ({ standing: presenceStanding(presence, today), presence }))
    .sort((a, b) => entryStandings.indexOf(a.standing) - entryStandings.indexOf(b.standing));
  const [best] = found;
  if (best?.standing === 'claimed') {
    const refused = found.find(({ presence }) => refusedStates.has(presence.state))?.presence ?? null;
    if (isRefused || refused) return { standing: 'down', presence: refused, claim: best.presence };
  }
  if (best) return { ...best, claim: null };
  const standing = isRefused ? 'down' : isHanded ? 'handed' : isReady ? 'ready' : 'none';
  return { standing, presence: null, claim: null };
}

/** The platform's own no; what is only gone may have a new page. */
const refusedStates: ReadonlySet<PresenceState> = new Set(['rejected', 'suspended']);

function presenceStanding({ state, verifiedAt }: LookedAtPresence, today: string): EntryStanding {
  if (presenceRules[state].isDown) return 'down';
  if (verifiedAt === null) return 'claimed';
  if (addDays(localDate(verifiedAt), VERIFIED_DAYS) < today) return 'stale';
  return state === 'out_of_stock' ? 'sold_out' : 'live';
}

export const CHANNEL_SORTS = ['name', 'producer', 'commune', 'standing', 'verified'] as const;

export const channelFilterSchema = z.object({
  standing: z.enum(entryStandings).optional().catch(undefined),
  /** Only what is in a pack for the channel's people, wherever else it is. */
  handed: z.enum(['yes']).optional().catch(undefined),
  commune: z.string().min(1).max(60).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  sort: z.enum(CHANNEL_SORTS).optional().catch(undefined),
  order: z.enum(['down']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  /** Everything on one page, for paper. */
  all: z.enum(['1']).optional().catch(undefined),
});
export type ChannelFilter = z.infer<typeof channelFilterSchema>;

/** An address's filter; what it does not know is left out. */
export function readChannelFilter(parameters: URLSearchParams): ChannelFilter {
  return channelFilterSchema.parse(Object.fromEntries([...parameters].filter(([, value]) => value !== '')));
}

const PAGE_SIZE = 50;

/** One page of a list, the nearest there is to the one asked for; all of it for paper. */
export function pageOfEntries<Row>(
  rows: ReadonlyArray<Row>,
  { page = 1, all }: Pick<ChannelFilter, 'page' | 'all'>,
): { shown: ReadonlyArray<Row>; page: number; pages: number } {
  if (all) return { shown: rows, page: 1, pages: 1 };
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const nearest = Math.min(page, pages);
  return { shown: rows.slice((nearest - 1) * PAGE_SIZE, nearest * PAGE_SIZE), page: nearest, pages };
}

/** Narrowed and sorted; rows without a value come last whichever way. */
export function narrowChannelEntries(
  rows: ReadonlyArray<ChannelEntry>,
  { standing, handed, commune, q, sort = 'name', order }: ChannelFilter,
): ChannelEntry[] {
  const words = fold(q ?? '');
  const sign = order === 'down' ? -1 : 1;
  const read = SORT_VALUES[sort];
  return rows
    .filter(
      (row) =>
        (standing === undefined || row.standing === standing) &&
        (handed === undefined || row.handed !== null) &&
        (commune === undefined || row.entry.communeCode === commune) &&
        (words === '' || row.entry.nameKey.includes(words) || row.entry.producerKey.includes(words)),
    )
    .sort((a, b) => {
      const [x, y] = [read(a), read(b)];
      if (x === y) return a.entry.nameKey < b.entry.nameKey ? -1 : 1;
      if (x === null) return 1;
      if (y === null) return -1;
      return x < y ? -sign : sign;
    });
}

const SORT_VALUES: Readonly<
  Record<(typeof CHANNEL_SORTS)[number], (row: ChannelEntry) => string | number | null>
> = {
  name: ({ entry }) => entry.nameKey,
  producer: ({ entry }) => entry.producerKey,
  commune: ({ entry }) => (entry.communeName === null ? null : fold(entry.communeName)),
  standing: ({ standing }) => entryStandings.indexOf(standing),
  verified: ({ presence }) => presence?.verifiedAt ?? null,
};
