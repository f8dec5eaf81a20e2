import { and, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Puts a staged import aside; its row stays.
 * @throws DomainError wrongState when it was applied or dropped before
 */
export async function dropImport(context: Context, importId: string, actor: Actor): Promise<void> {
  const { registerImport } = context.store.tables;
  await context.store.write(async (tx) => {
    const dropped = await tx
      .update(registerImport)
      .set({ state: 'dropped' })
      .where(and(eq(registerImport.id, importId), eq(registerImport.state, 'staged')))
      .returning({ id: registerImport.id });
    if (dropped.length === 0) throw new DomainError('wrongState');
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: staffRole(actor),
      act: 'drop-import',
      subject: 'register_import',
      subjectId: importId,
    });
  });
}
