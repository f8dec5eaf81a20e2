import { and, desc, eq, isNull } from 'drizzle-orm';
import { giveConsent } from '#app/domain/accounts/give-consent.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const PURPOSE = 'review-invitation';
/** Of the words beside the box; a new version when they change. */
const TEXT_VERSION = '2026-11';

/** Whether a buyer wants to be invited to review. */
export async function wantsInvitation({ store }: Context, personId: string): Promise<boolean> {
  const { consent } = store.tables;
  const [latest] = await store.read((db) =>
    db
      .select({ withdrawnAt: consent.withdrawnAt })
      .from(consent)
      .where(and(eq(consent.personId, personId), eq(consent.purpose, PURPOSE)))
      .orderBy(desc(consent.givenAt), desc(consent.id))
      .limit(1),
  );
  return latest !== undefined && latest.withdrawnAt === null;
}

/** A buyer says yes to being invited to review, or takes it back. The same again changes nothing. */
export async function chooseInvitation(
  context: Context,
  { personId, orderGroupId, isWanted }: { personId: string; orderGroupId: string; isWanted: boolean },
): Promise<void> {
  const { store, clock } = context;
  if ((await wantsInvitation(context, personId)) === isWanted) return;
  if (isWanted) {
    await giveConsent(context, {
      personId,
      purpose: PURPOSE,
      textVersion: TEXT_VERSION,
      helper: null,
      evidence: { orderGroupId },
    });
    return;
  }
  const { consent } = store.tables;
  await store.write(async (tx) => {
    await tx
      .update(consent)
      .set({ withdrawnAt: clock.now() })
      .where(and(eq(consent.personId, personId), eq(consent.purpose, PURPOSE), isNull(consent.withdrawnAt)));
    await recordAudit(context, tx, {
      personId,
      role: null,
      act: 'withdraw-consent',
      subject: 'person',
      subjectId: personId,
      detail: { purpose: PURPOSE },
    });
  });
}
