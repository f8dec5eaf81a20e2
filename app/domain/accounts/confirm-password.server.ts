import type { Actor } from '#app/domain/accounts/actor.ts';
import { verifyPassword } from '#app/domain/accounts/hash-password.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { forgetPoints, takePoint } from '#app/server/rate-limit.server.ts';

const WINDOW_MS = 15 * 60_000;

/**
 * Asks for the password again before an act that a stolen open session must not be able to do (ASVS 7.5.1). Tries are
 * counted per session: a thief's tries do not keep the owner from changing the password elsewhere.
 * @returns the person.
 * @throws TooManyTries, DomainError `wrongPassword` on `field`.
 */
export async function confirmPassword(context: Context, actor: Actor, password: string, field: string) {
  const key = `confirm-password|${actor.sessionId}`;
  await takePoint(context, key, context.config.limits.signInPerAccount, WINDOW_MS);
  const person = await readPerson(context, actor.personId);
  if (!(await verifyPassword(person.passwordHash, password))) {
    context.log.warn({ evt: 'auth.confirm.fail', personId: actor.personId }, 'password not confirmed');
    throw new DomainError('wrongPassword', { field });
  }
  await forgetPoints(context, key);
  return person;
}
