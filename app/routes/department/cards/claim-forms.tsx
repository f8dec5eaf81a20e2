import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ClaimWay } from '#app/domain/payments/claims/record-claim-payment.server.ts';
import type { ListedClaim } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { TypedInVain } from '#app/routes/department/cards/typed-in-vain.tsx';

/** What was typed into the forms of one claim. */
export type KeptClaim = {
  claimAmount: string;
  claimDay: string;
  claimReference: string;
  /** From the buyer, or to them: what was typed for the one never stands in the form of the other. */
  way: ClaimWay;
  isMore: boolean;
  isShared: boolean;
  reason: string;
};

export const NOTHING_CLAIMED: KeptClaim = {
  ...{ claimAmount: '', claimDay: '', claimReference: '', reason: '' },
  ...{ way: 'in', isMore: false, isShared: false },
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
  const forms = claim.payments.length;
  return (
    <div className="space-y-4">
      {claim.sent && (
        <p className="measure break-words">
          {t('claimSentBeyond', {
            day: formatDate(language, claim.sent.day),
            reference: claim.sent.reference,
          })}
        </p>
      )}
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
      {isOwedToBuyer ? (
        <>
          <PaymentForm
            key={`out-${forms}`}
            {...{ id, ...typedFor('out', { kept, errors }) }}
            {...{ open: claim.open, way: 'out' }}
            title={t('claimSentTitle')}
          />
          <LatePayment
            key={`in-${forms}`}
            {...{ id, kept, errors, open: claim.open }}
            title={t('claimFurther')}
            hint={t('claimFurtherHint')}
          />
        </>
      ) : (
        <>
          <SentInVain {...{ id, kept }} />
          <PaymentForm
            key={`in-${forms}`}
            {...{ id, ...typedFor('in', { kept, errors }) }}
            {...{ open: claim.open, way: 'in' }}
            title={t('claimPaidTitle')}
          />
        </>
      )}
      {!isOwedToBuyer && <WriteOff {...ofClaim} />}
    </div>
  );
}

type Typed = Pick<OfClaim, 'kept' | 'errors'>;

/** What was typed for the one way, and what is wrong with it; nothing of what was typed for the other. */
const typedFor = (way: ClaimWay, typed: Typed): Typed =>
  typed.kept.way === way ? typed : { kept: NOTHING_CLAIMED, errors: {} };

/** What the buyer has paid though they owe nothing of it: the claim waits for nobody any more, or the market owes them already. */
export function LatePayment({
  id,
  open,
  title,
  hint,
  ...typed
}: Typed & { id: string; open: number; title: string; hint: string }) {
  const t = useT(cardMessages);
  const { kept, errors } = typedFor('in', typed);
  const isTyped = kept.claimAmount !== '' || kept.claimReference !== '';
  return (
    <>
      {open === 0 && <SentInVain id={id} kept={typed.kept} />}
      <details open={isTyped || Object.keys(errors).length > 0}>
        <summary className="no-print min-h-12 cursor-pointer py-3 font-bold text-indigo-2">{title}</summary>
        <p className="measure text-sm text-ink-soft">{hint}</p>
        <PaymentForm {...{ id, kept, errors, open }} way="in" title={t('claimPaidTitle')} isBeyond />
      </details>
    </>
  );
}

/** What was sent to the buyer, of a claim by which nothing is to be sent any more: to be taken along. */
function SentInVain({ id, kept }: { id: string; kept: KeptClaim }) {
  if (kept.way !== 'out') return null;
  const { claimAmount, claimReference, claimDay } = kept;
  return (
    <div id={controlOfClaim('amount', id, 'out')} tabIndex={-1}>
      <TypedInVain typed={{ amount: claimAmount, reference: claimReference, sentOn: claimDay }} />
    </div>
  );
}

/** The control of a field of a claim's forms: two of them may stand beside each other, one for each way. */
export const controlOfClaim = (field: string, id: string, way: ClaimWay): string =>
  way === 'out' ? `${field}-sent-${id}` : `${field}-${id}`;

/** What was transferred on a claim; the boxes stand there where they are asked for. */
function PaymentForm({
  id,
  open,
  way,
  title,
  kept,
  errors,
  isBeyond = false,
}: Typed & {
  id: string;
  open: number;
  way: ClaimWay;
  title: string;
  /** The buyer has paid it beyond what they owe. */
  isBeyond?: boolean;
}) {
  const t = useT(cardMessages);
  const control = (field: string) => controlOfClaim(field, id, way);
  const isIn = way === 'in';
  const isMoreAsked = isIn && !isBeyond && (kept.isMore || errors[control('isMore')] !== undefined);
  const isSharedAsked = isIn && (kept.isShared || errors[control('isShared')] !== undefined);
  return (
    <Form method="post" noValidate className="no-print space-y-3 border-t border-line pt-4">
      <h4 className="font-bold">{title}</h4>
      <input type="hidden" name="finding" value={id} />
      {/* What is open may turn while somebody types: then this is no payment the other way. */}
      <input type="hidden" name="way" value={way} />
      <input type="hidden" name="open" value={open} />
      {isBeyond && <input type="hidden" name="isMore" value="on" />}
      <TextField
        id={control('amount')}
        name="claimAmount"
        label={t('claimAmount')}
        inputMode="numeric"
        suffix="₫"
        defaultValue={kept.claimAmount}
        errors={errors[control('amount')]}
      />
      {isMoreAsked && (
        <Checkbox
          id={control('isMore')}
          name="isMore"
          label={t('claimMore')}
          defaultChecked={kept.isMore}
          errors={errors[control('isMore')]}
        />
      )}
      <DayField
        id={control('day')}
        name="claimDay"
        label={t('claimDay')}
        defaultValue={kept.claimDay}
        errors={errors[control('day')]}
      />
      <TextField
        id={control('reference')}
        name="claimReference"
        label={t('reference')}
        defaultValue={kept.claimReference}
        errors={errors[control('reference')]}
        autoComplete="off"
      />
      {isSharedAsked && (
        <Checkbox
          id={control('isShared')}
          name="isShared"
          label={t('claimShared')}
          defaultChecked={kept.isShared}
          errors={errors[control('isShared')]}
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
