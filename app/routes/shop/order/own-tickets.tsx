import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import type { RefusedAct } from '#app/routes/shop/order/order-acts.tsx';
import { TicketThread } from '#app/routes/tickets/ticket-thread.tsx';

/** What the buyer has asked about one order, and how to go on with it. */
export function OwnTickets({ tickets, refused }: { tickets: readonly ShownTicket[]; refused: RefusedAct }) {
  const t = useT(ticketMessages);
  return tickets.map((ticket) => {
    const field = `text-${ticket.id}`;
    const mine = refused?.errors[field] ? refused : undefined;
    const isOver = ticket.state === 'settled' && ticket.kind !== 'question';
    return (
      <section key={ticket.id} id={ticket.id} className="space-y-4 rounded-md border border-line p-4">
        <TicketThread ticket={ticket} reader="buyer" />
        {!isOver && (
          <Form key={ticket.messages.length} method="post" noValidate className="no-print space-y-3">
            <input type="hidden" name="order" value={ticket.orderId} />
            <input type="hidden" name="ticket" value={ticket.id} />
            <TextareaField
              id={field}
              name="text"
              label={t('writeMore')}
              defaultValue={mine?.kept.typed.text ?? ''}
              errors={mine?.errors[field]}
            />
            <div className="flex flex-wrap gap-2">
              <SubmitButton look="secondary" name="intent" value="write" busyLabel={t('sending')}>
                {t('send')}
              </SubmitButton>
              {ticket.settledAt === null && (
                <SubmitButton look="quiet" name="intent" value="content" busyLabel={t('sending')}>
                  {t('content')}
                </SubmitButton>
              )}
              {ticket.settledAt === null && ticket.escalatedAt === null && ticket.kind !== 'question' && (
                <SubmitButton look="quiet" name="intent" value="escalate" busyLabel={t('sending')}>
                  {t('escalate')}
                </SubmitButton>
              )}
            </div>
          </Form>
        )}
      </section>
    );
  });
}
