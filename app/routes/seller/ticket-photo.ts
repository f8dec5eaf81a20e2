import { openTicketPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { photoAnswer } from '#app/routes/tickets/photo-answer.server.ts';

/** `/seller/tickets/:ticketId/:photo`: what a buyer shows the producer. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const side = { role: 'producer', personId: actor.personId, producerId: actor.producerId } as const;
  const { ticketId = '', photo = '' } = params;
  return photoAnswer(await openTicketPhoto(context, { ticketId, photo, side }));
});
