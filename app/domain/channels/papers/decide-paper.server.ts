import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type PaperDecision = { paperId: string; verdict: 'checked' | 'refused'; note: string };

const LONGEST_NOTE = 1_000;

/**
 * Staff have looked at a paper: it is what it says (checked), or it is not and the note tells the producer what to send
 * instead (refused; it lifts nothing and goes into no pack). Either may be decided anew.
 * @throws NotFound for anyone but staff, and for a paper that is put away; DomainError `required` for a refusal without
 *   a note.
 */
export async function decidePaper(
  context: Context,
  actor: Actor,
  { paperId, verdict, note: typed }: PaperDecision,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('paper');
  const note = typed.normalize('NFC').trim();
  if (verdict === 'refused' && note === '') throw new DomainError('required', { field: 'note' });
  if (note.length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  const { paper } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const [decided] = await tx
      .update(paper)
      .set({ state: verdict, note: note || null, decidedAt: now, decidedBy: actor.personId })
      .where(and(eq(paper.id, paperId), isNull(paper.archivedAt)))
      .returning({ producerId: paper.producerId });
    if (!decided) throw new NotFound('paper');
    await context.store.touch(tx, ['catalog', `goods:${decided.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'decide-paper',
      subject: 'paper',
      subjectId: paperId,
      detail: { verdict },
    });
  });
}
