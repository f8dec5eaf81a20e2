import { and, eq, isNull, ne } from 'drizzle-orm';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import { type PersonKey, sealPersonalData } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

export type ErasePerson = {
  personId: string;
  /** Null from the command line. */
  erasedBy: string | null;
  /** Their key, where a law wants what is sealed with it kept for a while: all else goes as ever. */
  keeps?: PersonKey;
};

/**
 * Forgets who a person was: their key is destroyed, so that name, phone and e-mail cannot be read any more, here or in
 * any later copy of the database. Ids in the audit and in business records stay and say nothing by themselves.
 * Their roles, sessions and begun authorisations end in the same write.
 * @throws NotFound for an unknown or erased person; DomainError `lastOperator` for the only operator who can sign in.
 */
export async function erasePerson(
  context: Context,
  { personId, erasedBy, keeps }: ErasePerson,
): Promise<void> {
  const { tables } = context.store;
  const { person, personKey, recoveryCode, session, membership, channelAuthorisation } = tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const destroyed = await tx
      .update(personKey)
      .set(keeps ? { destroyedAt: null } : { wrappedKey: null, destroyedAt: now })
      .where(and(eq(personKey.personId, personId), isNull(personKey.destroyedAt)))
      .returning({ personId: personKey.personId });
    if (destroyed.length === 0) throw new NotFound('no such person');
    if (await isLastOperator(tx, tables, personId)) throw new DomainError('lastOperator');
    await tx
      .update(person)
      .set({
        personalData: keeps ? sealPersonalData(keeps, { name: '' }) : '',
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
    const revoked = await tx
      .update(membership)
      .set({ revokedAt: now })
      .where(and(eq(membership.personId, personId), isNull(membership.revokedAt)))
      .returning({
        role: membership.role,
        producerId: membership.producerId,
        communeCode: membership.communeCode,
      });
    await tx
      .update(channelAuthorisation)
      .set({ usedAt: now })
      .where(and(eq(channelAuthorisation.personId, personId), isNull(channelAuthorisation.usedAt)));
    const ended = await endSessionsOf(context, tx, personId);
    await tx.update(session).set({ device: null }).where(eq(session.personId, personId));
    await recordAudit(context, tx, {
      personId: erasedBy,
      role: null,
      act: 'erase-person',
      subject: 'person',
      subjectId: personId,
      detail: { revoked, ended, isKeyKept: keeps !== undefined },
    });
  });
}

/** Whether the person is an operator and no other who is not shut out is one: nobody could help anybody any more. */
async function isLastOperator(tx: Tx, { membership, person }: Tables, personId: string): Promise<boolean> {
  const operator = and(eq(membership.role, 'operator'), isNull(membership.revokedAt));
  const own = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(and(operator, eq(membership.personId, personId)));
  if (own.length === 0) return false;
  const others = await tx
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(operator, ne(membership.personId, personId), isNull(person.disabledAt)))
    .limit(1);
  return others.length === 0;
}
