import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readPasswordLink, setPasswordByLink } from '#app/domain/accounts/password-link.server.ts';
import { signIn } from '#app/domain/accounts/sign-in.server.ts';
import { accountMessages } from '#app/i18n/account.ts';
import { errorMessages } from '#app/i18n/errors.ts';
import { isLanguage } from '#app/i18n/language.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { PasswordField } from '#app/routes/account/password-field.tsx';
import { readSignInCookies } from '#app/routes/account/session-cookies.server.ts';
import { signedInAnswer } from '#app/routes/account/signed-in-answer.server.ts';
import { SignedOutFrame } from '#app/routes/account/signed-out-frame.tsx';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, LANGUAGE_COOKIE, loaderFor, SIGN_IN_PATH } from '#app/routes/route-guard.server.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';
import { readCookie } from '#app/server/http/cookies.ts';

/**
 * The token in the address must not travel on in a Referer, so that holds the site alone. Not `no-referrer`: with that
 * a browser posts the form as `Origin: null`, and over plain http to a phone in the same house it has no other word
 * for where the form came from.
 */
const NO_TOKEN_IN_REFERER = { 'referrer-policy': 'strict-origin' };

/**
 * Where a one-time link of the operator leads. Who opens it has hardly been here before: it speaks the language that their
 * account was made in, unless this browser has chosen one.
 */
export const loader = loaderFor('public', async ({ context, url, language, request }) => {
  const token = url.searchParams.get('token') ?? '';
  try {
    const { data: person, language: own } = await readPasswordLink(context, token);
    const hasChosen = isLanguage(readCookie(request.headers.get('cookie'), LANGUAGE_COOKIE));
    const pageLanguage = hasChosen ? language : own;
    const title = translate(accountMessages, pageLanguage)('setPasswordTitle');
    return data({ token, name: person.name, title, pageLanguage }, { headers: NO_TOKEN_IN_REFERER });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const title = translate(accountMessages, language)('linkTitle');
    return data(
      { token: null, name: null, title, pageLanguage: language },
      { status: 400, headers: NO_TOKEN_IN_REFERER },
    );
  }
});

export const action = actionFor('public', async ({ context, request, clientAddress }) => {
  const form = await request.formData();
  return answerForm({}, async () => {
    const password = textOf(form, 'password');
    if (textOf(form, 'repeat') !== password) throw new DomainError('passwordsDiffer', { field: 'repeat' });
    const login = await setPasswordByLink(context, textOf(form, 'token'), password);
    const cookies = readSignInCookies(context, request);
    try {
      throw await signedInAnswer(
        context,
        request,
        await signIn(context, { login: login ?? '', password, clientAddress, ...cookies }),
        '/',
      );
    } catch (error) {
      // The password is set all the same: after too many wrong tries before it one waits, and then signs in with it.
      if (isDomainError(error)) throw redirect(`${SIGN_IN_PATH}?done=password`, 303);
      throw error;
    }
  });
});

export const headers: HeadersFunction = () => NO_TOKEN_IN_REFERER;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function SetPasswordPage() {
  const { token, name, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(accountMessages);
  const tError = useT(errorMessages);
  if (token === null) {
    return (
      <SignedOutFrame title={title}>
        <Note tone="error">{tError('linkExpired')}</Note>
      </SignedOutFrame>
    );
  }
  return (
    <SignedOutFrame title={title}>
      <Panel>
        <Form method="post" reloadDocument className="space-y-5">
          <p>{t('setPasswordText', { name })}</p>
          <ErrorSummary errors={answer?.errors} title={t('passwordRefused')} />
          <input type="hidden" name="token" value={token} />
          <PasswordField
            name="password"
            label={t('newPassword')}
            hint={t('newPasswordHint')}
            autoComplete="new-password"
            errors={answer?.errors.password}
          />
          <PasswordField
            name="repeat"
            label={t('repeatPassword')}
            autoComplete="new-password"
            errors={answer?.errors.repeat}
          />
          <SubmitButton className="w-full">{t('savePassword')}</SubmitButton>
        </Form>
      </Panel>
    </SignedOutFrame>
  );
}
