import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { listProducerTickets, type ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { waitsForProducer } from '#app/domain/orders/tickets/ticket-state.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { isComplaint, ticketParts } from '#app/routes/seller/ticket-parts.ts';
import { actOnTicket } from '#app/routes/tickets/act-on-ticket.server.ts';
import { TicketPage } from '#app/routes/tickets/ticket-page.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/**
 * `/seller/tickets`: what buyers ask and complain of, the late first; `?show=complaints` or `questions`: those of them that
 * wait for the producer.
 */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const tickets = await listProducerTickets(context, actor);
  const part = ticketParts.find((one) => one === url.searchParams.get('show')) ?? null;
  const isShown = (ticket: ShownTicket) =>
    part === null || (waitsForProducer(ticket) && isComplaint(ticket.kind) === (part === 'complaints'));
  return {
    tickets: tickets.filter(isShown),
    part,
    done: url.searchParams.get('done') ?? '',
    title: translate(ticketMessages, language)('sellerTitle'),
  };
});

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
  const { tickets, part, done, title } = useLoaderData<typeof loader>();
  const t = useT(ticketMessages);
  return (
    <TicketPage
      tickets={tickets}
      done={done}
      refused={useActionData<typeof action>()}
      reader="producer"
      title={title}
      lead={
        part === null ? (
          t('sellerLead')
        ) : (
          <>
            {t(`show_${part}`)}{' '}
            <Link to="/seller/tickets" className="inline-flex min-h-11 items-center font-bold">
              {t('showAll')}
            </Link>
          </>
        )
      }
      empty={
        part === null
          ? { title: t('emptyTitle'), text: t('emptyText') }
          : { title: t('nothingWaitsTitle'), text: t('nothingWaitsText') }
      }
    />
  );
}
