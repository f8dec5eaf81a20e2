import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import type { Context } from '#app/server/context.ts';
import { demoStaff } from './demo-actors.ts';

/** Who takes up a reason that a register gives, and with what step; the first pattern that fits. `{unit}` is xã or phường. */
const STEPS: ReadonlyArray<{ reason: RegExp; owner: string; nextStep: string }> = [
  { reason: /ATTP|an toàn|giấy|công bố/iu, owner: 'Phòng Kinh tế {unit}', nextStep: 'làm hồ sơ ATTP' },
  { reason: /liên hệ|liên lạc/iu, owner: 'Tổ công nghệ số {unit}', nextStep: 'đến nhà, ghi số mới' },
  { reason: /tài khoản|gian hàng/iu, owner: 'Tổ công nghệ số {unit}', nextStep: 'cùng mở gian hàng' },
  { reason: /ảnh|hình|bao bì/iu, owner: 'Tổ công nghệ số {unit}', nextStep: 'hẹn buổi chụp ảnh' },
];
const ANY_REASON = { owner: 'UBND {unit}', nextStep: 'gặp chủ thể, ghi lại việc còn vướng' };
const MARK = '(mô phỏng)';

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
  for (const { id, blocker, kind } of rows) {
    const { owner, nextStep } = STEPS.find(({ reason }) => reason.test(blocker ?? '')) ?? ANY_REASON;
    const unit = kind === 'ward' ? 'phường' : 'xã';
    await setBlocker(context, demoStaff, {
      entryId: id,
      reason: blocker ?? '',
      owner: owner.replace('{unit}', unit),
      nextStep: `${nextStep} ${MARK}`,
    });
  }
}
