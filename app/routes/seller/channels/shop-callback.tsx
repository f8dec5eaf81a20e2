import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { shopAskedBack } from '#app/domain/channels/push/begin-authorisation.server.ts';
import { finishAuthorisation } from '#app/domain/channels/push/finish-authorisation.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loaderFor, SIGNED_OUT } from '#app/routes/route-guard.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** Where a platform sends the seller back to. What the address brings is used up at once and leaves the address bar. */
export const loader = loaderFor('seller', ({ context, actor, params, url, language, mayWait }) => {
  const channelCode = params.channel ?? '';
  const title = translate(pushMessages, language)('connectTitle');
  return answerForm({ channelCode, title }, async () => {
    if (url.searchParams.has(SIGNED_OUT)) throw new DomainError('authorisationSignedOut');
    // The platform is asked: only the address that it was given may wait for that.
    if (!mayWait) throw new DomainError('authorisationExpired');
    const { offered } = await finishAuthorisation(context, actor, channelCode, url.searchParams);
    const askedBack = shopAskedBack(url.searchParams.get('state') ?? '');
    const awaited = askedBack === null ? '' : `?${new URLSearchParams({ awaited: askedBack })}`;
    throw redirect(`/seller/channels/${channelCode}/shop${offered > 0 ? awaited : '?done=connected'}`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.kept.title ?? ''} · Chợ Phiên` },
  { name: 'referrer', content: 'no-referrer' },
];

export default function ShopCallback() {
  const { errors, kept } = useLoaderData<typeof loader>();
  const t = useT(pushMessages);
  return (
    <>
      <h1 className="text-3xl">{t('connectTitle')}</h1>
      <ErrorSummary errors={errors} />
      <p>
        <LinkButton to={`/seller/channels/${kept.channelCode}/shop`}>{t('reconnect')}</LinkButton>
      </p>
    </>
  );
}
