import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listProducerTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { actOnTicket } from '#app/routes/tickets/act-on-ticket.server.ts';
import { TicketPage } from '#app/routes/tickets/ticket-page.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/tickets`: what buyers ask and complain of, the late first. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  tickets: await listProducerTickets(context, actor),
  done: url.searchParams.get('done') ?? '',
  title: translate(ticketMessages, language)('sellerTitle'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const { personId, producerId } = actor;
  const side = { role: 'producer', personId, producerId } as const;
  return actOnTicket(context, await request.formData(), side, '/seller/tickets');
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function SellerTickets() {
  const { tickets, done, title } = useLoaderData<typeof loader>();
  const t = useT(ticketMessages);
  return (
    <TicketPage
      tickets={tickets}
      done={done}
      refused={useActionData<typeof action>()}
      reader="producer"
      title={title}
      lead={t('sellerLead')}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
    />
  );
}
