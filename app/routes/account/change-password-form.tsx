import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/account/password-field.tsx';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

export function ChangePasswordForm({ errors }: { errors: FormErrors | undefined }) {
  const t = useT(accountMessages);
  return (
    <Form method="post" reloadDocument className="measure space-y-5">
      <ErrorSummary errors={errors} title={t('passwordRefused')} />
      <input type="hidden" name="intent" value="password" />
      <PasswordField
        name="current"
        label={t('currentPassword')}
        autoComplete="current-password"
        errors={errors?.current}
      />
      <PasswordField
        name="password"
        label={t('newPassword')}
        hint={t('newPasswordHint')}
        autoComplete="new-password"
        errors={errors?.password}
      />
      <PasswordField
        name="repeat"
        label={t('repeatPassword')}
        autoComplete="new-password"
        errors={errors?.repeat}
      />
      <SubmitButton>{t('savePassword')}</SubmitButton>
    </Form>
  );
}
