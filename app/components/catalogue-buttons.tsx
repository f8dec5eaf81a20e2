import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';

/** Two buttons that make the catalogue file of this page's scope, whole or of the changes alone. */
export function CatalogueButtons() {
  const t = useT(channelMessages);
  return (
    <Form method="post" className="mt-4 space-y-2">
      <Checkbox name="changes" label={t('catalogueOnlyChanges')} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton look="secondary" name="catalogue" value="xlsx" busyLabel={t('making')}>
          {t('makeXlsx')}
        </SubmitButton>
        <SubmitButton look="secondary" name="catalogue" value="csv" busyLabel={t('making')}>
          {t('makeCsv')}
        </SubmitButton>
      </div>
    </Form>
  );
}
