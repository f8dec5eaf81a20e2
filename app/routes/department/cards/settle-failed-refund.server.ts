import type { Actor } from '#app/domain/accounts/actor.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import type { KeptFailedRefund } from '#app/routes/department/cards/failed-refund-card.tsx';
import { typedDay } from '#app/routes/typed-day.ts';
import type { Context } from '#app/server/context.ts';

/** What the page says afterwards. */
export const failedRefundActs = ['retry', 'transfer', 'dispute'] as const;
export type FailedRefundAct = (typeof failedRefundActs)[number];

/** What was typed into the form of one refund that its card did not take. */
export function readFailedRefundForm(form: FormData): KeptFailedRefund {
  return {
    reference: textOf(form, 'reference'),
    sentOn: textOf(form, 'sentOn'),
    isSent: form.get('isSent') !== null,
  };
}

/**
 * Settles the refund in the way that its form asks for (`FailedRefundCard`).
 * @throws as `retryCardRefund`, `sendByTransfer` and `settleByDispute`.
 */
export async function settleFailedRefund(
  context: Context,
  actor: Actor,
  refundId: string,
  form: FormData,
): Promise<FailedRefundAct> {
  const how = textOf(form, 'how');
  if (how === 'transfer') {
    const { reference, sentOn, isSent } = readFailedRefundForm(form);
    await sendByTransfer(context, actor, { refundId, reference, sentOn: typedDay(sentOn), isSent });
    return how;
  }
  if (how === 'dispute') {
    await settleByDispute(context, actor, refundId);
    return how;
  }
  await retryCardRefund(context, actor, refundId);
  return 'retry';
}
