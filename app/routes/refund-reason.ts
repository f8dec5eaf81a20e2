import type { payoutMessages } from '#app/i18n/payouts.ts';

const keys: Readonly<Record<string, keyof (typeof payoutMessages)['vi']>> = {
  cancelled: 'reason_cancelled',
  'cancelled-in-part': 'reason_cancelledInPart',
  returned: 'reason_returned',
  'too-much': 'reason_tooMuch',
  double: 'reason_double',
  late: 'reason_late',
  'wrong-amount': 'reason_wrongAmount',
  goodwill: 'reason_goodwill',
  'by-provider': 'reason_byProvider',
};

/** Why money goes back, as a key of the texts; what this release does not know of is another reason. */
export function refundReasonKey(reason: string): 'reason_other' {
  return (keys[reason] ?? 'reason_other') as 'reason_other';
}
