import type { RefundReason } from '#app/domain/payments/refunds/promise-refund.server.ts';
import type { payoutMessages } from '#app/i18n/payouts.ts';

type ShownReason = RefundReason | 'cancelled-in-part';

const keys: Readonly<Record<ShownReason, keyof (typeof payoutMessages)['vi']>> = {
  cancelled: 'reason_cancelled',
  'cancelled-in-part': 'reason_cancelledInPart',
  returned: 'reason_returned',
  'too-much': 'reason_tooMuch',
  'too-little': 'reason_tooLittle',
  'wrong-account': 'reason_wrongAccount',
  'unclear-order': 'reason_unclearOrder',
  double: 'reason_double',
  late: 'reason_late',
  'wrong-amount': 'reason_wrongAmount',
  goodwill: 'reason_goodwill',
  'by-provider': 'reason_byProvider',
};

/** Why money goes back, as a key of the texts; what this release does not know of is another reason. */
export function refundReasonKey(reason: string): 'reason_other' {
  const known: Readonly<Record<string, string>> = keys;
  return (known[reason] ?? 'reason_other') as 'reason_other';
}
