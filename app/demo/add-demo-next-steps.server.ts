import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import type { Context } from '#app/server/context.ts';
import { demoStaff } from './demo-actors.ts';

/** Who takes up a reason that a register gives, and with what step; the first pattern that fits. `{place}` is the commune. */
const STEPS: ReadonlyArray<{ reason: RegExp; owner: string; nextStep: string }> = [
  {
    reason: /ATTP|an toàn thực phẩm|giấy|công bố/iu,
    owner: 'Phòng Kinh tế {place}',
    nextStep: 'Hướng dẫn hồ sơ an toàn thực phẩm, nộp trong tháng',
  },
  {
    reason: /liên hệ|liên lạc/iu,
    owner: 'Tổ công nghệ số {place}',
    nextStep: 'Đến tận nhà, ghi lại số điện thoại mới',
  },
  {
    reason: /tài khoản|gian hàng/iu,
    owner: 'Tổ công nghệ số {place}',
    nextStep: 'Cùng chủ thể mở gian hàng trên sàn',
  },
  {
    reason: /ảnh|hình|bao bì/iu,
    owner: 'Tổ công nghệ số {place}',
    nextStep: 'Hẹn buổi chụp ảnh sản phẩm',
  },
];
const ANY_REASON = { owner: 'UBND {place}', nextStep: 'Gặp chủ thể, ghi lại việc còn vướng' };
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
      .select({ id: registerEntry.id, blocker: registerEntry.blocker, place: commune.fullName })
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
  for (const { id, blocker, place } of rows) {
    const { owner, nextStep } = STEPS.find(({ reason }) => reason.test(blocker ?? '')) ?? ANY_REASON;
    const where = place === null ? 'tỉnh' : `${place.charAt(0).toLocaleLowerCase('vi')}${place.slice(1)}`;
    await setBlocker(context, demoStaff, {
      entryId: id,
      reason: blocker ?? '',
      owner: `${owner.replace('{place}', where)} ${MARK}`,
      nextStep,
    });
  }
}
