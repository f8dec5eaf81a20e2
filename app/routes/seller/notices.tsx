import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pill } from '#app/components/pill.tsx';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { readNotices } from '#app/domain/notices/read-notices.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { noticeText } from '#app/routes/seller/notice-text.ts';

/** `/seller/notices`: what the producer should know, the unread first. */
export const loader = loaderFor('seller', async ({ context, actor, language }) => ({
  notices: await listNotices(context, actor),
  title: translate(presenceMessages, language)('noticesTitle'),
}));

/** One notice, or without a number all of them, was read. */
export const action = actionFor('seller', async ({ context, actor, request }) => {
  const noticeId = textOf(await request.formData(), 'noticeId');
  await readNotices(context, actor, noticeId === '' ? null : noticeId);
  return redirect('/seller/notices', 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerNotices() {
  const { notices } = useLoaderData<typeof loader>();
  const t = useT(presenceMessages);
  const language = useLanguage();
  const unread = notices.filter(({ isRead }) => !isRead).length;
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('noticesTitle')}</h1>
        <p className="measure text-ink-soft">{t('noticesLead')}</p>
      </header>
      {unread > 1 && (
        <Form method="post">
          <SubmitButton look="secondary">{t('markAllRead')}</SubmitButton>
        </Form>
      )}
      {notices.length === 0 ? (
        <EmptyState title={t('noNoticesTitle')}>
          <p>{t('noNoticesText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {notices.map((notice) => (
            <li
              key={notice.id}
              className={`space-y-2 rounded-md border bg-white p-4 ${notice.isRead ? 'border-line' : 'border-2 border-indigo'}`}
            >
              <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
                {!notice.isRead && <Pill tone="red">{t('unread')}</Pill>}
                {formatDateTime(language, notice.createdAt)}
              </p>
              <p>{noticeText(t, language, notice)}</p>
              <div className="flex flex-wrap gap-2">
                {notice.path && (
                  <LinkButton look={notice.isRead ? 'quiet' : 'primary'} to={notice.path}>
                    {t('seeToIt')}
                  </LinkButton>
                )}
                {!notice.isRead && (
                  <Form method="post">
                    <input type="hidden" name="noticeId" value={notice.id} />
                    <SubmitButton look="quiet">{t('markRead')}</SubmitButton>
                  </Form>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
