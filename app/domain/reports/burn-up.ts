import { listedFrom } from '#app/domain/reports/counting.ts';
import { groupBy } from '#app/domain/reports/facts-at.ts';
import type { ChannelRow, PresenceRow } from '#app/domain/reports/figure-rows.ts';
import { addDays } from '#app/server/local-date.ts';

/** The figure's two numbers at the end of a local day. */
export type BurnUpPoint = { day: string; everListed: number; liveVerified: number };

export type BurnUp = {
  /** The day of the first presence that counts; before it nothing is known, which is not the same as nothing. */
  firstDay: string | null;
  points: BurnUpPoint[];
};

/** What a trend is drawn from: presences that were not revoked, and the days on which each was verified live. */
export type BurnUpRows = {
  channels: ReadonlyArray<ChannelRow>;
  presences: ReadonlyArray<Pick<PresenceRow, 'id' | 'entryId' | 'channelCode' | 'firstSeenOn'>>;
  /** Local days, both inclusive. */
  liveRuns: ReadonlyArray<Span & { presenceId: string }>;
};

type Span = { from: string; to: string };

/**
 * How the two numbers rose and fell, on the days asked for, from the presences and every verified check of them. Days
 * before the first presence are left out.
 */
export function burnUp(rows: BurnUpRows, days: ReadonlyArray<string>): BurnUp {
  const channels = new Map(rows.channels.map((channel) => [channel.code, channel]));
  const runs = groupBy(rows.liveRuns, ({ presenceId }) => presenceId);
  const listed: string[] = [];
  const changes = new Map<string, number>();
  const change = (day: string, by: 1 | -1) => changes.set(day, (changes.get(day) ?? 0) + by);
  for (const presences of groupBy(rows.presences, ({ entryId }) => entryId).values()) {
    let since: string | null = null;
    const spans: Span[] = [];
    for (const presence of presences) {
      const from = listedFrom(presence, channels.get(presence.channelCode));
      if (from === null) continue;
      if (since === null || from < since) since = from;
      for (const run of runs.get(presence.id) ?? []) {
        spans.push({ from: run.from < from ? from : run.from, to: run.to });
      }
    }
    if (since !== null) listed.push(since);
    for (const { from, to } of merged(spans)) {
      change(from, 1);
      change(addDays(to, 1), -1);
    }
  }
  listed.sort();
  const firstDay = listed[0] ?? null;
  const shown = firstDay === null ? [] : [...new Set(days)].filter((day) => day >= firstDay).sort();
  return {
    firstDay,
    points: shown.map((day) => ({
      day,
      everListed: listed.filter((since) => since <= day).length,
      liveVerified: [...changes].reduce((sum, [on, by]) => (on <= day ? sum + by : sum), 0),
    })),
  };
}

/** Spans that meet or overlap as one, so that an entry is counted once however many presences are live. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from <= to).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to;
    else result.push({ ...span });
  }
  return result;
}

/** At most `most` days from the first to the last, both among them, evenly spread. */
export function spreadDays(first: string, last: string, most: number): string[] {
  const length = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  if (length <= 0) return [last];
  const steps = Math.min(most - 1, length);
  return Array.from({ length: steps + 1 }, (_, step) => addDays(first, Math.round((step * length) / steps)));
}
