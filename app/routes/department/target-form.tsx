import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DAY_EXAMPLE, dayInField } from '#app/components/day-field.tsx';
import { controlClass, describedBy, ErrorLines } from '#app/components/field.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

type TargetFormProps = TargetSelectProps & {
  /** A day that was asked for and cannot be shown, as it was typed. */
  refused: RefusedForm<string> | null;
};

/** Which target, and at which day: a form that asks the page again. */
export function TargetForm({ targets, target, asOf, refused }: TargetFormProps) {
  const t = useT(departmentMessages);
  const shown = refused?.kept ?? asOf;
  const errors = refused?.errors.asOf;
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3">
      <TargetSelect targets={targets} target={target} asOf={asOf} />
      <div className="flex max-w-72 flex-col gap-1">
        <label htmlFor="asOf" className="text-sm font-bold">
          {t('chooseAsOf')}
        </label>
        <ErrorLines id="asOf" errors={errors} />
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          {...describedBy('asOf', null, errors)}
          id="asOf"
          name="asOf"
          defaultValue={dayInField(shown)}
          key={shown}
          placeholder={DAY_EXAMPLE}
          className={`${controlClass(errors)} h-12 max-w-40`}
        />
      </div>
      <button type="submit" className={buttonClass('secondary')}>
        {t('show')}
      </button>
    </Form>
  );
}
