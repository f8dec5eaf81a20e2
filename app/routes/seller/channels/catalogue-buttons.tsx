import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';

/** Two buttons that make the catalogue file of this page's scope. */
export function CatalogueButtons() {
  const t = useT(channelMessages);
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      <SubmitButton look="secondary" name="catalogue" value="xlsx" busyLabel={t('making')}>
        {t('makeXlsx')}
      </SubmitButton>
      <SubmitButton look="secondary" name="catalogue" value="csv" busyLabel={t('making')}>
        {t('makeCsv')}
      </SubmitButton>
    </Form>
  );
}
