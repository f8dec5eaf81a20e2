import type { ReactNode, SelectHTMLAttributes } from 'react';
import { controlClass, describedBy, type FieldErrors, FieldFrame } from '#app/components/field.tsx';

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { group: string; options: readonly SelectOption[] };

export type SelectFieldProps = SelectHTMLAttributes<HTMLSelectElement> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  optional?: boolean;
  /** The first, empty choice; left out when there is nothing to leave open. */
  placeholder?: string;
  options: ReadonlyArray<SelectOption | SelectGroup>;
};

function Option({ value, label, disabled }: SelectOption) {
  return (
    <option value={value} disabled={disabled}>
      {label}
    </option>
  );
}

/** The browser's own list: the phone shows it large, the keyboard knows it. */
export function SelectField({
  label,
  hint,
  errors,
  optional,
  placeholder,
  options,
  ...select
}: SelectFieldProps) {
  const id = select.id ?? select.name;
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={optional}>
      <select {...select} {...describedBy(id, hint, errors)} id={id} className={controlClass(errors)}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((item) =>
          'group' in item ? (
            <optgroup key={item.group} label={item.group}>
              {item.options.map((option) => (
                <Option key={option.value} {...option} />
              ))}
            </optgroup>
          ) : (
            <Option key={item.value} {...item} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}
