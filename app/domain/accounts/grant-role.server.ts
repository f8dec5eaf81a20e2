import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Role } from '#db/tables/accounts.ts';

/** What a role is held for: a producer's member for one producer, those of a commune for one commune. */
const SCOPE_OF_ROLE: Readonly<Record<Role, 'none' | 'producer' | 'commune'>> = {
  buyer: 'none',
  producer_member: 'producer',
  team_member: 'commune',
  commune_officer: 'commune',
  department_staff: 'none',
  operator: 'none',
};

export type GrantRole = {
  personId: string;
  role: Role;
  producerId?: string | null;
  communeCode?: string | null;
  /** Null from the command line. */
  grantedBy: string | null;
};

/**
 * Lets a person do what a role may; at once, in sessions that are open too. Granting it twice changes nothing.
 * @throws NotFound for an unknown person, producer or commune; DomainError `roleNeedsProducer`, `roleNeedsCommune`.
 */
export async function grantRole(context: Context, input: GrantRole): Promise<void> {
  const { person, producer, commune, membership } = context.store.tables;
  const scope = SCOPE_OF_ROLE[input.role];
  const producerId = scope === 'producer' ? (input.producerId ?? null) : null;
  const communeCode = scope === 'commune' ? (input.communeCode ?? null) : null;
  if (scope === 'producer' && !producerId) throw new DomainError('roleNeedsProducer', { field: 'producer' });
  if (scope === 'commune' && !communeCode) throw new DomainError('roleNeedsCommune', { field: 'commune' });
  await context.store.write(async (tx) => {
    const [known] = await tx.select({ id: person.id }).from(person).where(eq(person.id, input.personId));
    if (!known) throw new NotFound('no such person');
    if (producerId) {
      const [row] = await tx.select({ id: producer.id }).from(producer).where(eq(producer.id, producerId));
      if (!row) throw new NotFound('no such producer');
    }
    if (communeCode) {
      const [row] = await tx
        .select({ code: commune.code })
        .from(commune)
        .where(eq(commune.code, communeCode));
      if (!row) throw new NotFound('no such commune');
    }
    const [held] = await tx
      .select({ id: membership.id })
      .from(membership)
      .where(
        and(
          eq(membership.personId, input.personId),
          eq(membership.role, input.role),
          producerId ? eq(membership.producerId, producerId) : isNull(membership.producerId),
          communeCode ? eq(membership.communeCode, communeCode) : isNull(membership.communeCode),
          isNull(membership.revokedAt),
        ),
      );
    if (held) return;
    await tx.insert(membership).values({
      id: newId(),
      personId: input.personId,
      role: input.role,
      producerId,
      communeCode,
      grantedAt: context.clock.now(),
      grantedBy: input.grantedBy,
    });
    await recordAudit(context, tx, {
      personId: input.grantedBy,
      role: null,
      act: 'grant-role',
      subject: 'person',
      subjectId: input.personId,
      detail: { role: input.role, producerId, communeCode },
    });
  });
}
