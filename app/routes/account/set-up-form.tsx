import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/account/password-field.tsx';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

export type SetUpFormProps = {
  setUp: { secret: string; address: string; sealed: string; picture: string };
  next: string;
  /** When an authenticator is replaced. */
  asksPassword: boolean;
  errors: FormErrors | undefined;
};

/** Three steps on one page: the app, the picture, the first code. */
export function SetUpForm({ setUp, next, asksPassword, errors }: SetUpFormProps) {
  const t = useT(accountMessages);
  return (
    <Panel>
      <p>{t('setUpWhy')}</p>
      <Form method="post" reloadDocument className="mt-5 space-y-5">
        <ErrorSummary errors={errors} title={t('setUpRefused')} />
        <input type="hidden" name="intent" value="set-up" />
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="sealed" value={setUp.sealed} />
        <ol className="list-decimal space-y-4 pl-6 marker:font-bold marker:text-indigo">
          <li>{t('setUpStep1')}</li>
          <li>
            {t('setUpStep2')}
            <img
              src={setUp.picture}
              alt={t('qrText')}
              width={208}
              height={208}
              className="mt-2 rounded-md border border-line bg-white"
            />
            <p className="mt-2">
              <a href={setUp.address} className="inline-flex min-h-12 items-center font-bold">
                {t('openApp')}
              </a>
            </p>
            <p className="text-sm text-ink-soft">{t('cannotScan')}</p>
            <p className="font-mono text-lg font-bold break-words select-all">{setUp.secret}</p>
          </li>
          <li>{t('setUpStep3')}</li>
        </ol>
        <TextField
          name="code"
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]*"
          required
          errors={errors?.code}
          className="tracking-widest"
        />
        {asksPassword && (
          <PasswordField
            name="current"
            label={t('currentPassword')}
            hint={t('currentPasswordWhy')}
            autoComplete="current-password"
            errors={errors?.current}
          />
        )}
        <SubmitButton className="w-full">{t('setUpButton')}</SubmitButton>
      </Form>
    </Panel>
  );
}
