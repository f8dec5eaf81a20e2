import type { ReactNode } from 'react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import type { ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import type { RefusedAnswer } from '#app/routes/tickets/answer-forms.tsx';
import { TicketCards, type TicketReader } from '#app/routes/tickets/ticket-cards.tsx';

/** Everything that buyers have asked and complained of, for a producer or for staff: the late first. */
export function TicketPage({
  tickets,
  done,
  refused,
  reader,
  title,
  lead,
  empty,
}: {
  tickets: readonly ShownTicket[];
  /** What was done a moment ago, of the address. */
  done: string;
  refused: RefusedAnswer;
  reader: TicketReader;
  title: string;
  lead: ReactNode;
  empty: { title: string; text: ReactNode };
}) {
  const t = useT(ticketMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{title}</h1>
        <p className="measure text-ink-soft">{lead}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {(done === 'answered' || done === 'received') && <Note tone="success">{t(`done_${done}`)}</Note>}
      {tickets.length === 0 ? (
        <EmptyState title={empty.title}>
          <p>{empty.text}</p>
        </EmptyState>
      ) : (
        <TicketCards tickets={tickets} reader={reader} refused={refused} />
      )}
    </>
  );
}
