import { addDays } from '#app/server/local-date.ts';
import { listedFrom, liveSpan } from './counting.ts';
import { groupBy } from './facts-at.ts';
import type { FigureRows } from './figure-rows.ts';

/** The figure's two numbers at the end of a local day. */
export type BurnUpPoint = { day: string; everListed: number; liveVerified: number };

export type BurnUp = {
  /** The day of the first presence that counts; before it nothing is known, which is not the same as nothing. */
  firstDay: string | null;
  points: BurnUpPoint[];
};

/**
 * How the two numbers rose and fell, on the days asked for, from the presences and every verified check of them. Days
 * before the first presence are left out.
 */
export function burnUp(rows: FigureRows, days: ReadonlyArray<string>): BurnUp {
  const channels = new Map(rows.channels.map((channel) => [channel.code, channel]));
  const checks = groupBy(rows.checks, ({ presenceId }) => presenceId);
  const presences = groupBy(rows.presences, ({ entryId }) => entryId);
  const listed: string[] = [];
  const changes: Array<{ day: string; by: 1 | -1 }> = [];
  for (const { id } of rows.entries) {
    let since: string | null = null;
    const spans: Span[] = [];
    for (const presence of presences.get(id) ?? []) {
      const channel = channels.get(presence.channelCode);
      const from = listedFrom(presence, channel);
      if (from === null) continue;
      if (since === null || from < since) since = from;
      const own = [...(checks.get(presence.id) ?? [])].sort((a, b) => a.checkedAt - b.checkedAt);
      for (const [at, check] of own.entries()) {
        const span = liveSpan(check, own[at + 1], presence, channel);
        if (span) spans.push(span.from < from ? { ...span, from } : span);
      }
    }
    if (since !== null) listed.push(since);
    for (const { from, to } of merged(spans)) {
      changes.push({ day: from, by: 1 }, { day: addDays(to, 1), by: -1 });
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
      liveVerified: changes.reduce((sum, change) => (change.day <= day ? sum + change.by : sum), 0),
    })),
  };
}

type Span = { from: string; to: string };

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
