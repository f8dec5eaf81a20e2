import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { deriveKey, fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { CannotOpen, open, seal } from '#app/server/crypto/seal.server.ts';
import { DomainError, isNotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { checkPassword } from './check-password.server.ts';
import { endSessionsOf } from './end-sessions.server.ts';
import { hashPassword } from './hash-password.server.ts';
import { readPerson } from './read-person.server.ts';

/** How long a link can be used. */
export const LINK_GOOD_FOR_MS = 24 * 60 * 60_000;
const PLACE = 'password-link';

const linkSchema = z.object({ personId: z.string(), until: z.number(), before: z.string() });

/**
 * A token with which a person sets their password themselves, good for one use within 24 hours: it holds which
 * password was there before, so that setting one voids it and every other link of before.
 */
export async function makePasswordLink(context: Context, personId: string): Promise<string> {
  const person = await readPerson(context, personId);
  const link = {
    personId,
    until: context.clock.now() + LINK_GOOD_FOR_MS,
    before: passwordMark(context, person),
  };
  return seal(deriveKey(context.config.appSecret, 'password-link'), PLACE, JSON.stringify(link));
}

/** The address on the market to which such a token belongs. */
export function passwordLinkPath(token: string): string {
  return `/account/set-password?token=${token}`;
}

/** Whose link it is. @throws DomainError `linkExpired` when it is used, over, forged or its person is gone. */
export async function readPasswordLink(context: Context, token: string) {
  const expired = new DomainError('linkExpired');
  try {
    const text = open(deriveKey(context.config.appSecret, 'password-link'), PLACE, token);
    const { personId, until, before } = linkSchema.parse(JSON.parse(text));
    const person = await readPerson(context, personId);
    if (
      context.clock.now() >= until ||
      person.disabledAt !== null ||
      before !== passwordMark(context, person)
    )
      throw expired;
    return person;
  } catch (error) {
    if (error instanceof CannotOpen || isNotFound(error)) throw expired;
    throw error;
  }
}

/**
 * Sets the password by a link and signs the person out everywhere. The second factor stays as it is: a link does not
 * stand in for it (ASVS 6.4.3).
 * @throws DomainError `linkExpired`, or on field `password`.
 */
export async function setPasswordByLink(context: Context, token: string, password: string): Promise<void> {
  const known = await readPasswordLink(context, token);
  await checkPassword(context, password, known.data);
  const passwordHash = await hashPassword(password);
  const { person } = context.store.tables;
  const { passwordHash: hashBefore, passwordChangedAt: changedBefore } = known;
  await context.store.write(async (tx) => {
    const changed = await tx
      .update(person)
      .set({ passwordHash, passwordChangedAt: context.clock.now() })
      .where(
        and(
          eq(person.id, known.id),
          isNull(person.disabledAt),
          hashBefore === null ? isNull(person.passwordHash) : eq(person.passwordHash, hashBefore),
          changedBefore === null
            ? isNull(person.passwordChangedAt)
            : eq(person.passwordChangedAt, changedBefore),
        ),
      )
      .returning({ id: person.id });
    if (changed.length === 0) throw new DomainError('linkExpired');
    await endSessionsOf(context, tx, known.id);
    await recordAudit(context, tx, {
      personId: known.id,
      role: null,
      act: 'set-password',
      subject: 'person',
      subjectId: known.id,
    });
  });
}

/** Changes whenever the password is set or voided. */
function passwordMark(
  context: Context,
  { passwordHash, passwordChangedAt }: { passwordHash: string | null; passwordChangedAt: number | null },
): string {
  return fingerprint(context.config.appSecret, 'password-link', `${passwordHash}|${passwordChangedAt}`);
}
