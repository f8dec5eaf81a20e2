import { openTicketPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { openedOrder } from '#app/routes/shop/order/order-access.server.ts';
import { photoAnswer } from '#app/routes/tickets/photo-answer.server.ts';

/** `/orders/:code/tickets/:ticketId/:photo`: a photo that the buyer has sent themselves. */
export const loader = loaderFor('public', async (args) => {
  const { context, params } = args;
  const group = await openedOrder(args);
  const side = { role: 'buyer', personId: group.buyerId, groupId: group.id } as const;
  const { ticketId = '', photo = '' } = params;
  return photoAnswer(await openTicketPhoto(context, { ticketId, photo, side }));
});
