import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { Member } from '#app/domain/accounts/list-members.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { memberMessages } from '#app/i18n/members.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Who may sign in for a producer, each with a new link and the way out. */
export function MemberList({ members }: { members: ReadonlyArray<Member> }) {
  const t = useT(memberMessages);
  const language = useLanguage();
  return (
    <Panel id="members" title={t('membersTitle')}>
      <p className="text-ink-soft">{members.length === 0 ? t('noMembers') : t('membersIntro')}</p>
      <ul className="divide-y divide-line">
        {members.map(({ personId, name, contacts, lastSignInAt, hasPassword, isDisabled }) => (
          <li key={personId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-3">
            <div>
              <p className="flex flex-wrap items-center gap-2 font-bold">
                {name}
                {isDisabled && <Pill tone="red">{t('disabled')}</Pill>}
                {!hasPassword && !isDisabled && <Pill tone="turmeric">{t('noPassword')}</Pill>}
              </p>
              <p className="text-sm text-ink-soft">{contacts.join(' · ')}</p>
              <p className="text-sm text-ink-soft">
                {t('lastSignIn')}:{' '}
                {lastSignInAt === null ? t('neverSignedIn') : formatDateTime(language, lastSignInAt)}
              </p>
            </div>
            <div className="no-print flex flex-wrap items-start gap-3">
              {!isDisabled && (
                <Form method="post" reloadDocument>
                  <input type="hidden" name="personId" value={personId} />
                  <SubmitButton
                    name="intent"
                    value="link"
                    look="secondary"
                    aria-label={t('newLinkFor', { name })}
                  >
                    {t('newLink')}
                  </SubmitButton>
                </Form>
              )}
              <details className="max-w-sm">
                <summary
                  aria-label={t('endAccessFor', { name })}
                  className="inline-flex min-h-12 cursor-pointer items-center font-bold text-red-deep underline underline-offset-4"
                >
                  {t('endAccess')}
                </summary>
                <Form method="post" reloadDocument className="space-y-3 pt-1">
                  <p className="text-sm">{t('endAccessText', { name })}</p>
                  <input type="hidden" name="personId" value={personId} />
                  <SubmitButton name="intent" value="end" look="danger">
                    {t('endAccessSubmit')}
                  </SubmitButton>
                </Form>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
