import type { HeadersFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { changePassword } from '#app/domain/accounts/change-password.server.ts';
import { endOtherSessions, endSession } from '#app/domain/accounts/end-sessions.server.ts';
import { listSessions } from '#app/domain/accounts/list-sessions.server.ts';
import { readOwnAccount } from '#app/domain/accounts/read-own-account.server.ts';
import { accountMessages } from '#app/i18n/account.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { ChangePasswordForm } from '#app/routes/account/change-password-form.tsx';
import { SessionList } from '#app/routes/account/session-list.tsx';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

export const loader = loaderFor('signedIn', async ({ context, actor }) => ({
  account: await readOwnAccount(context, actor),
  sessions: await listSessions(context, actor),
}));

export const action = actionFor('signedIn', async ({ context, actor, request }) => {
  const form = await request.formData();
  const backWith = (done: string) =>
    redirect(`/account/security?done=${done}&at=${context.clock.now()}`, 303);
  switch (form.get('intent')) {
    case 'end-session':
      await endSession(context, actor, textOf(form, 'session'));
      throw backWith('session');
    case 'end-others':
      await endOtherSessions(context, actor);
      throw backWith('others');
    case 'password':
      return answerForm({}, async () => {
        const password = textOf(form, 'password');
        if (textOf(form, 'repeat') !== password)
          throw new DomainError('passwordsDiffer', { field: 'repeat' });
        await changePassword(context, actor, { current: textOf(form, 'current'), password });
        throw backWith('password');
      });
    default:
      throw new DomainError('invalid');
  }
});

/** Of an answer to too many tries: Retry-After. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SecurityPage() {
  const { account, sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const language = useLanguage();
  const t = useT(accountMessages);
  const { secondFactorSince, passwordChangedAt, recoveryCodesLeft } = account;
  return (
    <>
      <h1 className="text-2xl">{t('navSecurity')}</h1>
      <Panel title={t('secondFactor')}>
        <p>
          {secondFactorSince === null
            ? t('secondFactorOff')
            : t('secondFactorSince', { date: formatDate(language, secondFactorSince) })}
        </p>
        {secondFactorSince !== null && (
          <p className="text-ink-soft">{t('codesLeft', { count: recoveryCodesLeft })}</p>
        )}
        <LinkButton
          look="secondary"
          className="mt-4"
          to={`/account/second-factor?next=/account/security${secondFactorSince === null ? '' : '&replace=1'}`}
        >
          {t(secondFactorSince === null ? 'turnOn' : 'replaceApp')}
        </LinkButton>
      </Panel>
      <Panel title={t('changePassword')}>
        {passwordChangedAt === null ? (
          <p>{t('passwordNone')}</p>
        ) : (
          <>
            <p className="mb-4 text-ink-soft">
              {t('passwordSince', { date: formatDate(language, passwordChangedAt) })}
            </p>
            <ChangePasswordForm errors={answer?.errors} />
          </>
        )}
      </Panel>
      <Panel title={t('sessions')}>
        <SessionList sessions={sessions} />
      </Panel>
    </>
  );
}
