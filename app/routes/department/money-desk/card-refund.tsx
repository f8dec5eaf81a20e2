import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { readFailedRefund } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { readSettledRefund } from '#app/domain/payments/card/read-settled-refund.server.ts';
import { readCardRefundAccount } from '#app/domain/payments/refund-account/read-card-refund-account.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatSmallest } from '#app/i18n/format.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { FailedRefundCard, NOTHING_TYPED } from '#app/routes/department/cards/failed-refund-card.tsx';
import {
  readFailedRefundAct,
  readFailedRefundForm,
  settleFailedRefund,
} from '#app/routes/department/cards/settle-failed-refund.server.ts';
import { SettledRefundCard } from '#app/routes/department/cards/settled-refund-card.tsx';
import { TypedInVain } from '#app/routes/department/cards/typed-in-vain.tsx';
import { staffOfMoney } from '#app/routes/department/money/money-actor.ts';
import { SendTo } from '#app/routes/money/send-to.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, isDomainError, isNotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/refunds/card/:refundId`: one refund that its card did not take and the ways to settle it, or how it was settled. */
export const loader = loaderFor('department', async ({ context, actor, params, language }) => {
  const refundId = params.refundId ?? '';
  const failed = await readFailedRefund(context, refundId);
  const settled = failed ? null : await readSettledRefund(context, refundId);
  const refund = failed ?? settled;
  // No refund to a card has that name.
  if (!refund) throw redirect('/department/refunds?done=waits-no-more', 303);
  const amount = formatSmallest(language, refund.amount, refund.currency);
  const account = failed && (await readCardRefundAccount(context, staffOfMoney(actor), refundId));
  return {
    failed,
    settled,
    account,
    amount,
    title: translate(payoutMessages, language)('taskTitle', { amount }),
  };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const refundId = params.refundId ?? '';
  const form = await request.formData();
  readFailedRefundAct(form);
  return answerForm(
    readFailedRefundForm(form),
    async () => {
      const act = await settleFailedRefund(context, actor, refundId, form).catch(async (error: unknown) => {
        throw await refusalOf(context, refundId, error, form.has('isSent'));
      });
      return redirect(`/department/refunds?done=${act}`, 303);
    },
    (field) => (field === '' ? '' : `${field}-${refundId}`),
  );
});

/**
 * Why nothing was recorded. Where somebody else was faster, or it is on its way to the card again, its form is not there any
 * more: the page says what has become of it, with what was typed, and not what is wrong with a field.
 */
async function refusalOf(
  context: Context,
  refundId: string,
  error: unknown,
  isSent: boolean,
): Promise<unknown> {
  if (!isNotFound(error) && !isDomainError(error)) return error;
  if (isDomainError(error) && error.field === null) return error;
  const settled = await readSettledRefund(context, refundId);
  // What was sent though a dispute had settled it has a form there.
  if (isSent && settled?.how === 'dispute' && isDomainError(error)) return error;
  if (settled) return new DomainError('refundSettledMeanwhile');
  return isNotFound(error) ? redirect('/department/refunds?done=waits-no-more', 303) : error;
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function CardRefund() {
  const { failed, settled, account, amount } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
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
      {settled && (
        <SettledRefundCard
          refund={settled}
          kept={refused?.kept ?? NOTHING_TYPED}
          errors={refused?.errors ?? {}}
        />
      )}
      {settled && refused && <TypedInVain typed={refused.kept} />}
      {failed && (
        <section className="space-y-4">
          <h2 className="text-xl">{inCards('failedOneTitle')}</h2>
          <p className="measure">{inCards('failedOneLead')}</p>
          {account && <SendTo task={account} portal="department" by="card" />}
          <FailedRefundCard
            refund={failed}
            {...(account && { accountId: account.accountId ?? '' })}
            kept={refused?.kept ?? NOTHING_TYPED}
            errors={refused?.errors ?? {}}
          />
        </section>
      )}
    </>
  );
}
