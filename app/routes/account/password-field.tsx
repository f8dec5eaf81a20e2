import { type ReactNode, useEffect, useState } from 'react';
import { controlClass, describedBy, type FieldErrors, FieldFrame } from '#app/components/field.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';

export type PasswordFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  autoComplete: 'current-password' | 'new-password';
};

/** A password that can be pasted and, where there is JavaScript, looked at: small keys are easily missed. */
export function PasswordField({ name, label, hint, errors, autoComplete }: PasswordFieldProps) {
  const t = useT(accountMessages);
  const [canShow, setCanShow] = useState(false);
  const [isShown, setShown] = useState(false);
  useEffect(() => setCanShow(true), []);
  return (
    <FieldFrame id={name} label={label} hint={hint} errors={errors}>
      <div className="relative">
        <input
          id={name}
          name={name}
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          {...describedBy(name, hint, errors)}
          className={`${controlClass(errors)} ${canShow ? 'pr-16' : ''}`}
        />
        {canShow && (
          <button
            type="button"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 right-0 inline-flex w-14 items-center justify-center rounded-md text-indigo hover:bg-indigo-tint"
          >
            <span className="sr-only">{t(isShown ? 'hidePassword' : 'showPassword')}</span>
            <svg
              aria-hidden="true"
              viewBox="0 0 24 24"
              className="size-6"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinecap="round"
            >
              <path d="M2.500 12c4-6.500 15-6.500 19 0-4 6.500-15 6.500-19 0z" />
              <circle cx="12" cy="12" r="3" />
              {isShown && <path d="M4 20 20 4" />}
            </svg>
          </button>
        )}
      </div>
    </FieldFrame>
  );
}
