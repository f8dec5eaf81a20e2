import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { checkPassword } from '#app/domain/accounts/check-password.server.ts';
import { confirmPassword } from '#app/domain/accounts/confirm-password.server.ts';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ChangePassword = { current: string; password: string };

/**
 * Gives the person a new password and ends their other sessions.
 * @throws TooManyTries, DomainError on field `current` or `password`.
 */
export async function changePassword(context: Context, actor: Actor, input: ChangePassword): Promise<void> {
  const known = await confirmPassword(context, actor, input.current, 'current');
  await checkPassword(context, input.password, known.data);
  const passwordHash = await hashPassword(input.password);
  const { person } = context.store.tables;
  await context.store.write(async (tx) => {
    const changed = await tx
      .update(person)
      .set({ passwordHash, passwordChangedAt: context.clock.now() })
      .where(and(eq(person.id, actor.personId), eq(person.passwordHash, known.passwordHash ?? '')))
      .returning({ id: person.id });
    if (changed.length === 0) throw new DomainError('changedMeanwhile');
    await endSessionsOf(context, tx, actor.personId, actor.sessionId);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: null,
      act: 'change-password',
      subject: 'person',
      subjectId: actor.personId,
    });
  });
}
