import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Facts } from '#app/components/facts.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { OwnAccount } from '#app/domain/payments/bank-account/read-own-account.server.ts';
import { bankMessages } from '#app/i18n/bank.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/seller/bank/password-field.tsx';

/** The account that is paid on, masked, with the ways to change it or to stop using it. */
export function AccountCard({
  account: { id, bankName, numberEnd, holder, isDemo },
  asksPassword,
  errors,
}: {
  account: OwnAccount;
  asksPassword: boolean;
  errors?: Record<string, FieldErrors>;
}) {
  const t = useT(bankMessages);
  return (
    <Panel
      title={bankNameIn(useLanguage(), bankName)}
      actions={
        <LinkButton to="/seller/bank?change=1" look="secondary">
          {t('change')}
        </LinkButton>
      }
    >
      {isDemo && <p className="mb-2 text-sm font-bold text-ink-soft">{t('demo')}</p>}
      <Facts
        facts={[
          { term: t('number'), value: `•••• ${numberEnd}` },
          { term: t('holder'), value: holder },
        ]}
      />
      <details className="mt-3" open={errors !== undefined}>
        <summary className="min-h-12 cursor-pointer py-3 font-bold">{t('archive')}</summary>
        <Form method="post" action="/seller/bank" noValidate className="max-w-xl space-y-4">
          <p className="measure">{t('archiveText')}</p>
          <input type="hidden" name="account" value={id} />
          <PasswordField
            id={errors ? 'password' : 'archive-password'}
            isAsked={asksPassword}
            errors={errors?.password}
          />
          <SubmitButton look="danger" name="intent" value="archive">
            {t('archiveGo')}
          </SubmitButton>
        </Form>
      </details>
    </Panel>
  );
}
