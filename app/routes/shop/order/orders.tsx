import type { ReactNode } from 'react';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { OrderActs, type RefusedAct } from '#app/routes/shop/order/order-acts.tsx';
import { OrderCard, OrderOfSeveral } from '#app/routes/shop/order/order-card.tsx';
import { openOrders, ordersInTurn } from '#app/routes/shop/order/orders-in-turn.ts';
import { OwnTickets } from '#app/routes/shop/order/own-tickets.tsx';
import { ReviewForms } from '#app/routes/shop/order/review-forms.tsx';

/**
 * The orders: those that are paid by transfer together, the next of them open; then what is paid together by card; then the
 * others. One that is alone does not fold.
 */
export function Orders({
  page,
  acted,
  refused,
  children,
}: {
  page: BuyerPage;
  /** Id of the order that was just acted on: it stays open. */
  acted: string;
  refused: RefusedAct;
  children: ReactNode;
}) {
  const open = openOrders(page);
  const { byTransfer, others } = ordersInTurn(page);
  const [first, another] = [...byTransfer, ...others];
  if (!first) return null;
  if (!another)
    return (
      <>
        {children}
        <OrderCard page={page} order={first}>
          <Below page={page} order={first} refused={refused} />
        </OrderCard>
      </>
    );
  const folded = (order: typeof first) => {
    const isActed = (refused ? refused.kept.order : acted) === order.id;
    return (
      <OrderOfSeveral
        key={order.id}
        page={page}
        order={order}
        isOpen={isActed || open.has(order.id)}
        isActed={isActed}
      >
        <Below page={page} order={order} refused={refused} />
      </OrderOfSeveral>
    );
  };
  return (
    <div className="space-y-3">
      {byTransfer.map((order) => folded(order))}
      {children}
      {others.map((order) => folded(order))}
    </div>
  );
}

/** What a buyer has asked of one order, and what they can do about it. */
function Below({
  page,
  order,
  refused,
}: {
  page: BuyerPage;
  order: BuyerPage['orders'][number];
  refused: RefusedAct;
}) {
  const own = page.tickets.filter(({ orderId }) => orderId === order.id);
  return (
    <>
      <OwnTickets tickets={own} refused={refused} />
      <ReviewForms order={order} reviews={page.reviews} refused={refused} />
      {/* What was sent is not left in its form to be sent again. */}
      <OrderActs
        key={`${own.length} ${order.takenOff}`}
        order={order}
        formKey={page.formKey}
        refused={refused}
      />
    </>
  );
}
