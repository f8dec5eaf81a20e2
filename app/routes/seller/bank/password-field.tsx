import type { FieldErrors } from '#app/components/field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { bankMessages } from '#app/i18n/bank.ts';
import { useT } from '#app/i18n/messages.ts';

/** Asked before money can be led elsewhere; people of the demo have no password. */
export function PasswordField({
  id,
  isAsked,
  errors,
}: {
  id: string;
  isAsked: boolean;
  errors?: FieldErrors;
}) {
  const t = useT(bankMessages);
  if (!isAsked) return null;
  return (
    <TextField
      id={id}
      name="password"
      type="password"
      autoComplete="current-password"
      label={t('password')}
      hint={t('passwordHint')}
      errors={errors}
    />
  );
}
