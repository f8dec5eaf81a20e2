import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import type { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { CategoryChannel } from '#app/domain/channels/categories/read-category-choice.server.ts';
import { categoryMessages } from '#app/i18n/categories.ts';
import { useT } from '#app/i18n/messages.ts';
import { SeenMark } from '#app/routes/seller/seen-mark.tsx';

/** Where categories come from; and, where the platform's file takes a number, the number itself. */
export function NoCategories({
  channel: { code, name, hasTemplate, hasPlatform },
  form,
}: {
  channel: CategoryChannel;
  /** Where a number can be typed instead: what was typed before, what is wrong with it, and the mark of what is shown. */
  form?: { typed: string; errors: Parameters<typeof ErrorSummary>[0]['errors']; mark: string; key: string };
}) {
  const t = useT(categoryMessages);
  return (
    <>
      <EmptyState
        title={t('noTreeTitle', { channel: name })}
        action={
          <>
            {hasPlatform && <LinkButton to={`/seller/channels/${code}/shop`}>{t('connect')}</LinkButton>}
            {hasTemplate && (
              <LinkButton
                look={hasPlatform ? 'secondary' : 'primary'}
                to={`/seller/channels/${code}/workbook`}
              >
                {t('sendTemplate')}
              </LinkButton>
            )}
          </>
        }
      >
        <p>{t(hasTemplate ? 'noTreeText' : 'noTreePlatform')}</p>
      </EmptyState>
      {hasTemplate && form && (
        <Panel>
          <Form key={form.key} method="post" className="max-w-md space-y-4" noValidate>
            <SeenMark mark={form.mark} />
            <TextField
              id="category"
              name="typed"
              label={t('typed')}
              hint={t('typedHint')}
              defaultValue={form.typed}
              errors={form.errors?.category}
            />
            <SubmitButton look="secondary" busyLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
    </>
  );
}
