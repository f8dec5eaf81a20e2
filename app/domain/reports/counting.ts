import { VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import type { ChannelRow, CheckRow, PresenceRow } from '#app/domain/reports/figure-rows.ts';
import { addDays, localDate } from '#app/server/local-date.ts';

/** True on the days on which a presence on this channel counts for targets. */
export function channelCountsOn({ countsFrom, countsTo }: ChannelRow, day: string): boolean {
  return countsFrom !== null && countsFrom <= day && (countsTo === null || day < countsTo);
}

/**
 * The first day on which a presence counts as listed; it does so for ever after, also when it lapses or its channel
 * closes. Null: never, because its channel never counted, or had stopped before the product was seen there.
 */
export function listedFrom(
  presence: Pick<PresenceRow, 'firstSeenOn'>,
  channel: ChannelRow | undefined,
): string | null {
  if (!channel || channel.countsFrom === null) return null;
  const day = presence.firstSeenOn > channel.countsFrom ? presence.firstSeenOn : channel.countsFrom;
  return channelCountsOn(channel, day) ? day : null;
}

/**
 * The days, both inclusive, on which a check makes its presence "verified live": from the check on for 90 days, until
 * the day before the next verified check says something else or the same anew, or a register file says that it is gone.
 * Null: it never does.
 * @param next the next verified check of the same presence.
 */
export function liveSpan(
  check: CheckRow,
  next: CheckRow | undefined,
  presence: Pick<PresenceRow, 'firstSeenOn' | 'endedOn'>,
  channel: ChannelRow | undefined,
): { from: string; to: string } | null {
  const day = localDate(check.checkedAt);
  if (check.state !== 'live' || !channel || !channelCountsOn(channel, day)) return null;
  const from = presence.firstSeenOn > day ? presence.firstSeenOn : day;
  const held = addDays(day, VERIFIED_DAYS);
  const { endedOn } = presence;
  const lastDay = endedOn !== null && day < endedOn ? earlier(held, addDays(endedOn, -1)) : held;
  const to = next ? earlier(lastDay, addDays(localDate(next.checkedAt), -1)) : lastDay;
  return from <= to ? { from, to } : null;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
