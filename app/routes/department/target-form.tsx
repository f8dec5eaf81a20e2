import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { controlClass } from '#app/components/field.tsx';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

export type TargetFormProps = {
  targets: ReadonlyArray<{ code: string; name: string }>;
  target: string;
  asOf: string;
  today: string;
};

/** Which target, and at which day: a form that asks the page again. */
export function TargetForm({ targets, target, asOf, today }: TargetFormProps) {
  const t = useT(departmentMessages);
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3">
      <label className="grow space-y-1 sm:grow-0">
        <span className="block text-sm font-bold">{t('chooseTarget')}</span>
        <select name="target" defaultValue={target} key={target} className={controlClass(null)}>
          {targets.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
          <option value={WHOLE_REGISTER}>{t('wholeRegister')}</option>
        </select>
      </label>
      <label className="space-y-1">
        <span className="block text-sm font-bold">{t('chooseAsOf')}</span>
        <input
          type="date"
          name="asOf"
          defaultValue={asOf}
          key={asOf}
          max={today}
          className={controlClass(null)}
        />
      </label>
      <button type="submit" className={buttonClass('secondary')}>
        {t('show')}
      </button>
    </Form>
  );
}
