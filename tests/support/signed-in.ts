import { eq } from 'drizzle-orm';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { openSession } from '#app/domain/accounts/open-session.server.ts';
import type { Context } from '#app/server/context.ts';
import { sessionCookieName } from '#app/server/http/cookies.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import type { Role } from '#db/tables/accounts.ts';

export type SignedIn = {
  readonly personId: string;
  /** The whole Cookie header. */
  readonly cookie: string;
};

export type SignInAs = {
  role: Role;
  producerId?: string;
  communeCode?: string;
  name?: string;
  phone?: string;
  /** Whether a second factor was shown in this session; staff see nothing without. */
  secondFactor?: boolean;
  /** They have an authenticator set up. */
  hasAuthenticator?: boolean;
};

/** A new person with one role, and a session of theirs: by the use-cases, not through the pages. */
export async function signedIn(context: Context, as: SignInAs): Promise<SignedIn> {
  const { role, producerId = null, communeCode = null, name = `Người thử ${role}`, secondFactor = true } = as;
  const personId = await createPerson(context, { name, ...(as.phone ? { phone: as.phone } : {}) });
  const now = context.clock.now();
  const token = newSecret();
  const { person } = context.store.tables;
  await context.store.write(async (tx) => {
    if (as.hasAuthenticator)
      await tx.update(person).set({ totpEnabledAt: now }).where(eq(person.id, personId));
    await tx
      .insert(context.store.tables.membership)
      .values({ id: newId(), personId, role, producerId, communeCode, grantedAt: now });
    await openSession(context, tx, token, {
      personId,
      roles: [role],
      device: 'test',
      secondFactorAt: secondFactor ? now : null,
      confirmedAt: now,
    });
  });
  return { personId, cookie: `${sessionCookieName(context.config.isPublicHttps)}=${token}` };
}
