import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { Editor } from '#app/domain/catalog/read-editor.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** What is done rarely: dropping changes, putting the product away. Both can be undone, so none asks "are you sure?". */
export function OtherActs({ editor }: { editor: Editor }) {
  const t = useT(catalogMessages);
  const canDiscard = editor.isPublished && editor.isEditable && editor.openState !== null;
  const canArchive = editor.isEditable && editor.state !== 'suspended';
  if (!canDiscard && !canArchive) return null;
  return (
    <Panel title={t('otherActs')}>
      <Form method="post" className="grid gap-4 sm:grid-cols-2">
        {canDiscard && (
          <div>
            <SubmitButton look="secondary" name="intent" value="discard">
              {t('discard')}
            </SubmitButton>
            <p className="mt-1 text-sm text-ink-soft">{t('discardHint')}</p>
          </div>
        )}
        {canArchive && (
          <div>
            <SubmitButton look="danger" name="intent" value="archive">
              {t('archive')}
            </SubmitButton>
            <p className="mt-1 text-sm text-ink-soft">{t('archiveHint')}</p>
          </div>
        )}
      </Form>
    </Panel>
  );
}
