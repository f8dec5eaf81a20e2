import { z } from 'zod';

/** What buyers are told of by mail. All but the last are about a contract of theirs. */
export const messageKinds = [
  /** The copy of the contract (Consumer Law 19/2023/QH15). Subject: group. */
  'order-placed',
  /** Subject: order, as of those that follow. */
  'order-paid',
  'handed-over',
  'delivered',
  'cancelled',
  /** Pieces were taken out of it by somebody else. */
  'cancelled-in-part',
  /** Money goes back by transfer, and nobody has said to which account. Subject: refund. */
  'refund-account-asked',
  /** That was said, or said anew: whoever did not do it themselves has to know. Subject: group. */
  'refund-account-given',
  /** Money was sent back. Subject: refund. */
  'refunded',
  /** A part of the money was seen, and the rest is waited for. Subject: transfer and payment, as of those that follow. */
  'paid-in-part',
  /** Money that came after the order was cancelled was seen. */
  'money-after-cancel',
  /** Money with the codes of several orders was seen that is not what all of them ask for: its producer is to divide it. */
  'money-to-divide',
  /** Money with the order's code was seen on the account of another producer. */
  'money-astray',
  /** Whoever got money of theirs by mistake has noted that it was sent back. */
  'astray-sent-back',
  /** The market has suspended the producer of a paid order before the goods had left. Subject: order. */
  'producer-suspended',
  /** The holder of the card that paid it wants the money back; then how the card's bank has decided. Subject: order. */
  'order-disputed',
  'dispute-lost',
  'dispute-won',
  /** Money that had gone back for it came back to the market and stays with it: it stands. Subject: order. */
  'money-kept',
  /** They have card money twice and are asked for it back. Subject: claim, as of those that follow. */
  'claim-made',
  /** It is another sum. */
  'claim-changed',
  /** Nothing of it is to be paid back any more. */
  'claim-dropped',
  /** The market asks for nothing of it any more, though not all was paid. */
  'claim-written-off',
  /** What they have paid back was seen. */
  'claim-paid',
  /** What they had paid beyond that was sent to them again. */
  'claim-sent-back',
  /** Subject: ticket. */
  'ticket-answered',
  /** An invitation to say what one thinks: advertising by law (Decree 91/2020), so only to who has said yes. Subject: order. */
  'review-invitation',
] as const;

export const messageKind = z.enum(messageKinds);
export type MessageKind = z.infer<typeof messageKind>;

/** What tells of a claim on a buyer. */
export type ClaimMessage = Extract<MessageKind, `claim-${string}`>;

/** For what a consent must stand; the others need none. */
export const consentFor: Partial<Record<MessageKind, string>> = { 'review-invitation': 'review-invitation' };

/** What a message is about; of a transfer also the payment whose code it carries, of a dispute that was decided the order. */
export type MessageSubject =
  | `${'claim' | 'group' | 'order' | 'refund' | 'ticket'}:${string}`
  | `${'transfer' | 'dispute'}:${string}:${string}`;
