import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { type FieldError, useErrorText } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';

/** What a form may hand to a field as its errors: nothing, a code, a ready sentence, or several. */
export type FieldErrors = FieldError | string | ReadonlyArray<FieldError | string> | null | undefined;

/** One list from whatever form the errors came in. */
export function errorList(errors: FieldErrors): ReadonlyArray<FieldError | string> {
  if (errors === undefined || errors === null || errors === '') return [];
  return Array.isArray(errors) ? errors : [errors as FieldError | string];
}

export type FieldFrameProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  optional?: boolean;
  children: ReactNode;
};

/** The aria attributes that tie a control to its hint and errors. */
export function describedBy(id: string, hint: ReactNode, errors: FieldErrors) {
  const parts = [hint ? `${id}-hint` : '', errorList(errors).length > 0 ? `${id}-error` : ''].filter(Boolean);
  return {
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
    'aria-invalid': errorList(errors).length > 0 ? true : undefined,
  };
}

/** The look of every box that one can type into. */
export function controlClass(errors: FieldErrors): string {
  const edge = errorList(errors).length > 0 ? 'border-red-deep' : 'border-line-strong';
  return `block min-h-12.5 w-full rounded-md border-2 bg-white px-3.5 py-2.5 text-base text-ink placeholder:text-ink-soft disabled:bg-paper-2 ${edge}`;
}

/** Label above, hint and errors under it, then the control: a reader hears them in this order too. */
export function FieldFrame({ id, label, hint, errors, optional, children }: FieldFrameProps) {
  const t = useT(componentMessages);
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-bold">
        {label}
        {optional && <span className="font-normal text-ink-soft"> ({t('optional')})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      <ErrorLines id={id} errors={errors} />
      {children}
    </div>
  );
}

/** The errors of one field, each with a sign beside it so that colour is not alone. */
export function ErrorLines({ id, errors }: { id: string; errors: FieldErrors }) {
  const errorText = useErrorText();
  const list = errorList(errors);
  if (list.length === 0) return null;
  return (
    <div id={`${id}-error`} className="space-y-1 font-bold text-red-deep">
      {list.map((error) => (
        <p key={errorText(error)} className="flex gap-1.5">
          <Icon name="alert" className="mt-0.5 size-5" />
          <span>{errorText(error)}</span>
        </p>
      ))}
    </div>
  );
}
