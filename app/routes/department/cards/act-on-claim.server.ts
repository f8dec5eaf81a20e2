import type { Actor } from '#app/domain/accounts/actor.ts';
import { recordClaimPayment } from '#app/domain/payments/claims/record-claim-payment.server.ts';
import {
  askWriteOff,
  confirmWriteOff,
  takeWriteOffBack,
} from '#app/domain/payments/claims/write-off-claim.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import type { KeptClaim } from '#app/routes/department/cards/claim-forms.tsx';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import type { Context } from '#app/server/context.ts';

/** What is done about a claim on a buyer. */
export const claimActs = ['claim-paid', 'write-off', 'write-off-confirm', 'write-off-back'] as const;
export type ClaimAct = (typeof claimActs)[number];

/** What was typed into the forms of a claim. */
export function readClaimForm(form: FormData): KeptClaim {
  return {
    claimAmount: textOf(form, 'claimAmount'),
    claimDay: textOf(form, 'claimDay'),
    claimReference: textOf(form, 'claimReference'),
    isMore: form.has('isMore'),
    isShared: form.has('isShared'),
    reason: textOf(form, 'reason'),
  };
}

/** @throws as `recordClaimPayment`, `askWriteOff`, `confirmWriteOff` and `takeWriteOffBack`. */
export async function actOnClaim(
  context: Context,
  actor: Actor,
  act: ClaimAct,
  { findingId, form }: { findingId: string; form: FormData },
): Promise<void> {
  const { claimAmount, claimDay, claimReference, isMore, isShared, reason } = readClaimForm(form);
  if (act === 'claim-paid')
    return recordClaimPayment(context, actor, {
      // No sum in it is none that anybody was shown.
      ...{ findingId, reference: claimReference, shown: Number(textOf(form, 'open') || Number.NaN) },
      ...{ amount: parseWhole(claimAmount), day: typedDay(claimDay), isMore, isShared },
    });
  if (act === 'write-off') return askWriteOff(context, actor, { findingId, reason });
  if (act === 'write-off-confirm')
    return confirmWriteOff(context, actor, { findingId, amount: Number(textOf(form, 'open')) });
  return takeWriteOffBack(context, actor, { findingId });
}
