import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import type { DepartmentT } from '#app/routes/department/key-name.ts';

/**
 * What a target is called: as people named it. One that is named after nothing but its size and day
 * ("205 sản phẩm, 14/10/2024") says so in the reader's language.
 */
export function targetName(
  t: DepartmentT,
  language: Language,
  { code, name, asOf, size }: FigureTarget,
): string {
  if (code === WHOLE_REGISTER) return t('wholeRegister');
  const isPlain = name === `${size} sản phẩm, ${formatDate('vi', asOf)}`;
  return isPlain ? `${t('entriesCount', { count: size })}, ${formatDate(language, asOf)}` : name;
}
