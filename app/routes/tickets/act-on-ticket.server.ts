import { redirect } from '@remix-run/node';
import { answerTicket } from '#app/domain/orders/tickets/answer-ticket.server.ts';
import type { TicketSide } from '#app/domain/orders/tickets/find-ticket.server.ts';
import { receiveReturn } from '#app/domain/payments/refunds/receive-return.server.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import type { Context } from '#app/server/context.ts';

/** The one action of every page on which tickets are answered. @param page where it leads back to. */
export async function actOnTicket(
  context: Context,
  form: FormData,
  side: Exclude<TicketSide, { role: 'buyer' }>,
  page: string,
) {
  const ticketId = textOf(form, 'ticket');
  const text = textOf(form, 'text');
  const intent = textOf(form, 'intent');
  return answerForm({ ticketId, text }, async () => {
    if (intent === 'receive') {
      await receiveReturn(context, { ticketId, side, isRestocked: form.get('restock') !== null });
      throw redirect(`${page}?done=received#${ticketId}`, 303);
    }
    const and = intent === 'agree' || intent === 'settle' ? { and: intent as 'agree' | 'settle' } : {};
    await answerTicket(context, { ticketId, text, side, ...and });
    throw redirect(`${page}?done=answered#${ticketId}`, 303);
  });
}
