import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';

/** Takes what is on sale off the public pages with a note, and lets it back. */
export function SuspensionForm({
  listing,
  note,
  errors,
}: {
  listing: Review['listing'];
  note: string;
  errors: Readonly<Record<string, FieldError>> | null;
}) {
  const t = useT(catalogMessages);
  if (listing.state !== 'published' && listing.state !== 'suspended') return null;
  return (
    <div className="no-print">
      <Panel title={t('suspendTitle')}>
        <Form method="post" noValidate className="space-y-3">
          <input type="hidden" name="listingId" value={listing.id} />
          <input type="hidden" name="title" value={listing.title} />
          {listing.state === 'suspended' ? (
            <>
              <p className="whitespace-pre-line">{t('liftText', { note: listing.suspendedNote ?? '' })}</p>
              <SubmitButton look="secondary" name="intent" value="lift" className="w-full">
                {t('liftAct')}
              </SubmitButton>
            </>
          ) : (
            <>
              <TextareaField
                name="note"
                rows={3}
                label={t('suspendNote')}
                hint={t('suspendHint')}
                defaultValue={note}
                errors={errors?.note}
              />
              <SubmitButton look="danger" name="intent" value="suspend" className="w-full">
                {t('suspendAct')}
              </SubmitButton>
            </>
          )}
        </Form>
      </Panel>
    </div>
  );
}
