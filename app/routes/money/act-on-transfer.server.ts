import { acceptLateTransfer } from '#app/domain/payments/bank-transfers/accept-late-transfer.server.ts';
import { assignTransfer } from '#app/domain/payments/bank-transfers/assign-transfer.server.ts';
import { giveBackTransfer } from '#app/domain/payments/bank-transfers/give-back-transfer.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { asideReasons, putAside } from '#app/domain/payments/bank-transfers/put-aside.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

/** What the page says afterwards. */
export const transferOutcomes = [
  'assigned',
  'waits',
  'accepted',
  'givenBack',
  'aside',
  'sentBack',
  'byHand',
  'late',
] as const;
export type TransferOutcome = (typeof transferOutcomes)[number];

/** Does what the form of one transfer asks for. @throws NotFound for no act of it; DomainError mustChoose (why), and as the act that was chosen. */
export async function actOnTransfer(
  context: Context,
  actor: MoneyActor,
  transferId: string,
  form: FormData,
): Promise<TransferOutcome> {
  switch (textOf(form, 'intent')) {
    case 'accept':
      await acceptLateTransfer(context, actor, transferId);
      return 'accepted';
    case 'give-back':
      await giveBackTransfer(context, actor, transferId);
      return 'givenBack';
    case 'put-aside': {
      const why = asideReasons.find((one) => one === textOf(form, 'why'));
      if (!why) throw new DomainError('mustChoose', { field: 'why' });
      await putAside(context, actor, { transferId, why, note: textOf(form, 'note') });
      return why === 'sent-back' ? 'sentBack' : 'aside';
    }
    case 'assign': {
      const trouble = await assignTransfer(context, actor, { transferId, orderCode: textOf(form, 'order') });
      return trouble === null ? 'assigned' : 'waits';
    }
    default:
      throw new NotFound('intent');
  }
}
