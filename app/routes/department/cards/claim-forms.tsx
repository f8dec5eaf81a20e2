import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ListedClaim } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** What was typed into the forms of one claim. */
export type KeptClaim = {
  claimAmount: string;
  claimDay: string;
  claimReference: string;
  isMore: boolean;
  isShared: boolean;
  reason: string;
};

export const NOTHING_CLAIMED: KeptClaim = {
  ...{ claimAmount: '', claimDay: '', claimReference: '', reason: '' },
  ...{ isMore: false, isShared: false },
};

type OfClaim = {
  /** Of its finding. */
  id: string;
  claim: ListedClaim;
  /** Who reads the page, and whether somebody else works at the desk. */
  reader: { personId: string; isAlone: boolean };
  kept: KeptClaim;
  errors: FormErrors;
};

/** What a buyer owes back who has got card money twice: what they have paid of it, and the forms to record that or to write it off. */
export function ClaimForms(ofClaim: OfClaim) {
  const { id, claim, kept, errors } = ofClaim;
  const t = useT(cardMessages);
  const language = useLanguage();
  const isOwedToBuyer = claim.open < 0;
  return (
    <div className="space-y-4">
      {claim.payments.length > 0 && (
        <div>
          <h4 className="font-bold">{t('claimPayments')}</h4>
          <ul className="list-disc space-y-1 pl-5">
            {claim.payments.map(({ amount, day, reference }) => (
              <li key={reference} className="break-words">
                {t(amount < 0 ? 'claimPaymentBack' : 'claimPayment', {
                  amount: formatVnd(language, Math.abs(amount)),
                  day: formatDate(language, day),
                  reference,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {/* A form of its own for each payment: what was recorded does not stand in the next one. */}
      <PaymentForm
        key={claim.payments.length}
        {...{ id, kept, errors }}
        open={claim.open}
        title={t(isOwedToBuyer ? 'claimSentTitle' : 'claimPaidTitle')}
      />
      {!isOwedToBuyer && <WriteOff {...ofClaim} />}
    </div>
  );
}

/** A buyer has paid on a claim that waits for nobody any more: it was paid, written off, or fell away. */
export function LatePayment({
  id,
  isDropped,
  kept,
  errors,
}: Pick<OfClaim, 'id' | 'kept' | 'errors'> & { isDropped: boolean }) {
  const t = useT(cardMessages);
  const isTyped = kept.claimAmount !== '' || kept.claimReference !== '';
  return (
    <details open={isTyped || Object.keys(errors).length > 0}>
      <summary className="no-print min-h-12 cursor-pointer py-3 font-bold text-indigo-2">
        {t('claimLate')}
      </summary>
      <p className="measure text-sm text-ink-soft">{t(isDropped ? 'claimLateDropped' : 'claimLateHint')}</p>
      <PaymentForm {...{ id, kept, errors }} open={0} title={t('claimPaidTitle')} isClosed />
    </details>
  );
}

/** What was transferred on a claim; the boxes stand there where they are asked for. */
function PaymentForm({
  id,
  open,
  title,
  kept,
  errors,
  isClosed = false,
}: Pick<OfClaim, 'id' | 'kept' | 'errors'> & { open: number; title: string; isClosed?: boolean }) {
  const t = useT(cardMessages);
  const isMoreAsked = !isClosed && (kept.isMore || errors[`isMore-${id}`] !== undefined);
  const isSharedAsked = kept.isShared || errors[`isShared-${id}`] !== undefined;
  return (
    <Form method="post" noValidate className="no-print space-y-3 border-t border-line pt-4">
      <h4 className="font-bold">{title}</h4>
      <input type="hidden" name="finding" value={id} />
      {/* What is open may turn while somebody types: then this is no payment the other way. */}
      <input type="hidden" name="open" value={open} />
      {isClosed && <input type="hidden" name="isMore" value="on" />}
      <TextField
        id={`amount-${id}`}
        name="claimAmount"
        label={t('claimAmount')}
        inputMode="numeric"
        suffix="₫"
        defaultValue={kept.claimAmount}
        errors={errors[`amount-${id}`]}
      />
      {isMoreAsked && (
        <Checkbox
          id={`isMore-${id}`}
          name="isMore"
          label={t('claimMore')}
          defaultChecked={kept.isMore}
          errors={errors[`isMore-${id}`]}
        />
      )}
      <DayField
        id={`day-${id}`}
        name="claimDay"
        label={t('claimDay')}
        defaultValue={kept.claimDay}
        errors={errors[`day-${id}`]}
      />
      <TextField
        id={`reference-${id}`}
        name="claimReference"
        label={t('reference')}
        defaultValue={kept.claimReference}
        errors={errors[`reference-${id}`]}
        autoComplete="off"
      />
      {isSharedAsked && (
        <Checkbox
          id={`isShared-${id}`}
          name="isShared"
          label={t('claimShared')}
          defaultChecked={kept.isShared}
          errors={errors[`isShared-${id}`]}
        />
      )}
      <SubmitButton name="how" value="claim-paid" busyLabel={t('sending')}>
        {t('claimPaid')}
      </SubmitButton>
    </Form>
  );
}

/** In two steps: somebody says why, and somebody else, with that before their eyes, confirms it; whoever is alone does both. */
function WriteOff({
  id,
  claim: { open, writeOffReason, writeOffAskedBy, writeOffAskedName },
  reader,
  kept,
  errors,
}: OfClaim) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const isAsked = writeOffReason !== null;
  const isOwn = writeOffAskedBy === reader.personId;
  return (
    <details open={isAsked || kept.reason !== '' || errors[`reason-${id}`] !== undefined}>
      <summary className="no-print min-h-12 cursor-pointer py-3 font-bold text-indigo-2">
        {t('writeOffTitle')}
      </summary>
      <Form method="post" noValidate className="no-print space-y-3">
        <input type="hidden" name="finding" value={id} />
        {isAsked ? (
          <>
            <p className="measure break-words">{t('writeOffAsked', { reason: writeOffReason })}</p>
            {!isOwn && writeOffAskedName !== null && (
              <p className="measure break-words">{t('writeOffAskedBy', { name: writeOffAskedName })}</p>
            )}
            <input type="hidden" name="open" value={open} />
            {isOwn && <p className="measure">{t(reader.isAlone ? 'writeOffAlone' : 'writeOffOther')}</p>}
            <div className="flex flex-wrap gap-3">
              {(!isOwn || reader.isAlone) && (
                <SubmitButton name="how" value="write-off-confirm" busyLabel={t('sending')}>
                  {t('writeOffConfirm', { amount: formatVnd(language, open) })}
                </SubmitButton>
              )}
              <SubmitButton name="how" value="write-off-back" look="secondary" busyLabel={t('sending')}>
                {t('writeOffBack')}
              </SubmitButton>
            </div>
          </>
        ) : (
          <>
            <p className="measure">{t('writeOffHint')}</p>
            <TextField
              id={`reason-${id}`}
              name="reason"
              label={t('writeOffReason')}
              defaultValue={kept.reason}
              errors={errors[`reason-${id}`]}
            />
            <SubmitButton name="how" value="write-off" look="secondary" busyLabel={t('sending')}>
              {t('writeOffAsk')}
            </SubmitButton>
          </>
        )}
      </Form>
    </details>
  );
}
