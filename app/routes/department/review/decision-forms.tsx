import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';

/** Approve, or return with a note: two forms, so that neither can be pressed for the other. */
export function DecisionForms({
  saves,
  title,
  claimCount,
  note,
  errors,
}: {
  saves: number;
  title: string;
  /** Words that must be checked before an approval. */
  claimCount: number;
  note: string;
  errors: Readonly<Record<string, FieldError>> | null;
}) {
  const t = useT(catalogMessages);
  const about = (
    <>
      <input type="hidden" name="saves" value={saves} />
      <input type="hidden" name="title" value={title} />
    </>
  );
  return (
    <div className="no-print">
      <Panel title={t('decideTitle')}>
        <Form method="post" noValidate className="space-y-2">
          {about}
          {claimCount > 0 && (
            <Checkbox
              name="hasCheckedClaims"
              value="yes"
              id="hasCheckedClaims"
              label={t('claimsChecked', { count: claimCount })}
              errors={errors?.hasCheckedClaims}
            />
          )}
          <SubmitButton
            look={claimCount > 0 ? 'secondary' : 'primary'}
            name="intent"
            value="approve"
            busyLabel={t('approving')}
            className="w-full"
          >
            {t('approve')}
          </SubmitButton>
        </Form>
        <Form method="post" noValidate className="mt-5 space-y-3 border-t border-line pt-4">
          {about}
          <h3 className="font-bold">{t('returnTitle')}</h3>
          <TextareaField
            name="note"
            rows={4}
            required
            label={t('returnNote')}
            hint={t('returnNoteHint')}
            defaultValue={note}
            errors={errors?.note}
          />
          <SubmitButton look="danger" name="intent" value="return" className="w-full">
            {t('returnAct')}
          </SubmitButton>
        </Form>
      </Panel>
    </div>
  );
}
