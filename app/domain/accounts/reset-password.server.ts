import { eq } from 'drizzle-orm';
import { checkPassword } from '#app/domain/accounts/check-password.server.ts';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ResetPassword = {
  personId: string;
  /** Absent: the old one is void and the person sets a new one by a link. */
  password?: string;
  /** Also forget the authenticator, for a person who has lost it and the recovery codes. */
  forgetSecondFactor: boolean;
};

/**
 * The operator's help for a person who cannot sign in: from the command line only. Ends their sessions.
 * @throws NotFound, DomainError on field `password`.
 */
export async function resetPassword(context: Context, input: ResetPassword): Promise<void> {
  const known = await readPerson(context, input.personId);
  if (input.password !== undefined) await checkPassword(context, input.password, known.data);
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  const { person, recoveryCode } = context.store.tables;
  await context.store.write(async (tx) => {
    await tx
      .update(person)
      .set({ passwordHash, passwordChangedAt: context.clock.now() })
      .where(eq(person.id, known.id));
    if (input.forgetSecondFactor) {
      await tx
        .update(person)
        .set({ totpSecret: null, totpEnabledAt: null, totpLastStep: null })
        .where(eq(person.id, known.id));
      await tx.delete(recoveryCode).where(eq(recoveryCode.personId, known.id));
    }
    await endSessionsOf(context, tx, known.id);
    await recordAudit(context, tx, {
      personId: null,
      role: 'operator',
      act: 'reset-password',
      subject: 'person',
      subjectId: known.id,
      detail: { forgetSecondFactor: input.forgetSecondFactor },
    });
  });
}
