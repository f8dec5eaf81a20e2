import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** The authenticator's code, or one of the recovery codes instead. */
export function CodeForm({
  next,
  isAgain,
  errors,
}: {
  next: string;
  /** Asked for within a session that has shown one already. */
  isAgain: boolean;
  errors: FormErrors | undefined;
}) {
  const t = useT(accountMessages);
  return (
    <>
      <Panel>
        <Form method="post" reloadDocument className="space-y-5">
          {isAgain && <p className="font-bold">{t('secondFactorAgain')}</p>}
          <p>{t('secondFactorText')}</p>
          <ErrorSummary errors={errors} title={t('codeRefused')} />
          <input type="hidden" name="intent" value="check" />
          <input type="hidden" name="next" value={next} />
          <TextField
            name="code"
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]*"
            required
            errors={errors?.code}
          />
          <SubmitButton busyLabel={t('checking')} className="w-full">
            {t('check')}
          </SubmitButton>
        </Form>
      </Panel>
      <details open={errors?.recoveryCode !== undefined}>
        <summary className="inline-flex min-h-12 items-center font-bold text-indigo-2 underline underline-offset-4">
          {t('lostPhone')}
        </summary>
        <Panel>
          <Form method="post" reloadDocument className="space-y-5">
            <input type="hidden" name="intent" value="recovery" />
            <input type="hidden" name="next" value={next} />
            <TextField
              name="recoveryCode"
              label={t('recoveryCode')}
              hint={t('recoveryCodeHint')}
              autoCapitalize="characters"
              spellCheck={false}
              required
              errors={errors?.recoveryCode}
            />
            <SubmitButton look="secondary" className="w-full">
              {t('useRecovery')}
            </SubmitButton>
          </Form>
        </Panel>
      </details>
    </>
  );
}
