import { Facts } from '#app/components/facts.tsx';
import { Panel } from '#app/components/panel.tsx';
import { QuotedWords } from '#app/components/quoted-words.tsx';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderEvent } from '#app/domain/orders/fulfil/read-own-order.server.ts';
import { cancelWhy } from '#app/i18n/cancel-why.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { refundMessages } from '#app/i18n/refunds.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { fulfilment as vi } from '#app/i18n/vi/fulfilment.ts';
import type { OrderPage } from '#app/routes/orders/order-page.ts';

/** What the order comes to and which way the money takes. */
export function OrderMoney({
  page,
  reader = 'producer',
}: {
  page: Pick<OrderPage, 'order' | 'delivery' | 'less' | 'dueAmount' | 'cost'>;
  /** Whose account it is told to. */
  reader?: 'producer' | 'staff';
}) {
  const isService = isUsedThere(page.delivery);
  const t = useServiceWords(fulfilmentMessages, isService);
  const language = useLanguage();
  const { order, less, dueAmount, cost } = page;
  const isBack = cost.sentBack + cost.comesBack + cost.takenBack > 0;
  const vnd = (amount: number) => <span className="tabular-nums">{formatVnd(language, amount)}</span>;
  return (
    <Panel title={t('moneyTitle')}>
      <p>
        {t(
          reader === 'staff' && order.method === 'vietqr' ? 'method_vietqr_staff' : `method_${order.method}`,
        )}
      </p>
      <Facts
        facts={[
          { term: t('goodsAmount'), value: vnd(order.goodsAmount) },
          { term: t('deliveryAmount'), value: !isService && vnd(order.deliveryAmount) },
          { term: t('lessAmount'), value: less > 0 && vnd(-less) },
          {
            term: t('totalAmount'),
            value: <strong className="text-lg text-red-deep">{vnd(dueAmount)}</strong>,
          },
          { term: t('costPaid'), value: isBack && vnd(cost.paid) },
          { term: t('costSentBack'), value: cost.sentBack > 0 && vnd(cost.sentBack) },
          { term: t('costComesBack'), value: cost.comesBack > 0 && vnd(cost.comesBack) },
          { term: t('costTaken'), value: cost.takenBack > 0 && vnd(cost.takenBack) },
          { term: t('costLeft'), value: isBack && <strong>{vnd(cost.cost)}</strong> },
          { term: t('placedAt'), value: formatDateTime(language, order.placedAt) },
          { term: t('paidAt'), value: order.paidAt !== null && formatDateTime(language, order.paidAt) },
        ].map((fact) => ({ ...fact, value: fact.value || null }))}
      />
    </Panel>
  );
}

/** What has happened to an order, the last first. */
export function OrderEvents({
  events,
  reader = 'producer',
  isService,
}: {
  events: readonly OrderEvent[];
  /** Nothing of the order is packed or sent. */
  isService: boolean;
  /** A producer sees what stands under their words where buyers read them. */
  reader?: 'producer' | 'staff';
}) {
  const t = useServiceWords(fulfilmentMessages, isService);
  const tRefunds = useT(refundMessages);
  const language = useLanguage();
  const because = (byRole: string, why: OrderEvent['why']) =>
    why === null
      ? ''
      : cancelWhy(language, { byRole, ...why, ...(byRole === 'producer' && { note: null }) }, isService);
  return (
    <Panel title={t('eventsTitle')}>
      <ol className="divide-y divide-line">
        {events.toReversed().map(({ id, kind, at, byRole, rest, refundAmount, why }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>
              {rest
                ? t(rest.amount === 0 ? 'event_refund-rest_none' : 'event_refund-rest', {
                    before: formatVnd(language, rest.before),
                    amount: formatVnd(language, rest.amount),
                  })
                : refundAmount === null
                  ? t(eventKey(kind))
                  : `${t(eventKey(kind))}: ${formatVnd(language, refundAmount)}`}
              <span className="text-ink-soft"> · {t(byKey(byRole))}</span>
              {because(byRole, why) && (
                <span className="block break-words">{t('eventNote', { note: because(byRole, why) })}</span>
              )}
            </span>
            <span className="text-ink-soft tabular-nums">{formatDateTime(language, at)}</span>
            {byRole === 'producer' && why?.note && (
              <div className="w-full">
                <QuotedWords author={t('sellerWrote')} words={why.note}>
                  {reader === 'producer' && t('buyerReadsUnder', { words: tRefunds('sellerWordsCare') })}
                </QuotedWords>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** A kind that this page has no words for is shown as something else, never as a code. */
function eventKey(kind: string): 'event_other' {
  return (Object.hasOwn(vi, `event_${kind}`) ? `event_${kind}` : 'event_other') as 'event_other';
}

function byKey(role: string): 'by_system' {
  return (Object.hasOwn(vi, `by_${role}`) ? `by_${role}` : 'by_system') as 'by_system';
}
