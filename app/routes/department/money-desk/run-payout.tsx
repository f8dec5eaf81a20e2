import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ShownPayout } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** A form of the run that came back. */
export type RefusedPayout = RefusedForm<{
  payoutId: string;
  reference: string;
  isSent: boolean;
  isForSeveral: boolean;
  reason: string;
}>;

type Payout = { payout: ShownPayout };

/** What is paid, and what of it waits for the next run and why. */
export function PayoutAmount({ payout: { amount, heldBack, less } }: Payout) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const why = (['refunded', 'disputed', 'kept', 'unassigned'] as const)
    .filter((part) => less[part] > 0)
    .map((part) => t(`less_${part}`, { amount: formatVnd(language, less[part]) }));
  return (
    <>
      {formatVnd(language, amount)}
      {heldBack > 0 && (
        <span className="block text-sm text-ink-soft">
          {t('heldBack', { amount: formatVnd(language, heldBack) })}
          {why.length > 0 && ` · ${t('heldBackWhy', { why: why.join(', ') })}`}
        </span>
      )}
    </>
  );
}

/** Less is owed by now than the run was made for. */
export const isOwedLess = ({ owedNow, amount }: ShownPayout) => owedNow !== null && owedNow < amount;

export function PayoutState({ payout }: Payout) {
  const { paidAt, reference, reversedAt, reversalReason, owedNow, overAmount } = payout;
  const t = useT(payoutMessages);
  const language = useLanguage();
  if (reversedAt !== null) return <>{t('reversedWith', { reason: reversalReason ?? '' })}</>;
  if (paidAt !== null) {
    return (
      <>
        <Pill tone="green">{t('paidOn', { day: formatDate(language, localDate(paidAt)) })}</Pill>
        <span className="block break-all text-ink-soft">{reference}</span>
        {overAmount > 0 && (
          <span className="block text-ink-soft">
            {t('overSent', { amount: formatVnd(language, overAmount) })}
          </span>
        )}
      </>
    );
  }
  if (!isOwedLess(payout)) return <Pill tone="turmeric">{t('waiting')}</Pill>;
  return (
    <>
      <Pill tone="red">{t(owedNow ? 'owedNotAll' : 'owedNoMore')}</Pill>
      {owedNow ? (
        <span className="block">{t('owedLess', { amount: formatVnd(language, owedNow) })}</span>
      ) : null}
    </>
  );
}

/** What staff can do with a payout that is not paid yet; one that is owed no more is to be taken out of its run. */
export function MarkPaid({ payout, refused }: Payout & { refused: RefusedPayout | undefined }) {
  const { id, producerName } = payout;
  const t = useT(payoutMessages);
  const kept = refused?.kept.payoutId === id ? refused.kept : null;
  const usedBefore = refused?.errors[`isForSeveral-${id}`];
  const isLess = isOwedLess(payout);
  // Of what is in no file yet the file pays the part that is owed.
  const isToTakeOut = isLess && (payout.owedNow === 0 || payout.filedAmount !== null);
  return (
    <div className="space-y-3">
      {isToTakeOut && (
        <Form method="post">
          <input type="hidden" name="intent" value="reverse" />
          <input type="hidden" name="payoutId" value={id} />
          <input type="hidden" name="reason" value={t('takeOutReason')} />
          <SubmitButton aria-label={t('takeOutNamed', { name: producerName })}>{t('takeOut')}</SubmitButton>
        </Form>
      )}
      <Form method="post" noValidate className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="paid" />
        <input type="hidden" name="payoutId" value={id} />
        <TextField
          id={`reference-${id}`}
          name="reference"
          label={t('reference')}
          hint={t('payoutReferenceHint')}
          defaultValue={kept?.reference ?? ''}
          errors={refused?.errors[`reference-${id}`]}
          autoComplete="off"
        />
        {isLess && (
          <Checkbox
            id={`isSent-${id}`}
            name="isSent"
            label={t('alreadySent')}
            hint={t('alreadySentHint')}
            defaultChecked={kept?.isSent ?? false}
          />
        )}
        {(kept?.isForSeveral || usedBefore) && (
          <Checkbox
            id={`isForSeveral-${id}`}
            name="isForSeveral"
            label={t('oneForAll')}
            hint={t('oneForAllHint')}
            defaultChecked={kept?.isForSeveral ?? false}
            errors={usedBefore}
          />
        )}
        <SubmitButton look={isLess ? 'secondary' : 'primary'}>{t('markPaid')}</SubmitButton>
      </Form>
    </div>
  );
}
