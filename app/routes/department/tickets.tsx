import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { staffRole } from '#app/domain/accounts/actor.ts';
import { listAllTickets } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { actOnTicket } from '#app/routes/tickets/act-on-ticket.server.ts';
import { AnswerForms } from '#app/routes/tickets/answer-forms.tsx';
import { TicketThread } from '#app/routes/tickets/ticket-thread.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/tickets`: everybody's questions, complaints and returns, the late first. */
export const loader = loaderFor('department', async ({ context, actor, url, language }) => ({
  tickets: await listAllTickets(context, { personId: actor.personId, role: staffRole(actor) ?? '' }),
  done: url.searchParams.get('done') ?? '',
  title: translate(ticketMessages, language)('deskTitle'),
}));

export const action = actionFor('department', async ({ context, actor, request }) => {
  const side = { role: 'staff', personId: actor.personId } as const;
  return actOnTicket(context, request, side, '/department/tickets');
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentTickets() {
  const { tickets, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(ticketMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('deskTitle')}</h1>
        <p className="measure text-ink-soft">{t('deskLead')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {done === 'answered' && <Note tone="success">{t('done_answered')}</Note>}
      {done === 'received' && <Note tone="success">{t('done_received')}</Note>}
      {tickets.length === 0 ? (
        <EmptyState title={t('deskEmptyTitle')}>
          <p>{t('deskEmptyText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {tickets.map((ticket) => (
            <li
              key={ticket.id}
              id={ticket.id}
              className="space-y-4 rounded-md border border-line bg-white p-4"
            >
              <p className="text-sm text-ink-soft">{t('producer', { name: ticket.producerName })}</p>
              <TicketThread ticket={ticket} reader="staff" />
              <AnswerForms ticket={ticket} refused={refused} isStaff />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
