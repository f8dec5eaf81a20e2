import { createHash } from 'node:crypto';
import { sessionLimits } from '#app/domain/accounts/session-limits.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { Role } from '#db/tables/accounts.ts';

const LONGEST_DEVICE = 200;

export type OpenedSession = {
  /** For the cookie; the database keeps only its hash. */
  token: string;
  /** Milliseconds from now until the session ends whatever happens. */
  lifetimeMs: number;
};

export type OpenSession = {
  personId: string;
  roles: ReadonlyArray<Role>;
  /** The browser's User-Agent, by which the person recognises their devices. */
  device: string | null;
  secondFactorAt?: number | null;
  confirmedAt?: number | null;
};

/** The row id of a session: what a thief of the database sees is no cookie. */
export function sessionId(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Begins a session inside a write. Every sign-in and every second factor gets a new token. */
export async function openSession(
  context: Context,
  tx: Tx,
  token: string,
  about: OpenSession,
): Promise<OpenedSession> {
  const now = context.clock.now();
  const { lifetimeMs } = sessionLimits(context.config, about.roles);
  await tx.insert(context.store.tables.session).values({
    id: sessionId(token),
    personId: about.personId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + lifetimeMs,
    secondFactorAt: about.secondFactorAt ?? null,
    confirmedAt: about.confirmedAt ?? null,
    device: about.device?.slice(0, LONGEST_DEVICE) ?? null,
  });
  return { token, lifetimeMs };
}
