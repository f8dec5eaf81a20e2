import { openTicketPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { photoAnswer } from '#app/routes/tickets/photo-answer.server.ts';

/** `/department/tickets/:ticketId/:photo`: what a buyer shows, for staff who decide. */
export const loader = loaderFor('department', async ({ context, actor, params }) => {
  const side = { role: 'staff', personId: actor.personId } as const;
  const { ticketId = '', photo = '' } = params;
  return photoAnswer(await openTicketPhoto(context, { ticketId, photo, side }));
});
