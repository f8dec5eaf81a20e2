import { type InputHTMLAttributes, type ReactNode, useState } from 'react';
import { CharacterCount, type CharacterLimit } from '#app/components/character-count.tsx';
import { controlClass, describedBy, type FieldErrors, FieldFrame } from '#app/components/field.tsx';

export type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  optional?: boolean;
  /** Stands inside the box before or behind the value: a unit, a currency. */
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** Shown as one types. Longer text can still be typed: the limit is explained, not enforced by cutting. */
  limits?: readonly CharacterLimit[];
  /** Shown under the box about what is in it: as one types, and without JavaScript about what was saved or sent. */
  below?: (text: string) => ReactNode;
};

/** One line of text. `id` is the name unless given, so that an error summary can link to `#name`. */
export function TextField({
  label,
  hint,
  errors,
  optional,
  prefix,
  suffix,
  limits,
  below,
  ...input
}: TextFieldProps) {
  const id = input.id ?? input.name;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(input.value ?? input.defaultValue ?? '');
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={optional}>
      <div className="relative flex items-center">
        {prefix && <span className="absolute left-3.5 text-ink-soft">{prefix}</span>}
        <input
          type="text"
          autoComplete="off"
          {...input}
          {...describedBy(id, hint, errors)}
          id={id}
          className={`${controlClass(errors)} ${prefix ? 'pl-10' : ''} ${suffix ? 'pr-16' : ''}`}
          onInput={limits || below ? (event) => setTyped(event.currentTarget.value) : undefined}
        />
        {suffix && <span className="absolute right-3.5 text-ink-soft">{suffix}</span>}
      </div>
      {limits && <CharacterCount text={text} limits={limits} />}
      {below?.(text)}
    </FieldFrame>
  );
}
