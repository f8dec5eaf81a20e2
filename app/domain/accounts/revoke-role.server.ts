import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Role } from '#db/tables/accounts.ts';

export type RevokeRole = {
  personId: string;
  role: Role;
  producerId?: string | null;
  communeCode?: string | null;
  /** Null from the command line. */
  revokedBy: string | null;
};

/** Takes a role back; at once, in open sessions too. @throws NotFound when it is not held. */
export async function revokeRole(context: Context, input: RevokeRole): Promise<void> {
  const { membership } = context.store.tables;
  const { producerId = null, communeCode = null } = input;
  await context.store.write(async (tx) => {
    const revoked = await tx
      .update(membership)
      .set({ revokedAt: context.clock.now() })
      .where(
        and(
          eq(membership.personId, input.personId),
          eq(membership.role, input.role),
          producerId ? eq(membership.producerId, producerId) : isNull(membership.producerId),
          communeCode ? eq(membership.communeCode, communeCode) : isNull(membership.communeCode),
          isNull(membership.revokedAt),
        ),
      )
      .returning({ id: membership.id });
    if (revoked.length === 0) throw new NotFound('the role is not held');
    await recordAudit(context, tx, {
      personId: input.revokedBy,
      role: null,
      act: 'revoke-role',
      subject: 'person',
      subjectId: input.personId,
      detail: { role: input.role, producerId, communeCode },
    });
  });
}
