import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { CopyField } from '#app/components/copy-field.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { OwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { bankMessages } from '#app/i18n/bank.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/seller/bank/password-field.tsx';

const providers = ['none', 'sepay', 'casso', 'payos'] as const;

/** Who tells of money on the account, where they are to send it, and when they last did. */
export function ProviderForm({
  account: { id, provider, noticeUrl, lastNoticeAt },
  asksPassword,
  chosen,
  errors,
}: {
  account: OwnAccount;
  asksPassword: boolean;
  chosen: string;
  errors?: Record<string, FieldErrors>;
}) {
  const t = useT(bankMessages);
  const language = useLanguage();
  return (
    <Panel title={t('providerTitle')}>
      <p className="measure mb-4">{t('providerText')}</p>
      {provider && noticeUrl && (
        <div className="mb-6 max-w-xl space-y-3">
          <CopyField
            id="notice-url"
            label={t('address')}
            value={noticeUrl}
            copyLabel={t('copy')}
            copiedLabel={t('copied')}
          />
          <p className="text-sm text-ink-soft">{t('addressHint')}</p>
          {lastNoticeAt === null ? (
            <Note tone="warning">{t('noNotice')}</Note>
          ) : (
            <Note tone="success">{t('lastNotice', { time: formatDateTime(language, lastNoticeAt) })}</Note>
          )}
        </div>
      )}
      <Form method="post" action="/seller/bank" noValidate className="max-w-xl space-y-5">
        <input type="hidden" name="account" value={id} />
        <RadioCards
          name="provider"
          legend={t('provider')}
          defaultValue={chosen}
          cards={providers.map((one) => ({
            value: one,
            label: t(`provider_${one}`),
            hint: t(`provider_${one}Hint`),
          }))}
        />
        <TextField
          name="secret"
          type="password"
          label={t('secret')}
          hint={t('secretHint')}
          errors={errors?.secret}
        />
        <PasswordField
          id={errors ? 'password' : 'provider-password'}
          isAsked={asksPassword}
          errors={errors?.password}
        />
        <SubmitButton name="intent" value="provider">
          {t('providerSave')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
