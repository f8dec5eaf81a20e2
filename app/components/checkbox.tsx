import type { InputHTMLAttributes, ReactNode } from 'react';
import { describedBy, ErrorLines, type FieldErrors } from '#app/components/field.tsx';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
};

/** One yes or no. The whole line can be pressed. */
export function Checkbox({ label, hint, errors, ...input }: CheckboxProps) {
  const id = input.id ?? (input.value === undefined ? input.name : `${input.name}-${input.value}`);
  return (
    <div>
      <ErrorLines id={id} errors={errors} />
      <label htmlFor={id} className="flex min-h-12 cursor-pointer items-start gap-3 py-2.5">
        <input
          {...input}
          {...describedBy(id, hint, errors)}
          id={id}
          type="checkbox"
          className="mt-0.5 size-6 shrink-0 accent-indigo"
        />
        <span className="min-w-0 wrap-anywhere">
          {label}
          {hint && (
            <span id={`${id}-hint`} className="block text-sm text-ink-soft">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
