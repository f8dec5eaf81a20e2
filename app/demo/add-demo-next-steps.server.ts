import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import { demoStepMessages } from '#app/i18n/demo-steps.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';

/** Who takes up a reason that a register gives, and with what step; the first pattern that fits. */
const STEPS = [
  { reason: /ATTP|an toàn|giấy|công bố/iu, owner: 'economyOffice', nextStep: 'foodSafetyPapers' },
  { reason: /liên hệ|liên lạc/iu, owner: 'digitalTeam', nextStep: 'visitForNumber' },
  { reason: /tài khoản|gian hàng/iu, owner: 'digitalTeam', nextStep: 'openShopTogether' },
  { reason: /ảnh|hình|bao bì/iu, owner: 'digitalTeam', nextStep: 'photoSession' },
] as const;
const ANY_REASON = { owner: 'peoplesCommittee', nextStep: 'meetProducer' } as const;

/**
 * Of every product that the register gives a reason for and nobody has taken up: who would, and what they would do
 * next. Made up from the reason, and marked so.
 */
export async function addDemoNextSteps(context: Context): Promise<void> {
  const { store } = context;
  const { registerEntry, commune } = store.tables;
  const rows = await store.read((db) =>
    db
      .select({ id: registerEntry.id, blocker: registerEntry.blocker, kind: commune.kind })
      .from(registerEntry)
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .where(
        and(
          isNotNull(registerEntry.blocker),
          isNull(registerEntry.blockerOwner),
          isNull(registerEntry.blockerNextStep),
        ),
      )
      .orderBy(asc(registerEntry.id)),
  );
  const t = translate(demoStepMessages, 'vi');
  for (const { id, blocker, kind } of rows) {
    const { owner, nextStep } = STEPS.find(({ reason }) => reason.test(blocker ?? '')) ?? ANY_REASON;
    await setBlocker(context, demoStaff, {
      entryId: id,
      reason: blocker ?? '',
      owner: t(owner, { unit: t(kind === 'ward' ? 'ward' : 'commune') }),
      nextStep: t(nextStep),
    });
  }
}
