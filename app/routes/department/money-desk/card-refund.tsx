import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { readFailedRefund } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatSmallest } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { FailedRefundCard, NOTHING_TYPED } from '#app/routes/department/cards/failed-refund-card.tsx';
import {
  readFailedRefundAct,
  readFailedRefundForm,
  settleFailedRefund,
} from '#app/routes/department/cards/settle-failed-refund.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** Somebody else was faster, or it was sent again and has gone: the list says where it stands. */
const toWhereItStands = () => redirect('/department/refunds?done=waits-no-more', 303);

/** `/department/refunds/card/:refundId`: one refund that its card did not take, and the ways to settle it. */
export const loader = loaderFor('department', async ({ context, params, language }) => {
  const refund = await readFailedRefund(context, params.refundId ?? '');
  if (!refund) throw toWhereItStands();
  const amount = formatSmallest(language, refund.amount, refund.currency);
  return { refund, title: translate(payoutMessages, language)('taskTitle', { amount }) };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const refundId = params.refundId ?? '';
  const form = await request.formData();
  readFailedRefundAct(form);
  return answerForm(
    readFailedRefundForm(form),
    async () => {
      const act = await settleFailedRefund(context, actor, refundId, form).catch(async (error: unknown) => {
        if (isNotFound(error)) throw toWhereItStands();
        const isUnderWay = isDomainError(error) && error.code === 'refundUnderWay';
        // Its page is not there any more while it is being sent: the list says why nothing was recorded.
        if (isUnderWay && !(await readFailedRefund(context, refundId)))
          throw redirect('/department/refunds?done=under-way', 303);
        throw error;
      });
      return redirect(`/department/refunds?done=${act}`, 303);
    },
    (field) => (field === '' ? '' : `${field}-${refundId}`),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function CardRefund() {
  const { refund } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
  const language = useLanguage();
  const amount = formatSmallest(language, refund.amount, refund.currency);
  return (
    <>
      <header className="space-y-2">
        <Link to="/department/refunds" className="inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('taskBack')}
        </Link>
        <h1 className="text-3xl">{t('taskTitle', { amount })}</h1>
      </header>
      <ErrorSummary errors={refused?.errors} />
      <section className="space-y-4">
        <h2 className="text-xl">{inCards('failedOneTitle')}</h2>
        <p className="measure">{inCards('failedOneLead')}</p>
        <FailedRefundCard
          refund={refund}
          kept={refused?.kept ?? NOTHING_TYPED}
          errors={refused?.errors ?? {}}
        />
      </section>
    </>
  );
}
