import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

type ProducerSuspensionProps = {
  producer: { suspendedAt: number | null; suspendedNote: string | null };
  /** What was typed and refused. */
  note: string;
  errors: Readonly<Record<string, FieldError>> | null;
};

/** Takes everything of a producer off the public pages with a reason, and lets it back. */
export function ProducerSuspension({ producer, note, errors }: ProducerSuspensionProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  return (
    <div className="no-print">
      <Panel title={t('suspendProducerTitle')}>
        <Form method="post" noValidate className="max-w-2xl space-y-3">
          {producer.suspendedAt !== null ? (
            <>
              <p>{t('producerSuspendedSince', { date: formatDate(language, producer.suspendedAt) })}</p>
              <p lang="vi" className="whitespace-pre-line">
                {producer.suspendedNote}
              </p>
              <SubmitButton look="secondary" name="intent" value="lift">
                {t('liftProducerAct')}
              </SubmitButton>
            </>
          ) : (
            <>
              <TextareaField
                name="note"
                rows={3}
                label={t('suspendProducerNote')}
                hint={t('suspendProducerHint')}
                defaultValue={note}
                errors={errors?.note}
                required
              />
              <SubmitButton look="danger" name="intent" value="suspend">
                {t('suspendProducerAct')}
              </SubmitButton>
            </>
          )}
        </Form>
      </Panel>
    </div>
  );
}
