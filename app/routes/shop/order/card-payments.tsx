import { Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { areAllUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { PayUntil } from '#app/routes/shop/order/pay-until.tsx';

/** Orders of the checkout that are paid together by card. */
export function CardPayments({ page }: { page: BuyerPage }) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const open = page.payments.filter(({ method, isOpen }) => method === 'card' && isOpen);
  return open.map((payment) => (
    <section key={payment.id} className="space-y-3 rounded-lg border-2 border-indigo bg-white p-4 sm:p-5">
      <h2 className="text-xl">{t('byCardTitle')}</h2>
      <p>{t('byCardText', { amount: formatVnd(language, payment.remaining) })}</p>
      <PayUntil
        until={payment.expiresAt}
        now={page.now}
        isService={areAllUsedThere(page.orders.filter(({ id }) => payment.orderIds.includes(id)))}
      />
      <ul className="list-inside list-disc">
        {page.orders
          .filter(({ id }) => payment.orderIds.includes(id))
          .map((order) => (
            <li key={order.id}>
              <Link to={`#${order.code}`}>{order.producer.name}</Link>
            </li>
          ))}
      </ul>
      {payment.failureCode && (
        <Note tone="warning">
          <p>{t('cardFailed')}</p>
        </Note>
      )}
      {/* Leads to another site: a plain form, which the browser follows there. */}
      <form method="post" action={localPath(language, `/orders/${page.code}/pay-card`)}>
        <input type="hidden" name="payment" value={payment.id} />
        <SubmitButton look="action" className="w-full sm:w-auto">
          {t('payByCard', { amount: formatVnd(language, payment.remaining) })}
        </SubmitButton>
      </form>
    </section>
  ));
}
