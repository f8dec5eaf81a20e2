import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import type { DepartmentT } from '#app/routes/department/key-name.ts';
import { targetName } from '#app/routes/department/target-name.ts';

/** "205 sản phẩm thuộc chỉ tiêu 14/10/2024": what a list holds, of which set, and at which day. */
export function scopeText(
  t: DepartmentT,
  language: Language,
  { target, asOf, what }: { target: FigureTarget; asOf: string; what: string },
): string {
  const date = formatDate(language, asOf);
  if (target.code === WHOLE_REGISTER) return t('inRegister', { what, date });
  const own = formatDate(language, target.asOf);
  // Most targets are named after their day, which then says enough.
  const called = targetName(t, language, target);
  const saysItsDay = called.includes(own);
  const name = saysItsDay ? own : `“${called}”`;
  return saysItsDay && target.asOf === asOf
    ? t('inTarget', { what, name })
    : t('inTargetAt', { what, name, date });
}
