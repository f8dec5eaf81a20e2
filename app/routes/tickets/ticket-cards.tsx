import { Link } from '@remix-run/react';
import type { ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { AnswerForms, type RefusedAnswer } from '#app/routes/tickets/answer-forms.tsx';
import { TicketThread } from '#app/routes/tickets/ticket-thread.tsx';

export type TicketReader = 'producer' | 'staff';

/** Tickets one below the other, each with what was written and what can be answered. */
export function TicketCards({
  tickets,
  reader,
  refused,
  isOnOrder = false,
}: {
  tickets: readonly ShownTicket[];
  reader: TicketReader;
  refused: RefusedAnswer;
  /** They stand on the page of their order, which needs no link to itself. */
  isOnOrder?: boolean;
}) {
  const t = useT(ticketMessages);
  const isStaff = reader === 'staff';
  const orders = isStaff ? '/department/orders' : '/seller/orders';
  return (
    <ul className="space-y-4">
      {tickets.map((ticket) => (
        <li key={ticket.id} id={ticket.id} className="space-y-4 rounded-md border border-line bg-white p-4">
          {isStaff && <p className="text-sm text-ink-soft">{t('producer', { name: ticket.producerName })}</p>}
          <TicketThread ticket={ticket} reader={reader} />
          {!isOnOrder && (
            <Link
              to={`${orders}/${ticket.orderId}`}
              className="no-print inline-flex min-h-12 items-center font-bold"
            >
              {t('toOrder', { code: ticket.orderCode })}
            </Link>
          )}
          <AnswerForms ticket={ticket} refused={refused} isStaff={isStaff} />
        </li>
      ))}
    </ul>
  );
}
