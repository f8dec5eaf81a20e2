import { and, eq, isNull } from 'drizzle-orm';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type DisablePerson = {
  personId: string;
  /** Null from the command line. */
  disabledBy: string | null;
};

/** Shuts a person out: no sign-in any more, and open sessions end. @throws DomainError `wrongState` when they are out already. */
export async function disablePerson(
  context: Context,
  { personId, disabledBy }: DisablePerson,
): Promise<void> {
  const { person } = context.store.tables;
  await context.store.write(async (tx) => {
    const disabled = await tx
      .update(person)
      .set({ disabledAt: context.clock.now() })
      .where(and(eq(person.id, personId), isNull(person.disabledAt)))
      .returning({ id: person.id });
    if (disabled.length === 0) throw new DomainError('wrongState');
    const ended = await endSessionsOf(context, tx, personId);
    await recordAudit(context, tx, {
      personId: disabledBy,
      role: null,
      act: 'disable-person',
      subject: 'person',
      subjectId: personId,
      detail: { ended },
    });
  });
}
