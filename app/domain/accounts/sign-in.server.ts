import { and, eq, isNull } from 'drizzle-orm';
import { readContact } from '#app/domain/accounts/contact.ts';
import { verifyPassword } from '#app/domain/accounts/hash-password.server.ts';
import { markDevice, readDeviceMark } from '#app/domain/accounts/known-device.server.ts';
import { type OpenedSession, openSession, sessionId } from '#app/domain/accounts/open-session.server.ts';
import { contactHash } from '#app/domain/accounts/personal-data.server.ts';
import { findByContact } from '#app/domain/accounts/read-person.server.ts';
import { readRoles } from '#app/domain/accounts/read-roles.server.ts';
import { countSignInTry } from '#app/domain/accounts/sign-in-limits.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newSecret } from '#app/server/ids.server.ts';
import type { Role } from '#db/tables/accounts.ts';

/** Longer than any password that can be set: nothing that long is hashed. */
const LONGEST_TRIED = 1024;

export type SignIn = {
  /** Phone or e-mail, as typed. */
  login: string;
  password: string;
  clientAddress: string;
  device: string | null;
  /** The device's cookie from an earlier sign-in (see known-device). */
  deviceMark: string | null;
  /** Token of the session that this browser has already, which ends. */
  formerToken: string | null;
};

export type SignedIn = OpenedSession & {
  personId: string;
  roles: Role[];
  /** For the device's cookie. */
  deviceMark: string;
  /** An authenticator is set up, so its code comes next. */
  asksSecondFactor: boolean;
};

/**
 * Signs a person in by phone or e-mail and password. An unknown account, a wrong password and a disabled person get
 * the same answer after the same work.
 * @throws TooManyTries, DomainError `signInFailed`.
 */
export async function signIn(context: Context, input: SignIn): Promise<SignedIn> {
  const contact = readContact(input.login);
  const { clientAddress } = input;
  // What nobody can be called counts for the address alone.
  const accountKey = contact ? contactHash(context.config, contact) : `nobody|${clientAddress}`;
  const knownDevice = readDeviceMark(context, accountKey, input.deviceMark);
  const wasRight = await countSignInTry(context, { accountKey, clientAddress, knownDevice });

  const person = contact ? await findByContact(context, contact) : null;
  const isRight = await verifyPassword(person?.passwordHash, input.password.slice(0, LONGEST_TRIED));
  const signedIn = person && isRight && (await open(context, person.id, input));
  if (!signedIn) {
    context.log.warn({ evt: 'auth.fail', personId: person?.id ?? null }, 'sign-in refused');
    throw new DomainError('signInFailed');
  }
  await wasRight();
  context.log.info({ evt: 'auth.ok', personId: person.id }, 'signed in');
  return {
    ...signedIn,
    personId: person.id,
    deviceMark: markDevice(context, accountKey),
    asksSecondFactor: person.totpEnabledAt !== null,
  };
}

/** Begins the session unless the person has been disabled. */
async function open(
  context: Context,
  personId: string,
  input: SignIn,
): Promise<(OpenedSession & { roles: Role[] }) | null> {
  const { person, session } = context.store.tables;
  const token = newSecret();
  const now = context.clock.now();
  return context.store.write(async (tx) => {
    const [active] = await tx
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.id, personId), isNull(person.disabledAt)));
    if (!active) return null;
    if (input.formerToken) {
      await tx
        .update(session)
        .set({ endedAt: now })
        .where(and(eq(session.id, sessionId(input.formerToken)), isNull(session.endedAt)));
    }
    const roles = await readRoles(context, tx, personId);
    const opened = await openSession(context, tx, token, {
      personId,
      roles,
      device: input.device,
      confirmedAt: now,
    });
    return { ...opened, roles };
  });
}
