import type { TicketKind } from '#db/tables/after-sales.ts';

/** Who has to do something about a ticket now, and what. */
export type TicketState =
  /** The producer is to answer. */
  | 'to-answer'
  /** The buyer has been answered: they write again, or are content. */
  | 'answered'
  /** A return: the producer is to say whether it takes the goods back. */
  | 'to-agree'
  /** A return: the buyer is to send the goods. */
  | 'to-send-back'
  /** Staff are to decide. */
  | 'with-staff'
  | 'settled';

export type TicketFacts = {
  readonly kind: TicketKind;
  readonly answerBy: number;
  readonly settleBy: number;
  readonly answeredAt: number | null;
  readonly escalatedAt: number | null;
  readonly agreedAt: number | null;
  readonly settledAt: number | null;
};

/** Read from what has happened, as an order's state is. @param lastBy who wrote last. */
export function ticketState(facts: TicketFacts, lastBy: 'buyer' | 'producer' | 'staff' | null): TicketState {
  if (facts.settledAt !== null) return 'settled';
  if (facts.kind === 'return' && facts.agreedAt !== null) return 'to-send-back';
  if (facts.escalatedAt !== null) return 'with-staff';
  if (lastBy !== 'buyer' && lastBy !== null) return 'answered';
  return facts.kind === 'return' ? 'to-agree' : 'to-answer';
}

/**
 * Whether the producer is the next to do something.
 * @param isService nothing can be sent back: what was agreed to is the producer's to refund.
 * @param isAllBack it asks for money that has gone back already.
 */
export function waitsForProducer({
  state,
  isService,
  isAllBack,
}: {
  readonly state: TicketState;
  readonly isService: boolean;
  readonly isAllBack: boolean;
}): boolean {
  if (isAllBack) return false;
  return state === 'to-answer' || state === 'to-agree' || (isService && state === 'to-send-back');
}

/** Whether a day by which something had to be done has passed. */
export function isLate(facts: TicketFacts, now: number): boolean {
  if (facts.settledAt !== null) return false;
  return (facts.answeredAt === null && facts.answerBy <= now) || facts.settleBy <= now;
}
