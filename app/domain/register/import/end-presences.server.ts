import { eq } from 'drizzle-orm';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Ending } from '#app/domain/register/import/import-plan.ts';
import { presenceNotices } from '#app/domain/register/presence-notices.ts';
import { touchEntry } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudits } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/**
 * Records what a register file says is no longer on a platform: from the file's day on it counts nowhere, and stays
 * readable with what the cell says. Staff bring it back as they bring back what was revoked. Part of the caller's write.
 * @param by whose import it is, and the local day of which its file speaks.
 */
export async function endPresences(
  context: Context,
  tx: Tx,
  endings: ReadonlyArray<Ending>,
  by: { asOf: string; importId: string; actor: { personId: string; role: string | null } | null },
): Promise<void> {
  const { presence } = context.store.tables;
  const entries = new Map<string, Array<Ending>>();
  // Locks are taken in the order of ids.
  for (const ending of [...endings].sort((a, b) => (a.presenceId < b.presenceId ? -1 : 1))) {
    const [ended] = await tx
      .update(presence)
      .set({
        endedOn: by.asOf,
        revokedAt: context.clock.now(),
        revokedBy: by.actor?.personId ?? null,
        revokedNote: ending.text,
      })
      .where(eq(presence.id, ending.presenceId))
      .returning({ entryId: presence.entryId });
    if (!ended) continue;
    await settleNotices(context, tx, { subject: ending.presenceId, kinds: presenceNotices });
    entries.set(ended.entryId, [...(entries.get(ended.entryId) ?? []), ending]);
  }
  await recordAudits(
    context,
    tx,
    [...entries].flatMap(([subjectId, ended]) =>
      ended.map(({ presenceId, channelCode }) => ({
        personId: by.actor?.personId ?? null,
        role: by.actor?.role ?? null,
        act: 'end-presence-by-import',
        subject: 'register_entry',
        subjectId,
        detail: { importId: by.importId, presenceId, channel: channelCode, endedOn: by.asOf },
      })),
    ),
  );
  for (const entryId of entries.keys()) await touchEntry(context, tx, entryId);
}
