import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { goToCardPage } from '#app/domain/payments/card/go-to-card-page.server.ts';
import { readCardPage } from '#app/domain/payments/card/read-card-page.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';
import { takePoint } from '#app/server/rate-limit.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const MOST_TRIES = 30;
const TRIES_MS = 10 * 60_000;

/**
 * `/orders/:code/pay-card`: the way to the card provider's page. A form may lead to no other site (the policy of our pages
 * says so), so it leads here, and from here the browser goes on by itself.
 */
export const loader = loaderFor('public', async (args) => {
  const { context, language } = args;
  const group = await openedOrder(args);
  const page = await readCardPage(context, group.id);
  if (!page) throw redirect(localPath(language, `/orders/${group.code}`), 303);
  return { code: group.code, ...page, title: translate(cardMessages, language)('goTitle') };
});

export const action = actionFor('public', async (args) => {
  const { context, language } = args;
  const group = await openedOrder(args);
  return answerForm(null, async () => {
    await takePoint(context, `pay-card|${group.id}`, MOST_TRIES, TRIES_MS);
    const url = await goToCardPage(context, group.id);
    const next = `/orders/${group.code}${url === null ? '' : '/pay-card'}`;
    throw redirect(localPath(language, next), 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
  ...(data?.payUrl ? [{ httpEquiv: 'refresh', content: `1;url=${data.payUrl}` }] : []),
];

export default function PayCard() {
  const { code, amount, payUrl, isSimulated } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(cardMessages);
  const language = useLanguage();
  const money = formatVnd(language, amount);
  return (
    <div className="page max-w-xl space-y-6 py-8">
      <ErrorSummary errors={refused?.errors} />
      <h1 className="text-3xl">{t('goTitle')}</h1>
      {isSimulated && (
        <Note tone="information">
          <p>{t('simulated')}</p>
        </Note>
      )}
      <p>{payUrl ? t('goText', { amount: money }) : t('goFirst', { amount: money })}</p>
      {payUrl ? (
        <a href={payUrl} className={`${buttonClass('action')} w-full sm:w-auto`} rel="noreferrer">
          {t('goNow')}
        </a>
      ) : (
        <form method="post" action={localPath(language, `/orders/${code}/pay-card`)}>
          <SubmitButton look="action" className="w-full sm:w-auto">
            {t('goAgain')}
          </SubmitButton>
        </form>
      )}
      <p>
        <Link to={localPath(language, `/orders/${code}`)}>{t('backToOrder')}</Link>
      </p>
    </div>
  );
}
