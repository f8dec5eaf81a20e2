import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { sessionId } from '#app/domain/accounts/open-session.server.ts';
import { openPersonalData, unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { hasLapsed, sessionLimits } from '#app/domain/accounts/session-limits.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { readCookie, sessionCookieName } from '#app/server/http/cookies.ts';

/** "Last seen" is written at most so often: a page must not cost a write. */
const SEEN_EVERY_MS = 60_000;
/** `newSecret` gives 43 characters; anything else is not looked up. */
const TOKEN = /^[\w-]{43}$/;

/**
 * Who sends this request, with their roles as they are at this moment; null when nobody is signed in, the session has
 * ended, or the person was disabled.
 */
export async function readSession(context: Context, cookieHeader: string | null): Promise<Actor | null> {
  const token = readCookie(cookieHeader, sessionCookieName(context.config.isPublicHttps));
  if (!token || !TOKEN.test(token)) return null;
  const { session, person, personKey, membership } = context.store.tables;
  const id = sessionId(token);
  const found = await context.store.read(async (db) => {
    const [row] = await db
      .select({
        session,
        personalData: person.personalData,
        language: person.language,
        totpEnabledAt: person.totpEnabledAt,
        wrappedKey: personKey.wrappedKey,
      })
      .from(session)
      .innerJoin(person, eq(person.id, session.personId))
      .innerJoin(personKey, eq(personKey.personId, person.id))
      .where(and(eq(session.id, id), isNull(session.endedAt), isNull(person.disabledAt)));
    if (!row?.wrappedKey) return null;
    const memberships = await db
      .select({
        role: membership.role,
        producerId: membership.producerId,
        communeCode: membership.communeCode,
      })
      .from(membership)
      .where(and(eq(membership.personId, row.session.personId), isNull(membership.revokedAt)))
      .orderBy(membership.id);
    return { ...row, wrappedKey: row.wrappedKey, memberships };
  });
  if (!found) return null;
  const { memberships } = found;
  const now = context.clock.now();
  const limits = sessionLimits(
    context.config,
    memberships.map(({ role }) => role),
  );
  if (hasLapsed(found.session, { now, latest: latestNow(context.clock) }, limits)) return null;
  if (now - found.session.lastSeenAt >= SEEN_EVERY_MS) noteSeen(context, id, now);
  const own = unwrapPersonKey(context.config, found.session.personId, found.wrappedKey);
  return {
    personId: found.session.personId,
    sessionId: id,
    name: openPersonalData(own, found.personalData).name,
    language: found.language,
    memberships,
    hasSecondFactor: found.session.secondFactorAt !== null,
    owesSecondFactor: found.session.secondFactorAt === null && found.totpEnabledAt !== null,
  };
}

/** Writes being made for requests that do not wait for them; the process waits before it closes its store. */
const notes = new WeakMap<Context, Set<Promise<void>>>();

function noteSeen(context: Context, id: string, now: number): void {
  const { session } = context.store.tables;
  let pending = notes.get(context);
  if (!pending) {
    const waiting = new Set<Promise<void>>();
    context.onClose(async () => void (await Promise.all(waiting)));
    notes.set(context, waiting);
    pending = waiting;
  }
  const note = context.store
    .write(
      (tx) =>
        tx
          .update(session)
          .set({ lastSeenAt: now })
          .where(and(eq(session.id, id), lt(session.lastSeenAt, now))),
      { isolation: 'guarded' },
    )
    .then(() => undefined)
    .catch((error: unknown) =>
      context.log.warn({ err: error }, 'could not note when a session was last seen'),
    )
    .finally(() => pending.delete(note));
  pending.add(note);
}
