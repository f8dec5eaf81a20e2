import type { Actor } from '#app/domain/accounts/actor.ts';
import { endReturnedRefund } from '#app/domain/payments/card/end-returned-refund.server.ts';
import { retryCardRefund } from '#app/domain/payments/card/retry-card-refund.server.ts';
import { sendByTransfer } from '#app/domain/payments/card/send-by-transfer.server.ts';
import { settleByDispute } from '#app/domain/payments/card/settle-by-dispute.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import type { KeptFailedRefund } from '#app/routes/department/cards/failed-refund-card.tsx';
import { typedDay } from '#app/routes/typed-day.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** What the page says afterwards. */
export const failedRefundActs = ['retry', 'transfer', 'dispute', 'keep'] as const;
export type FailedRefundAct = (typeof failedRefundActs)[number];

/** What was typed into the form of one refund that its card did not take. */
export function readFailedRefundForm(form: FormData): KeptFailedRefund {
  return {
    reference: textOf(form, 'reference'),
    sentOn: textOf(form, 'sentOn'),
    isSent: form.get('isSent') !== null,
    accountId: textOf(form, 'accountId'),
    amount: textOf(form, 'sentAmount') || textOf(form, 'amount'),
  };
}

/** Which way a form asks for. @throws NotFound of any that is none: nothing is sent by mistake. */
export function readFailedRefundAct(form: FormData): FailedRefundAct {
  const how = textOf(form, 'how');
  const act = failedRefundActs.find((one) => one === how);
  if (!act) throw new NotFound('no such act');
  return act;
}

/**
 * Settles the refund in the way that its form asks for (`FailedRefundCard`).
 * @throws as `readFailedRefundAct`, `retryCardRefund`, `sendByTransfer`, `settleByDispute` and `endReturnedRefund`.
 */
export async function settleFailedRefund(
  context: Context,
  actor: Actor,
  refundId: string,
  form: FormData,
): Promise<FailedRefundAct> {
  const how = readFailedRefundAct(form);
  if (how === 'transfer') {
    const { reference, sentOn, isSent, amount: sent } = readFailedRefundForm(form);
    // Where nobody says that more has left, it is what the page shows now.
    const shown = Number(isSent ? sent : textOf(form, 'amount'));
    const amount = Number.isSafeInteger(shown) && shown > 0 ? shown : undefined;
    await sendByTransfer(context, actor, {
      ...{ refundId, reference, sentOn: typedDay(sentOn), isSent },
      ...(amount !== undefined && { amount }),
      ...(form.has('accountId') ? accountFrom(form) : { isAccountUnseen: true }),
    });
    return how;
  }
  if (how === 'dispute') {
    await settleByDispute(context, actor, refundId);
    return how;
  }
  if (how === 'keep') {
    await endReturnedRefund(context, actor, refundId);
    return how;
  }
  await retryCardRefund(context, actor, refundId);
  return how;
}

/** Where it went, as the form says: the account that its page showed, or the one that was named meanwhile. */
function accountFrom(form: FormData): { accountId: string | null; isAccountSure: boolean } {
  const toAccount = textOf(form, 'toAccount');
  const isAccountSure = toAccount === 'shown';
  const accountId = isAccountSure || toAccount === '' ? textOf(form, 'accountId') : toAccount;
  return { accountId: accountId === '' ? null : accountId, isAccountSure };
}
