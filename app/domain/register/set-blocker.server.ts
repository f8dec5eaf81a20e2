import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { blockerMark } from '#app/domain/register/blocker-mark.ts';
import { staffAuthor } from '#app/domain/register/presence-input.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

export type Blocker = { reason: string; owner: string; nextStep: string };

const LONGEST = 500;

/**
 * Why a product is not on sale online, who moves next and what is next. Empty texts take it away.
 * @param seenMark of the texts as the person saw them; null writes over whatever stands there.
 * @throws NotFound; DomainError changedMeanwhile when other texts stand there by now, tooLong (blocker, blockerOwner, blockerNextStep)
 */
export async function setBlocker(
  context: Context,
  actor: Actor,
  { entryId, seenMark = null, ...typed }: Blocker & { entryId: string; seenMark?: string | null },
): Promise<void> {
  const author = staffAuthor(actor);
  const { registerEntry } = context.store.tables;
  const texts = {
    blocker: checked('blocker', typed.reason),
    blockerOwner: checked('blockerOwner', typed.owner),
    blockerNextStep: checked('blockerNextStep', typed.nextStep),
  };
  await context.store.write(async (tx) => {
    const [known] = await tx.select().from(registerEntry).where(eq(registerEntry.id, entryId));
    if (!known) throw new NotFound('entry');
    if (seenMark !== null && seenMark !== blockerMark(known)) throw new DomainError('changedMeanwhile');
    await tx
      .update(registerEntry)
      .set({ ...texts, updatedAt: context.clock.now() })
      .where(eq(registerEntry.id, entryId));
    await recordAudit(context, tx, {
      ...author,
      act: 'set-blocker',
      subject: 'register_entry',
      subjectId: entryId,
      detail: { hasReason: texts.blocker !== null, hasOwner: texts.blockerOwner !== null },
    });
    await context.store.touch(tx, ['figures'], context.clock.now());
  });
}

function checked(field: string, text: string): string | null {
  const clean = tidy(text);
  if (clean.length > LONGEST) throw new DomainError('tooLong', { field, params: { max: LONGEST } });
  return clean === '' ? null : clean;
}
