import type { Config } from '#app/server/config.server.ts';
import type { Role } from '#db/tables/accounts.ts';

/** Roles that see what belongs to others: short sessions. */
const STAFF_ROLES: ReadonlySet<Role> = new Set(['commune_officer', 'department_staff', 'operator']);

export type SessionTimes = { createdAt: number; lastSeenAt: number; expiresAt: number };

export function isStaffRole(role: Role): boolean {
  return STAFF_ROLES.has(role);
}

/** How long a session of a person with these roles lives at most, in milliseconds. */
export function sessionLimits(
  config: Config,
  roles: ReadonlyArray<Role>,
): { idleMs: number; lifetimeMs: number } {
  const { session } = config;
  return roles.some(isStaffRole)
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
