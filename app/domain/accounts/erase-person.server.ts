import { and, eq, isNull } from 'drizzle-orm';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ErasePerson = {
  personId: string;
  /** Null from the command line. */
  erasedBy: string | null;
};

/**
 * Forgets who a person was: their key is destroyed, so that name, phone and e-mail cannot be read any more, here or in
 * any later copy of the database. Ids in the audit and in business records stay and say nothing by themselves.
 * @throws NotFound for an unknown or erased person.
 */
export async function erasePerson(context: Context, { personId, erasedBy }: ErasePerson): Promise<void> {
  const { person, personKey, recoveryCode, session } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const destroyed = await tx
      .update(personKey)
      .set({ wrappedKey: null, destroyedAt: now })
      .where(and(eq(personKey.personId, personId), isNull(personKey.destroyedAt)))
      .returning({ personId: personKey.personId });
    if (destroyed.length === 0) throw new NotFound('no such person');
    await tx
      .update(person)
      .set({
        personalData: '',
        phoneHash: null,
        emailHash: null,
        passwordHash: null,
        totpSecret: null,
        totpEnabledAt: null,
        totpLastStep: null,
        disabledAt: now,
      })
      .where(eq(person.id, personId));
    await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
    await endSessionsOf(context, tx, personId);
    await tx.update(session).set({ device: null }).where(eq(session.personId, personId));
    await recordAudit(context, tx, {
      personId: erasedBy,
      role: null,
      act: 'erase-person',
      subject: 'person',
      subjectId: personId,
    });
  });
}
