import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { staffRole } from '#app/domain/accounts/actor.ts';
import { listAllTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { actOnTicket } from '#app/routes/tickets/act-on-ticket.server.ts';
import { TicketPage } from '#app/routes/tickets/ticket-page.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/tickets`: everybody's questions, complaints and returns, the late first. */
export const loader = loaderFor('department', async ({ context, actor, url, language }) => ({
  tickets: await listAllTickets(context, { personId: actor.personId, role: staffRole(actor) ?? '' }),
  done: url.searchParams.get('done') ?? '',
  title: translate(ticketMessages, language)('deskTitle'),
}));

export const action = actionFor('department', async ({ context, actor, request }) => {
  const side = { role: 'staff', personId: actor.personId } as const;
  return actOnTicket(context, await request.formData(), side, '/department/tickets');
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentTickets() {
  const { tickets, done, title } = useLoaderData<typeof loader>();
  const t = useT(ticketMessages);
  return (
    <TicketPage
      tickets={tickets}
      done={done}
      refused={useActionData<typeof action>()}
      reader="staff"
      title={title}
      lead={t('deskLead')}
      empty={{ title: t('deskEmptyTitle'), text: t('deskEmptyText') }}
    />
  );
}
