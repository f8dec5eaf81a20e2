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

/** Whether a session has ended by time. A role granted meanwhile shortens it at once. */
export function hasLapsed(
  times: SessionTimes,
  now: number,
  { idleMs, lifetimeMs }: { idleMs: number; lifetimeMs: number },
): boolean {
  return now >= times.expiresAt || now >= times.createdAt + lifetimeMs || now >= times.lastSeenAt + idleMs;
}
