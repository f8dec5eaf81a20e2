import { controlClass } from '#app/components/field.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { targetName } from '#app/routes/department/target-name.ts';

export type TargetSelectProps = {
  targets: readonly FigureTarget[];
  target: string;
  asOf: string;
};

/** Both sides of every filter's boxes, so that a date and a choice stand level. */
export const filterBox = `${controlClass(null)} h-12`;

/**
 * Which fixed target, or the whole register. Carries what was shown before: a date that nobody touched does not follow
 * into another target, which has its own (`readScope`).
 */
export function TargetSelect({ targets, target, asOf }: TargetSelectProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  return (
    <label className="flex min-w-0 flex-col gap-1">
      <span className="text-sm font-bold">{t('chooseTarget')}</span>
      <select name="target" defaultValue={target} key={target} className={filterBox}>
        {targets.map((one) => (
          <option key={one.code} value={one.code}>
            {targetName(t, language, one)}
          </option>
        ))}
        <option value={WHOLE_REGISTER}>{t('wholeRegister')}</option>
      </select>
      <input type="hidden" name="of" value={target} />
      <input type="hidden" name="was" value={asOf} />
    </label>
  );
}
