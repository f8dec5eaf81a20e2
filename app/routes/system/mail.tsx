import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Note } from '#app/components/note.tsx';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { listDemoMails } from '#app/domain/orders/messages/list-demo-mails.server.ts';
import { demoPagesMessages } from '#app/i18n/demo-pages.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/system/mail`: what a demo would have sent to buyers. */
export const loader = loaderFor('demo', async ({ context, language }) => ({
  mails: await listDemoMails(context),
  title: translate(demoPagesMessages, language)('mailTitle'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function DemoMails() {
  const { mails } = useLoaderData<typeof loader>();
  const t = useT(demoPagesMessages);
  const language = useLanguage();
  return (
    <PortalShell
      title={t('mailTitle')}
      home="/system/mail"
      links={[{ to: '/system/mail', label: t('mailTitle'), icon: 'mail' }]}
      name=""
      demo
    >
      <h1 className="text-3xl">{t('mailTitle')}</h1>
      <Note>
        <p>{t('mailLead')}</p>
      </Note>
      {mails.length === 0 ? (
        <EmptyState title={t('mailEmptyTitle')}>
          <p>{t('mailEmptyText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {mails.map(({ id, to, subject, text, language: written, at }) => (
            <li key={id} className="rounded-md border border-line bg-white">
              <details>
                <summary className="min-h-12 cursor-pointer p-4">
                  <strong lang={written} className="break-words">
                    {subject}
                  </strong>
                  <span className="flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
                    <span className="min-w-0 break-words">{t('mailTo', { to })}</span>
                    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
                      {formatDateTime(language, at)}
                    </time>
                  </span>
                </summary>
                <div lang={written} className="border-t border-line p-4 break-words whitespace-pre-wrap">
                  {text}
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
    </PortalShell>
  );
}
