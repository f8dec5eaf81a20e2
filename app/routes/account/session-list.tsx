import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Pill } from '#app/components/pill.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { deviceName } from '#app/routes/account/device-name.ts';

export type SessionRow = {
  publicId: string;
  device: string | null;
  createdAt: number;
  lastSeenAt: number;
  isThis: boolean;
};

/** Every place where the person is signed in, each with its way out. */
export function SessionList({ sessions }: { sessions: ReadonlyArray<SessionRow> }) {
  const language = useLanguage();
  const t = useT(accountMessages);
  return (
    <>
      <p className="text-ink-soft">{t('sessionsText')}</p>
      <ul className="mt-3 divide-y divide-line">
        {sessions.map(({ publicId, device, createdAt, lastSeenAt, isThis }) => {
          const known = deviceName(device);
          const name = known ? t('deviceOn', known) : t('unknownDevice');
          return (
            <li key={publicId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
              <div>
                <p className="flex flex-wrap items-center gap-2 font-bold">
                  {name}
                  {isThis && <Pill tone="green">{t('thisDevice')}</Pill>}
                </p>
                <p className="text-sm text-ink-soft">
                  {t('lastSeen', { when: formatDateTime(language, lastSeenAt) })} ·{' '}
                  {t('since', { when: formatDateTime(language, createdAt) })}
                </p>
              </div>
              {!isThis && (
                <Form method="post">
                  <input type="hidden" name="intent" value="end-session" />
                  <input type="hidden" name="session" value={publicId} />
                  <SubmitButton look="secondary" aria-label={t('endSessionOf', { device: name })}>
                    {t('endSession')}
                  </SubmitButton>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="end-others" />
          <SubmitButton look="danger">{t('endOthers')}</SubmitButton>
        </Form>
      )}
    </>
  );
}
