import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Facts } from '#app/components/facts.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { bankMessages } from '#app/i18n/bank.ts';
import { useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/seller/bank/password-field.tsx';

/** The account's code to be scanned, before anybody pays to it. */
export function AccountPreview({
  looked: { typed, bankName, svg },
  errors,
  asksPassword,
}: {
  looked: { typed: { bank: string; number: string; holder: string }; bankName: string; svg: string };
  errors?: Record<string, FieldErrors>;
  asksPassword: boolean;
}) {
  const t = useT(bankMessages);
  return (
    <Panel title={t('lookTitle')}>
      <p className="measure mb-4">{t('lookText')}</p>
      <div className="grid gap-6 md:grid-cols-[18rem_minmax(0,1fr)]">
        <div
          role="img"
          aria-label={t('qrLabel')}
          className="mx-auto w-full max-w-72 rounded-md border border-line bg-white p-2"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own program from digits and letters
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <div>
          <Facts
            facts={[
              { term: t('bankField'), value: bankName },
              { term: t('number'), value: typed.number },
              { term: t('holder'), value: typed.holder },
            ]}
          />
          <Form method="post" action="/seller/bank" noValidate className="mt-4 max-w-xl space-y-5">
            <input type="hidden" name="bank" value={typed.bank} />
            <input type="hidden" name="number" value={typed.number} />
            <input type="hidden" name="holder" value={typed.holder} />
            <Checkbox name="isChecked" label={t('isChecked')} errors={errors?.isChecked} />
            <PasswordField id="password" isAsked={asksPassword} errors={errors?.password} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="intent" value="save" busyLabel={t('saving')}>
                {t('save')}
              </SubmitButton>
              <LinkButton to="/seller/bank?change=1" look="secondary">
                {t('mend')}
              </LinkButton>
            </div>
          </Form>
        </div>
      </div>
    </Panel>
  );
}
