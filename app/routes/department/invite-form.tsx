import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { memberMessages } from '#app/i18n/members.ts';
import { useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

export type InviteFormProps = {
  errors: FormErrors | undefined;
  /** What was typed in a form that came back. */
  kept: { name: string; phone: string; email: string; language: string } | undefined;
};

/** Asks for whom an account is made, and whether they agreed. */
export function InviteForm({ errors, kept }: InviteFormProps) {
  const t = useT(memberMessages);
  const labels = { name: t('name'), phone: t('phone'), email: t('email'), agreed: t('agreed') };
  return (
    <Panel id="invite" title={t('inviteTitle')}>
      <Form method="post" reloadDocument noValidate className="no-print max-w-2xl space-y-4">
        <ErrorSummary errors={errors} labels={labels} title={t('inviteRefused')} />
        <p className="text-ink-soft">{t('inviteIntro')}</p>
        <input type="hidden" name="intent" value="invite" />
        <TextField name="name" label={t('name')} required defaultValue={kept?.name} errors={errors?.name} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="phone"
            type="tel"
            inputMode="tel"
            label={t('phone')}
            hint={t('phoneHint')}
            defaultValue={kept?.phone}
            errors={errors?.phone}
          />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            optional
            defaultValue={kept?.email}
            errors={errors?.email}
          />
        </div>
        <SelectField
          name="language"
          label={t('language')}
          defaultValue={kept?.language || 'vi'}
          options={(['vi', 'en'] as const).map((value) => ({ value, label: t(`language_${value}`) }))}
        />
        <Checkbox name="agreed" label={t('agreed')} hint={t('agreedHint')} errors={errors?.agreed} />
        <SubmitButton>{t('invite')}</SubmitButton>
      </Form>
    </Panel>
  );
}
