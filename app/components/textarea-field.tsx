import { type ReactNode, type TextareaHTMLAttributes, useState } from 'react';
import { CharacterCount, type CharacterLimit } from '#app/components/character-count.tsx';
import { controlClass, describedBy, type FieldErrors, FieldFrame } from '#app/components/field.tsx';

export type TextareaFieldProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  optional?: boolean;
  limits?: readonly CharacterLimit[];
  /** Shown under the box about what is in it: as one types, and without JavaScript about what was saved or sent. */
  below?: (text: string) => ReactNode;
};

/** Several lines of text; grows with what is in it where the browser can. */
export function TextareaField({
  label,
  hint,
  errors,
  optional,
  limits,
  below,
  ...input
}: TextareaFieldProps) {
  const id = input.id ?? input.name;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(input.value ?? input.defaultValue ?? '');
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={optional}>
      <textarea
        rows={4}
        {...input}
        {...describedBy(id, hint, errors)}
        id={id}
        className={`${controlClass(errors)} field-sizing-content min-h-28`}
        onInput={limits || below ? (event) => setTyped(event.currentTarget.value) : undefined}
      />
      {limits && <CharacterCount text={text} limits={limits} />}
      {below?.(text)}
    </FieldFrame>
  );
}
