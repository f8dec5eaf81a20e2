import type { TicketKind } from '#db/tables/after-sales.ts';

/** What can be asked for alone of all that buyers write, of what waits for the producer. */
export const ticketParts = ['complaints', 'questions'] as const;
export type TicketPart = (typeof ticketParts)[number];

/** A complaint or return, which has a law's day for its end; else it is a question. */
export function isComplaint(kind: TicketKind): boolean {
  return kind !== 'question';
}
