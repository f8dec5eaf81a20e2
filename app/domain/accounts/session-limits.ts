import { isOfficeRole } from '#app/domain/accounts/roles.ts';
import type { Config } from '#app/server/config.server.ts';
import type { Role } from '#db/tables/accounts.ts';

export type SessionTimes = { createdAt: number; lastSeenAt: number; expiresAt: number };

/** How long a session of a person with these roles lives at most, in milliseconds. */
export function sessionLimits(
  config: Config,
  roles: ReadonlyArray<Role>,
): { idleMs: number; lifetimeMs: number } {
  const { session } = config;
  return roles.some(isOfficeRole)
    ? { idleMs: session.staffIdleMs, lifetimeMs: session.staffLifetimeMs }
    : { idleMs: session.idleMs, lifetimeMs: session.lifetimeMs };
}

/**
 * Whether a session has ended by time. A role granted meanwhile shortens it at once. One that was opened or seen by a clock that
 * was ahead has ended too: until that time comes nothing else would end it.
 * @param latest what a stored "now" can be at the most (`latestNow`), ms UTC.
 */
export function hasLapsed(
  times: SessionTimes,
  { now, latest }: { now: number; latest: number },
  { idleMs, lifetimeMs }: { idleMs: number; lifetimeMs: number },
): boolean {
  if (times.createdAt > latest || times.lastSeenAt > latest) return true;
  return now >= times.expiresAt || now >= times.createdAt + lifetimeMs || now >= times.lastSeenAt + idleMs;
}
