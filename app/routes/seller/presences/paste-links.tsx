import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { SampleLinks } from '#app/demo/sample-links.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

type PasteLinksProps = {
  text: string;
  errors?: FieldErrors;
  /** Of a demo market; null in any other. */
  samples: SampleLinks | null;
};

/** Where links are pasted, one or a column of them. */
export function PasteLinks({ text, errors, samples }: PasteLinksProps) {
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
      {samples && (
        <div className="mt-4 space-y-2 text-ink-soft">
          <p className="measure">{t('samplesText')}</p>
          <ul className="space-y-2 wrap-anywhere">
            <li>
              {t('sampleLive')} <code>{samples.live}</code>
            </li>
            <li>
              {t('sampleGone')} <code>{samples.gone}</code>
            </li>
            <li>
              {t('sampleAway')} <code>{samples.away}</code>
            </li>
          </ul>
        </div>
      )}
    </Panel>
  );
}
