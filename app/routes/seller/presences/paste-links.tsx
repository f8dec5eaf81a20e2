import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

/** Where links are pasted, one or a column of them. */
export function PasteLinks({ text, errors }: { text: string; errors?: FieldErrors }) {
  const t = useT(presenceMessages);
  return (
    <Panel title={t('pasteTitle')}>
      <Form method="post" noValidate className="space-y-4">
        <TextareaField
          name="links"
          rows={4}
          inputMode="url"
          autoCapitalize="none"
          label={t('links')}
          hint={t('linksHint')}
          defaultValue={text}
          errors={errors}
        />
        <SubmitButton name="intent" value="read" busyLabel={t('readingLinks')} className="w-full sm:w-auto">
          {t('readLinks')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
