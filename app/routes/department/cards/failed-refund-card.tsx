import { Form, Link } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Facts } from '#app/components/facts.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import type { FailedRefund } from '#app/domain/payments/card/list-failed-refunds.server.ts';
import { cardMessages, whyRefundWaitsKey } from '#app/i18n/cards.ts';
import { formatDateTime, formatSmallest, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { TransferFields } from '#app/routes/department/cards/transfer-fields.tsx';
import { TypedInVain } from '#app/routes/department/cards/typed-in-vain.tsx';

/** What was typed into its form. */
export type KeptFailedRefund = {
  reference: string;
  sentOn: string;
  isSent: boolean;
  accountId: string;
  /** What the page showed when it was sent, in the smallest unit. */
  amount: string;
};

export const NOTHING_TYPED: KeptFailedRefund = {
  reference: '',
  sentOn: '',
  isSent: false,
  accountId: '',
  amount: '',
};

/** A refund that could not go back to its card: why, and the ways in which it can still be settled. */
export function FailedRefundCard({
  refund,
  accountId,
  kept,
  errors,
}: {
  refund: FailedRefund;
  /** The account that the page shows beside it, '' for none yet; left out where the page shows no account. */
  accountId?: string;
  /** What was typed when the form came back. */
  kept: KeptFailedRefund;
  errors: FormErrors;
}) {
  const t = useT(cardMessages);
  const inPayouts = useT(payoutMessages);
  const language = useLanguage();
  const { id, order, failureCode, failedAt, lostToDispute, left, isInDispute, mayBeKept, blockedBy } = refund;
  const amount = formatSmallest(language, refund.amount, refund.currency);
  const isLost = lostToDispute >= refund.amount;
  const money = (of: number) => formatVnd(language, of);
  // What was typed into a form that has just been refused stays.
  const isSendable = blockedBy === null || kept.reference !== '' || kept.sentOn !== '';
  // Whoever records a transfer has seen the account that it went to.
  const hasItsPage = refund.account !== null && accountId === undefined;
  const isPartLost = !isLost && lostToDispute > 0 && left < refund.amount;
  return (
    <article className="space-y-4 rounded-md border border-line bg-white p-4 sm:p-5">
      <h3 className="text-lg">
        {amount}
        {' · '}
        {order ? <Link to={`/department/orders/${order.id}`}>{order.code}</Link> : t('noOrder')}
      </h3>
      <ErrorLines id={`refund-${id}`} errors={errors[`refund-${id}`]} />
      <Facts
        facts={[
          {
            term: t('col_reason'),
            value: t(
              whyRefundWaitsKey({
                ...{ failureCode, isInDispute, isLost },
                isAccountSaid: refund.account === 'said',
              }),
              { code: failureCode },
            ),
          },
          { term: t('col_when'), value: formatDateTime(language, failedAt) },
          ...(refund.account === null || accountId !== undefined
            ? []
            : [
                {
                  term: inPayouts('colWhereTo'),
                  value: (
                    <Link to={`/department/refunds/card/${id}`}>
                      {inPayouts(refund.account === 'said' ? 'whereTo_given' : 'whereTo_unsaid')}
                    </Link>
                  ),
                },
              ]),
        ]}
      />
      {(isLost || isPartLost) && (
        <Form method="post" className="no-print space-y-2">
          <p className="measure">
            {t(isLost ? 'lostHint' : 'lostPartHint', {
              amount: money(lostToDispute),
              left: money(left),
            })}
          </p>
          <Act id={id} how="dispute" label={t('byDispute')} named={t('byDisputeNamed', { amount })} />
        </Form>
      )}
      {mayBeKept && (
        <Form method="post" className="no-print space-y-2">
          <p className="measure">{t('keepHint', { amount })}</p>
          <Act id={id} how="keep" label={t('keep')} named={t('keepNamed', { amount })} />
        </Form>
      )}
      {blockedBy && !isLost && (
        <p className="measure">
          {t('blockedHint', {
            ...{ paid: money(blockedBy.paid), lost: money(blockedBy.lost), left: money(left) },
            ...{ card: money(blockedBy.card + blockedBy.there), transfers: money(blockedBy.transfers) },
          })}
        </p>
      )}
      {isInDispute && !isLost && <p className="measure">{t('inDisputeHint')}</p>}
      {hasItsPage && <TypedInVain typed={kept} />}
      {isSendable && hasItsPage && (
        <Link
          to={`/department/refunds/card/${id}`}
          className={`${buttonClass(isLost || isInDispute || mayBeKept ? 'secondary' : 'primary')} no-print w-full sm:w-auto`}
          aria-label={t('toItsPageNamed', { amount })}
        >
          {t('toItsPage')}
        </Link>
      )}
      {isSendable && !hasItsPage && (
        <TransferForm
          refund={refund}
          accountId={accountId}
          kept={kept}
          errors={errors}
          isSecondary={isLost || isInDispute || mayBeKept}
        />
      )}
      {!isLost && isSendable && (
        <Form method="post" className="no-print border-t border-line pt-4">
          <Act id={id} how="retry" label={t('retry')} named={t('retryNamed', { amount })} isSecondary />
        </Form>
      )}
    </article>
  );
}

/** That the operator's bank has sent it instead. */
function TransferForm({
  refund,
  accountId,
  kept,
  errors,
  isSecondary,
}: {
  refund: FailedRefund;
  accountId: string | undefined;
  kept: KeptFailedRefund;
  errors: FormErrors;
  /** Something else is to be done rather. */
  isSecondary: boolean;
}) {
  const t = useT(cardMessages);
  const inPayouts = useT(payoutMessages);
  const language = useLanguage();
  const { id, isInDispute, lostToDispute } = refund;
  const otherAccount = errors[`toAccount-${id}`];
  const amount = formatSmallest(language, refund.amount, refund.currency);
  // The card's bank has taken some of it since; what was really sent stays what it was.
  const isMoreSent = kept.reference !== '' && Number(kept.amount) > refund.amount;
  const isAsked = isMoreSent || isInDispute || lostToDispute >= refund.amount;
  return (
    <Form method="post" noValidate className="no-print space-y-3 border-t border-line pt-4">
      <h4 className="font-bold">{t('byTransferTitle')}</h4>
      <input type="hidden" name="amount" value={refund.amount} />
      {isMoreSent && <input type="hidden" name="sentAmount" value={kept.amount} />}
      {/* What was shown when the money was sent, and not what has been named since. */}
      {accountId !== undefined && (
        <input type="hidden" name="accountId" value={otherAccount ? kept.accountId : accountId} />
      )}
      {otherAccount && (
        <RadioCards
          id={`toAccount-${id}`}
          name="toAccount"
          legend={inPayouts('toAccount')}
          errors={otherAccount}
          cards={[
            { value: accountId ?? '', label: inPayouts('toAccountNewest') },
            {
              value: 'shown',
              label: inPayouts(kept.accountId === '' ? 'toAccountAgreed' : 'toAccountShown'),
            },
          ]}
        />
      )}
      <TransferFields id={id} kept={kept} errors={errors} />
      {isAsked && (
        <Checkbox
          id={`isSent-${id}`}
          name="isSent"
          label={t('sentAnyway')}
          hint={t('sentAnywayHint')}
          defaultChecked={kept.isSent}
          errors={errors[`isSent-${id}`]}
        />
      )}
      <Act
        id={id}
        how="transfer"
        label={t('byTransfer')}
        named={t('byTransferNamed', { amount })}
        isSecondary={isSecondary}
      />
    </Form>
  );
}

function Act({
  id,
  how,
  label,
  named,
  isSecondary = false,
}: {
  id: string;
  how: 'retry' | 'transfer' | 'dispute' | 'keep';
  label: string;
  named: string;
  isSecondary?: boolean;
}) {
  const t = useT(cardMessages);
  return (
    <>
      <input type="hidden" name="refund" value={id} />
      <SubmitButton
        name="how"
        value={how}
        look={isSecondary ? 'secondary' : 'primary'}
        busyLabel={t('sending')}
        aria-label={named}
      >
        {label}
      </SubmitButton>
    </>
  );
}
