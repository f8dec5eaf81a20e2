import { lastValidDay } from '#app/domain/register/last-valid-day.ts';
import { type LapsedStar, lapsedStar, validRecognition } from '#app/domain/register/star-rule.ts';
import { listedFrom, liveSpan } from '#app/domain/reports/counting.ts';
import type { CheckMethod, CheckRow, EntryRow, FigureRows } from '#app/domain/reports/figure-rows.ts';
import { endOfLocalDay } from '#app/server/local-date.ts';

/** One entry on one channel at a date. */
export type ChannelFacts = {
  code: string;
  /** It has counted as listed there, lapsed or not. */
  everListed: boolean;
  /** A verified check of the 90 days before saw it live there. */
  liveVerified: boolean;
  /** By a register file it is on no page there any more, and nothing newer says else. */
  isGone: boolean;
};

/** Everything that figures and lists say of one entry at a date. Both are counted from these, so they agree. */
export type EntryFacts = {
  entry: EntryRow;
  /** By its latest recognition valid on the day; null without one. */
  stars: number | null;
  /** Last day of that recognition. */
  validUntil: string | null;
  /** Without a valid recognition, the star that it had last and the last day of it; null where it never had one. */
  lapsed: LapsedStar | null;
  /** First day on which it counted as listed anywhere. */
  listedSince: string | null;
  everListed: boolean;
  liveVerified: boolean;
  /** How it was verified live: the strongest of its ways, API before HTTP before a person. */
  method: CheckMethod | null;
  /** When it was last verified live, ms UTC. */
  verifiedAt: number | null;
  /** Every channel with a presence first seen by the day, counting or not. */
  channels: ReadonlyArray<ChannelFacts>;
  /** What of it rests on links that are certainly no product's page. */
  otherPages: OtherPages;
};

/** It counts all the same: only a person changes what was recorded. */
export type OtherPages = {
  /** Presences with such a link that count as listed. */
  readonly presenceIds: readonly string[];
  /** By nothing else it counts as listed, or as verified live. */
  readonly isAllOfListed: boolean;
  readonly isAllOfLive: boolean;
};

const NO_OTHER_PAGES: OtherPages = { presenceIds: [], isAllOfListed: false, isAllOfLive: false };

const STRENGTH: Readonly<Record<CheckMethod, number>> = { hand: 1, http: 2, api: 3 };

/**
 * The facts of every entry on a local day.
 * @param rows checks may be all of them or only those of the 90 days before `asOf`.
 */
export function factsAt(rows: FigureRows, asOf: string): EntryFacts[] {
  const recognitions = groupBy(rows.recognitions, ({ entryId }) => entryId);
  const presences = groupBy(
    rows.presences.filter(({ firstSeenOn }) => firstSeenOn <= asOf),
    ({ entryId }) => entryId,
  );
  const checks = latestChecks(rows.checks, asOf);
  const channels = new Map(rows.channels.map((channel) => [channel.code, channel]));

  return rows.entries.map((entry) => {
    const rounds = recognitions.get(entry.id) ?? [];
    const star = validRecognition(rounds, asOf);
    const onChannel = new Map<string, ChannelFacts>();
    let listedSince: string | null = null;
    let method: CheckMethod | null = null;
    let verifiedAt: number | null = null;
    const otherPages: string[] = [];
    let [isListedElse, isLiveElse] = [false, false];
    for (const presence of presences.get(entry.id) ?? []) {
      const channel = channels.get(presence.channelCode);
      const since = listedFrom(presence, channel);
      const isListed = since !== null && since <= asOf;
      const check = checks.get(presence.id);
      const isLive =
        isListed && check !== undefined && coversDay(liveSpan(check, undefined, presence, channel), asOf);
      if (isListed && (listedSince === null || since < listedSince)) listedSince = since;
      if (isListed && presence.isOtherPage) otherPages.push(presence.id);
      else if (isListed) isListedElse = true;
      if (isLive && !presence.isOtherPage) isLiveElse = true;
      if (isLive) {
        if (method === null || STRENGTH[check.method] > STRENGTH[method]) method = check.method;
        verifiedAt = Math.max(verifiedAt ?? 0, check.checkedAt);
      }
      const isGone = !isLive && presence.endedOn !== null && presence.endedOn <= asOf;
      const known = onChannel.get(presence.channelCode);
      onChannel.set(presence.channelCode, {
        code: presence.channelCode,
        everListed: isListed || (known?.everListed ?? false),
        liveVerified: isLive || (known?.liveVerified ?? false),
        isGone: isGone && (known?.isGone ?? true),
      });
    }
    return {
      entry,
      stars: star?.stars ?? null,
      validUntil: star ? lastValidDay(star) : null,
      lapsed: star ? null : lapsedStar(rounds, asOf),
      listedSince,
      everListed: listedSince !== null,
      liveVerified: method !== null,
      method,
      verifiedAt,
      channels: [...onChannel.values()],
      otherPages:
        otherPages.length === 0
          ? NO_OTHER_PAGES
          : {
              presenceIds: otherPages,
              isAllOfListed: !isListedElse,
              isAllOfLive: method !== null && !isLiveElse,
            },
    };
  });
}

/** Of each presence, the last verified check by the end of the day: an older "live" does not outlive a newer "dead". */
function latestChecks(checks: ReadonlyArray<CheckRow>, asOf: string): ReadonlyMap<string, CheckRow> {
  const end = endOfLocalDay(asOf);
  const latest = new Map<string, CheckRow>();
  for (const check of checks) {
    if (check.checkedAt >= end) continue;
    const known = latest.get(check.presenceId);
    if (!known || check.checkedAt >= known.checkedAt) latest.set(check.presenceId, check);
  }
  return latest;
}

function coversDay(span: { from: string; to: string } | null, day: string): boolean {
  return span !== null && span.from <= day && day <= span.to;
}

export function groupBy<Row>(
  rows: ReadonlyArray<Row>,
  keyOf: (row: Row) => string,
): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
