import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DAY_EXAMPLE, dayInField } from '#app/components/day-field.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { filterBox, TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

/** Which target, and at which day: a form that asks the page again. */
export function TargetForm({ targets, target, asOf }: TargetSelectProps) {
  const t = useT(departmentMessages);
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3">
      <TargetSelect targets={targets} target={target} asOf={asOf} />
      <label className="flex flex-col gap-1">
        <span className="text-sm font-bold">{t('chooseAsOf')}</span>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          name="asOf"
          defaultValue={dayInField(asOf)}
          key={asOf}
          placeholder={DAY_EXAMPLE}
          className={`${filterBox} max-w-40`}
        />
      </label>
      <button type="submit" className={buttonClass('secondary')}>
        {t('show')}
      </button>
    </Form>
  );
}
