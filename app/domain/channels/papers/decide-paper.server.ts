import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import { endNotices, noticeOfRefusedPaper } from '#app/domain/channels/papers/paper-notices.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export type PaperDecision = {
  paperId: string;
  verdict: 'checked' | 'refused';
  note: string;
  /** When it had been decided last, as the person saw it: ms UTC; null where nobody had decided yet. */
  seenDecidedAt?: number | null;
};

const LONGEST_NOTE = 1_000;

/**
 * Staff have looked at a paper: it is what it says (checked), or it is not and the note tells the producer what to send
 * instead (refused; it lifts nothing and goes into no pack). Either may be decided anew.
 * @throws NotFound for anyone but staff, and for a paper that is put away; DomainError `required` for a refusal without
 *   a note, `paperChecked` or `paperRefused` (name) when somebody else has decided since it was seen.
 */
export async function decidePaper(
  context: Context,
  actor: Actor,
  { paperId, verdict, note: typed, seenDecidedAt = null }: PaperDecision,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('paper');
  const note = typed.normalize('NFC').trim();
  if (verdict === 'refused' && note === '') throw new DomainError('required', { field: 'note' });
  if (note.length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  const { paper } = context.store.tables;
  const now = context.clock.now();
  const quicker = await context.store.write(async (tx) => {
    const [decided] = await tx
      .update(paper)
      .set({ state: verdict, note: note || null, decidedAt: now, decidedBy: actor.personId })
      .where(
        and(
          eq(paper.id, paperId),
          isNull(paper.archivedAt),
          seenDecidedAt === null ? isNull(paper.decidedAt) : eq(paper.decidedAt, seenDecidedAt),
        ),
      )
      .returning({ producerId: paper.producerId, kind: paper.kind, listingId: paper.listingId });
    if (!decided) {
      const [standing] = await tx
        .select({ state: paper.state, decidedBy: paper.decidedBy })
        .from(paper)
        .where(and(eq(paper.id, paperId), isNull(paper.archivedAt)));
      if (!standing) throw new NotFound('paper');
      return standing;
    }
    if (verdict === 'checked') {
      await settleNotices(context, tx, { subject: paperId, kinds: ['paper-refused'] });
    } else {
      await settleNotices(context, tx, { subject: paperId, kinds: endNotices });
      const product = await titleOf(context, tx, decided.listingId);
      await tellProducer(context, tx, noticeOfRefusedPaper({ ...decided, id: paperId, product, note }));
    }
    await context.store.touch(tx, ['catalog', `goods:${decided.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'decide-paper',
      subject: 'paper',
      subjectId: paperId,
      detail: { verdict },
    });
    return null;
  });
  if (!quicker) return;
  const { state, decidedBy } = quicker;
  const name = decidedBy === null ? undefined : (await readNames(context, [decidedBy]))[decidedBy];
  if (name === undefined || state === 'given') throw new DomainError('changedMeanwhile');
  throw new DomainError(state === 'checked' ? 'paperChecked' : 'paperRefused', { params: { name } });
}

async function titleOf({ store }: Context, tx: Tx, listingId: string | null): Promise<string | null> {
  if (listingId === null) return null;
  const { listing } = store.tables;
  const [row] = await tx.select({ title: listing.titleVi }).from(listing).where(eq(listing.id, listingId));
  return row?.title ?? null;
}
