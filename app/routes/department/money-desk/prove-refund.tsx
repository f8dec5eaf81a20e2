import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ListedRefund } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** Staff say which transfer has sent a refund back, and give what proves it. @param waiting direct money only. */
export function ProveRefund({
  waiting,
  refused,
}: {
  waiting: readonly ListedRefund[];
  refused: { errors: FormErrors; kept: { refundId: string; reference: string } } | undefined;
}) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  if (waiting.length === 0) return null;
  return (
    <Panel title={t('proveTitle')}>
      <p className="measure mb-3 text-ink-soft">{t('proveLead')}</p>
      {refused && (
        <noscript>
          <Note tone="warning">{t('proofAgain')}</Note>
        </noscript>
      )}
      <Form method="post" encType="multipart/form-data" noValidate className="no-print max-w-2xl space-y-4">
        <SelectField
          name="refundId"
          label={t('proveWhich')}
          defaultValue={refused?.kept.refundId}
          options={waiting.map(({ id, orderCode, producerName, amount }) => ({
            value: id,
            label: [orderCode || t('noOrder'), formatVnd(language, amount), producerName].join(' · '),
          }))}
        />
        <TextField
          name="reference"
          label={t('reference')}
          hint={t('referenceHint')}
          defaultValue={refused?.kept.reference}
          errors={refused?.errors.reference}
          autoComplete="off"
        />
        <FileField
          name="file"
          label={t('proofFile')}
          hint={t('proofFileHint')}
          accept="image/jpeg,image/png,application/pdf"
          errors={refused?.errors.file}
        />
        <SubmitButton>{t('proveSubmit')}</SubmitButton>
      </Form>
    </Panel>
  );
}
