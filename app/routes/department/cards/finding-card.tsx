import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Facts } from '#app/components/facts.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { OpenFinding } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime, formatSmallest, formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, useLanguage, useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { ClaimForms, type KeptClaim, NOTHING_CLAIMED } from '#app/routes/department/cards/claim-forms.tsx';
import type { MarketAccount } from '#app/server/market-account.server.ts';

type T = Translate<(typeof cardMessages)['vi']>;

/** What was typed into the forms of one finding. */
export type KeptFinding = KeptClaim & {
  note: string;
  orderId: string;
  /** Of money that was for several orders, how much of each, by order's id. */
  parts: Readonly<Record<string, string>>;
};

export const NOTHING_SAID: KeptFinding = { note: '', orderId: '', parts: {}, ...NOTHING_CLAIMED };

/** One thing that does not agree: what it is, what to do next, and the forms that do it. */
export function FindingCard({
  finding,
  account,
  reader,
  kept,
  errors,
}: {
  finding: OpenFinding;
  /** The market's own, to which claims are paid; null where none is said. */
  account: MarketAccount | null;
  /** Who reads the page, and whether somebody else works at the desk. */
  reader: { personId: string; isAlone: boolean };
  /** What was typed when the form came back. */
  kept: KeptFinding;
  errors: FormErrors;
}) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const { id, kind, subject, detail, foundAt, orders, canGiveBack, canAssign, isOnItsWay } = finding;
  const { mostToClaim, claim } = finding;
  const isParted =
    canAssign && (orders.length > 1 || (mostToClaim > 0 && mostToClaim < (detail.amount ?? 0)));
  const money = (amount: number | undefined) =>
    amount === undefined ? '' : formatSmallest(language, amount, detail.currency ?? 'VND');
  return (
    <article className="space-y-3 rounded-md border border-line bg-white p-4 sm:p-5">
      <h3 className="text-lg">{t(detail.refundId === undefined ? `kind_${kind}` : 'kind_stateTwice')}</h3>
      <p className="measure">{nextOf(t, finding, formatVnd(language, mostToClaim))}</p>
      <Facts
        facts={[
          { term: t('col_what'), value: whatOf(t, detail.what) },
          { term: t('amountSeen'), value: money(detail.amount) },
          {
            term: t(claim !== null && claim.open < 0 ? 'claimOwed' : 'claimOpen'),
            value: claim !== null && formatVnd(language, Math.abs(claim.open)),
          },
          { term: t('amountAsked'), value: detail.asked !== undefined && formatVnd(language, detail.asked) },
          {
            term: t('ordersOf'),
            value:
              orders.length > 0 &&
              orders.map((order) => (
                <Link key={order.id} to={`/department/orders/${order.id}`} className="mr-3 inline-block">
                  {order.code}
                </Link>
              )),
          },
          {
            term: t(detail.what === 'payment' ? 'ownPayment' : 'col_subject'),
            value: !detail.transferId && detail.what !== 'list' && (
              <code className="break-all text-sm">{subject}</code>
            ),
          },
          {
            term: t('transfer'),
            value: detail.transferId && (
              <Link to={`/department/money/${detail.transferId}`}>{t('transferSee')}</Link>
            ),
          },
          { term: t('toldBy'), value: detail.source && t(toldBy(detail.source)) },
          { term: t('reasonCode'), value: detail.code },
          {
            term: t(kind === 'unanswered' ? 'unansweredSince' : 'foundAt'),
            value: formatDateTime(language, foundAt),
          },
        ].map(({ term, value }) => ({ term, value: value || null }))}
      />
      {claim && claim.open > 0 && (
        <p className="measure break-words">{toldOf(t, language, claim, account)}</p>
      )}
      {claim && <ClaimForms id={id} claim={claim} reader={reader} kept={kept} errors={errors} />}
      {isOnItsWay || claim ? null : (
        <Form method="post" className="no-print space-y-3">
          <input type="hidden" name="finding" value={id} />
          {mostToClaim > 0 && <input type="hidden" name="toClaim" value={mostToClaim} />}
          <TextField
            name="note"
            id={`note-${id}`}
            label={t('note')}
            hint={t('noteHint')}
            defaultValue={kept.note}
            errors={errors[`note-${id}`]}
          />
          {canAssign && (
            <SelectField
              name="order"
              id={`order-${id}`}
              label={t('assignTo')}
              placeholder={t('assignWhich')}
              defaultValue={kept.orderId}
              errors={errors[`order-${id}`]}
              options={orders.map((order) => ({ value: order.id, label: order.code }))}
            />
          )}
          {isParted && (
            <details open={Object.values(kept.parts).some((part) => part !== '')}>
              <summary className="min-h-12 cursor-pointer py-3 font-bold text-indigo-2">
                {t('assignParts')}
              </summary>
              <div className="space-y-3">
                <p className="text-sm text-ink-soft">
                  {t('assignPartsHint', { amount: money(detail.amount) })}
                </p>
                {orders.map((order) => (
                  <TextField
                    key={order.id}
                    name={`part-${order.id}`}
                    id={`part-${id}-${order.id}`}
                    label={order.code}
                    inputMode="numeric"
                    suffix="₫"
                    defaultValue={kept.parts[order.id] ?? ''}
                  />
                ))}
              </div>
            </details>
          )}
          <div className="flex flex-wrap gap-3">
            {/* What the buyer may have twice no producer pays for unless somebody means it: so that is the first to be pressed. */}
            {mostToClaim > 0 && (
              <SubmitButton name="how" value="claim" busyLabel={t('sending')}>
                {t('claim', { amount: money(mostToClaim) })}
              </SubmitButton>
            )}
            {canAssign && (
              <SubmitButton
                name="how"
                value="assign"
                look={mostToClaim > 0 ? 'secondary' : 'primary'}
                busyLabel={t('sending')}
              >
                {t('assign')}
              </SubmitButton>
            )}
            {canGiveBack && (
              <SubmitButton name="how" value="give-back" busyLabel={t('sending')}>
                {t('giveBack', { amount: money(detail.amount) })}
              </SubmitButton>
            )}
            <SubmitButton name="how" value="note" look="secondary" busyLabel={t('sending')}>
              {t('close')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </article>
  );
}

/** What the buyer of a claim has read of how it is paid. */
function toldOf(
  t: T,
  language: Language,
  { open, reference }: NonNullable<OpenFinding['claim']>,
  account: MarketAccount | null,
): string {
  if (!account) return t('claimToldNoAccount', { reference });
  const { number, holder } = account;
  const [amount, bank] = [formatVnd(language, open), bankNameIn(language, account.bankName)];
  return t('claimTold', { amount, number, bank, holder, reference });
}

/** @param amount that may be claimed, in words. */
function nextOf(t: T, finding: OpenFinding, amount: string): string {
  const { kind, provider, detail, canGiveBack, canAssign, isOnItsWay, mostToClaim, claim } = finding;
  if (claim) return t(claim.open < 0 ? 'next_buyer-claimOwed' : 'next_buyer-claim');
  if (detail.refundId !== undefined) return t('next_stateTwice');
  if (kind === 'amount' && provider !== 'stripe') return t('next_amountTold');
  if (kind === 'amount') return t(canGiveBack ? 'next_amount' : 'next_amountOther');
  if (isOnItsWay) return t('next_refund-therePending');
  if (kind === 'refund-there' && mostToClaim > 0) return t('next_refund-thereDouble', { amount });
  if (kind === 'refund-there') return t(canAssign ? 'next_refund-there' : 'next_refund-thereBooked');
  if (kind === 'unanswered' && detail.what === 'list') return t('next_unansweredList');
  return t(`next_${kind}`);
}

/** Who had said that a transfer came. */
function toldBy(source: string) {
  return source === 'hand' ? ('toldBy_hand' as const) : ('toldBy_provider' as const);
}

function whatOf(t: T, what: string | undefined): string | null {
  const known = (['money', 'refund', 'dispute', 'payment', 'list'] as const).find((one) => one === what);
  return known ? t(`what_${known}`) : null;
}
