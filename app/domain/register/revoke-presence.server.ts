import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { staffAuthor } from '#app/domain/register/presence-input.server.ts';
import { presenceNotices } from '#app/domain/register/presence-notices.ts';
import { touchEntry } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';

const LONGEST_NOTE = 1000;

/**
 * Takes back a presence that was recorded in error: it counts nowhere, at no date, and stays readable with the reason.
 * @throws NotFound; DomainError required and tooLongBy (revokeNote), wrongState when it was revoked before
 */
export async function revokePresence(
  context: Context,
  actor: Actor,
  { presenceId, note }: { presenceId: string; note: string },
): Promise<void> {
  const author = staffAuthor(actor);
  const reason = tidy(note);
  if (reason === '') throw new DomainError('required', { field: 'revokeNote' });
  refuseTooLong(reason, { field: 'revokeNote', max: LONGEST_NOTE });
  const { presence } = context.store.tables;
  await context.store.write(async (tx) => {
    const [known] = await tx.select().from(presence).where(eq(presence.id, presenceId));
    if (!known) throw new NotFound('presence');
    if (known.revokedAt !== null) throw new DomainError('wrongState');
    await tx
      .update(presence)
      .set({ revokedAt: context.clock.now(), revokedBy: author.personId, revokedNote: reason })
      .where(eq(presence.id, presenceId));
    await settleNotices(context, tx, { subject: presenceId, kinds: presenceNotices });
    await recordAudit(context, tx, {
      ...author,
      act: 'revoke-presence',
      subject: 'register_entry',
      subjectId: known.entryId,
      detail: { presenceId, channel: known.channelCode },
    });
    await touchEntry(context, tx, known.entryId);
  });
}
