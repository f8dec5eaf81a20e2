import { and, eq, isNull } from 'drizzle-orm';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Ending } from '#app/domain/register/import/import-plan.ts';
import type { RegisterModel } from '#app/domain/register/import/register-model.ts';
import { presenceNotices } from '#app/domain/register/presence-notices.ts';
import { tellOfCheck, touchEntry } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudits } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Records what a register file says is no longer on a platform: removed from its day on, with what the cell says.
 * It was listed all the same, and its producer is told as of anything that goes down; not of what the same file brings. Part of the caller's write.
 * @param by whose import it is.
 */
export async function endPresences(
  context: Context,
  tx: Tx,
  endings: ReadonlyArray<Ending>,
  by: { importId: string; actor: { personId: string; role: string | null } | null },
): Promise<void> {
  const { presence } = context.store.tables;
  const entries = new Map<string, Array<Ending>>();
  // Locks are taken in the order of ids.
  for (const ending of [...endings].sort((a, b) => (a.presenceId < b.presenceId ? -1 : 1))) {
    const [known] = await tx
      .select()
      .from(presence)
      .where(and(eq(presence.id, ending.presenceId), isNull(presence.revokedAt)));
    if (!known) continue;
    await tx
      .update(presence)
      .set({ state: 'removed', endedOn: ending.endsOn, endedNote: ending.text })
      .where(eq(presence.id, known.id));
    if (!ending.isNew) await tellOfCheck(context, tx, known, 'removed');
    entries.set(known.entryId, [...(entries.get(known.entryId) ?? []), ending]);
  }
  await recordAudits(
    context,
    tx,
    [...entries].flatMap(([subjectId, ended]) =>
      ended.map(({ presenceId, channelCode, endsOn }) => ({
        personId: by.actor?.personId ?? null,
        role: by.actor?.role ?? null,
        act: 'end-presence-by-import',
        subject: 'register_entry',
        subjectId,
        detail: { importId: by.importId, presenceId, channel: channelCode, endedOn: endsOn },
      })),
    ),
  );
  for (const entryId of entries.keys()) await touchEntry(context, tx, entryId);
}

/** What a later file names again, as the model was written: no notice says any more that it is gone. */
export async function settleBroughtBack(
  context: Context,
  tx: Tx,
  { broughtBack }: Pick<RegisterModel, 'broughtBack'>,
): Promise<void> {
  for (const { id } of broughtBack.keys())
    await settleNotices(context, tx, { subject: id, kinds: presenceNotices });
  for (const entry of new Set(broughtBack.values())) await touchEntry(context, tx, entry.id);
}
