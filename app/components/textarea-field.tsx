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
};

/** Several lines of text; grows with what is in it where the browser can. */
export function TextareaField({ label, hint, errors, optional, limits, ...input }: TextareaFieldProps) {
  const id = input.id ?? input.name;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={optional}>
      <textarea
        rows={4}
        {...input}
        {...describedBy(id, hint, errors)}
        id={id}
        className={`${controlClass(errors)} field-sizing-content min-h-28`}
        onInput={limits ? (event) => setTyped(event.currentTarget.value) : undefined}
      />
      {limits && (
        <CharacterCount text={typed ?? String(input.value ?? input.defaultValue ?? '')} limits={limits} />
      )}
    </FieldFrame>
  );
}
