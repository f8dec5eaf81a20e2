import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { signIn } from '#app/domain/accounts/sign-in.server.ts';
import { accountMessages } from '#app/i18n/account.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { homeOf } from '#app/routes/account/areas-of.ts';
import { DemoButtons } from '#app/routes/account/demo-buttons.tsx';
import { PasswordField } from '#app/routes/account/password-field.tsx';
import { readSignInCookies } from '#app/routes/account/session-cookies.server.ts';
import { signedInAnswer } from '#app/routes/account/signed-in-answer.server.ts';
import { SignedOutFrame } from '#app/routes/account/signed-out-frame.tsx';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { safeNext } from '#app/routes/system/safe-next.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';

const DONE = { password: 'passwordSet', 'signed-out': 'signedOut' } as const;

export const loader = loaderFor('public', async ({ context, actor, url, language, isLocalVisitor }) => {
  const done = url.searchParams.get('done');
  const t = translate(accountMessages, language);
  return {
    title: t('signInTitle'),
    next: safeNext(url.searchParams.get('next')),
    done: done === 'password' || done === 'signed-out' ? t(DONE[done]) : null,
    isDemo: isLocalVisitor && (await isDemoMarket(context)),
    already: actor ? { name: actor.name, home: homeOf(actor.memberships.map(({ role }) => role)) } : null,
  };
});

export const action = actionFor('public', async ({ context, request, clientAddress }) => {
  const form = await request.formData();
  const login = textOf(form, 'login');
  const next = safeNext(form.get('next'));
  return answerForm({ login, next }, async () => {
    const cookies = readSignInCookies(context, request);
    const signedIn = await signIn(context, {
      login,
      password: textOf(form, 'password'),
      clientAddress,
      ...cookies,
    });
    throw await signedInAnswer(context, request, signedIn, next);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

/** Of an answer to too many tries: Retry-After. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SignInPage() {
  const { title, next, done, isDemo, already } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(accountMessages);
  return (
    <SignedOutFrame title={title}>
      {done && <Note tone="success">{done}</Note>}
      {already && (
        <Note>
          <p>{t('signedInAlready', { name: already.name })}</p>
          <LinkButton to={already.home} size="sm" look="secondary" className="mt-2">
            {t('goOn')}
          </LinkButton>
        </Note>
      )}
      {isDemo && <DemoButtons next={next} />}
      <Panel>
        <Form method="post" reloadDocument className="space-y-5">
          <p className="text-ink-soft">{t('signInText')}</p>
          <ErrorSummary errors={answer?.errors} title={t('signInRefused')} />
          <input type="hidden" name="next" value={answer?.kept.next ?? next} />
          <TextField
            name="login"
            label={t('login')}
            hint={t('loginHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            defaultValue={answer?.kept.login}
            errors={answer?.errors.login}
          />
          <PasswordField
            name="password"
            label={t('password')}
            autoComplete="current-password"
            errors={answer?.errors.password}
          />
          <SubmitButton busyLabel={t('signingIn')} className="w-full">
            {t('signIn')}
          </SubmitButton>
        </Form>
      </Panel>
      <details className="group">
        <summary className="inline-flex min-h-12 items-center font-bold text-indigo-2 underline underline-offset-4">
          {t('forgotten')}
        </summary>
        <p className="pt-1">{t('forgottenText')}</p>
      </details>
    </SignedOutFrame>
  );
}
