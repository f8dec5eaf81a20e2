import { controlClass } from '#app/components/field.tsx';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

export type TargetSelectProps = {
  targets: ReadonlyArray<{ code: string; name: string }>;
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
  return (
    <label className="flex min-w-0 flex-col gap-1">
      <span className="text-sm font-bold">{t('chooseTarget')}</span>
      <select name="target" defaultValue={target} key={target} className={filterBox}>
        {targets.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
        <option value={WHOLE_REGISTER}>{t('wholeRegister')}</option>
      </select>
      <input type="hidden" name="of" value={target} />
      <input type="hidden" name="was" value={asOf} />
    </label>
  );
}
