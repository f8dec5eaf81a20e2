import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { checkTotp } from '#app/domain/accounts/check-totp.server.ts';
import { readOwnAccount } from '#app/domain/accounts/read-own-account.server.ts';
import { useRecoveryCode as takeRecoveryCode } from '#app/domain/accounts/recovery-codes.server.ts';
import { confirmTotp, continueTotpSetUp, startTotpSetUp } from '#app/domain/accounts/set-up-totp.server.ts';
import { accountMessages } from '#app/i18n/account.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { nextOr } from '#app/routes/account/areas-of.ts';
import { CodeForm } from '#app/routes/account/code-form.tsx';
import { drawSetUp } from '#app/routes/account/draw-set-up.server.ts';
import { RecoveryCodes } from '#app/routes/account/recovery-codes.tsx';
import { sessionCookie } from '#app/routes/account/session-cookies.server.ts';
import { SetUpForm } from '#app/routes/account/set-up-form.tsx';
import { SignedOutFrame } from '#app/routes/account/signed-out-frame.tsx';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { safeNext } from '#app/routes/system/safe-next.ts';

/**
 * Asks for a code where an authenticator is set up, else sets one up. `?replace=1` sets up another, `?again=1` asks for
 * a fresh code before an act that needs one.
 */
export const loader = loaderFor('signingIn', async ({ context, actor, url, language }) => {
  const next = nextOr(
    safeNext(url.searchParams.get('next')),
    actor.memberships.map(({ role }) => role),
  );
  const { secondFactorSince } = await readOwnAccount(context, actor);
  const isReplacing = secondFactorSince !== null && actor.hasSecondFactor && url.searchParams.has('replace');
  const isAgain = secondFactorSince !== null && actor.hasSecondFactor && url.searchParams.has('again');
  if (secondFactorSince !== null && actor.hasSecondFactor && !isReplacing && !isAgain)
    throw redirect(next, 303);
  const setsUp = secondFactorSince === null || isReplacing;
  const setUp = setsUp ? await drawSetUp(await startTotpSetUp(context, actor)) : null;
  const title = translate(accountMessages, language)(setsUp ? 'setUpTitle' : 'secondFactorTitle');
  return { next, title, setUp, isReplacing, isAgain };
});

export const action = actionFor('signingIn', async ({ context, actor, request, clientAddress }) => {
  const form = await request.formData();
  const code = textOf(form, 'code');
  const next = nextOr(
    safeNext(form.get('next')),
    actor.memberships.map(({ role }) => role),
  );
  if (form.get('intent') === 'set-up') {
    const sealed = textOf(form, 'sealed');
    return answerForm({ setUp: null as Awaited<ReturnType<typeof drawSetUp>> | null }, async () => {
      const setUp = await drawSetUp(continueTotpSetUp(context, actor, sealed));
      return answerForm({ setUp }, async () => {
        const confirmed = await confirmTotp(context, actor, {
          sealed,
          code,
          password: textOf(form, 'current'),
        });
        const headers = { 'set-cookie': sessionCookie(context, confirmed) };
        return data({ recoveryCodes: confirmed.recoveryCodes }, { headers });
      });
    });
  }
  return answerForm({ setUp: null }, async () => {
    const opened =
      form.get('intent') === 'recovery'
        ? await takeRecoveryCode(context, actor, { code: textOf(form, 'recoveryCode'), clientAddress })
        : await checkTotp(context, actor, { code, clientAddress });
    throw redirect(next, { status: 303, headers: { 'set-cookie': sessionCookie(context, opened) } });
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

/** Of an answer to too many tries: Retry-After. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function SecondFactorPage() {
  const { next, title, setUp, isReplacing, isAgain } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(accountMessages);
  if (answer && 'recoveryCodes' in answer) {
    return (
      <SignedOutFrame title={t('recoveryTitle')}>
        <RecoveryCodes codes={answer.recoveryCodes} next={next} />
      </SignedOutFrame>
    );
  }
  const shown = answer?.kept.setUp ?? setUp;
  return (
    <SignedOutFrame title={title}>
      {shown ? (
        <SetUpForm setUp={shown} next={next} asksPassword={isReplacing} errors={answer?.errors} />
      ) : (
        <CodeForm next={next} isAgain={isAgain} errors={answer?.errors} />
      )}
    </SignedOutFrame>
  );
}
