import type { Actor } from '#app/domain/accounts/actor.ts';
import {
  type ClaimWay,
  recordClaimPayment,
} from '#app/domain/payments/claims/record-claim-payment.server.ts';
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
    way: wayOf(form),
    isMore: form.has('isMore'),
    isShared: form.has('isShared'),
    reason: textOf(form, 'reason'),
  };
}

/** Which way the form was for; one that does not say so is of the buyer's payment, but for what was to be sent to them. */
function wayOf(form: FormData): ClaimWay {
  const way = textOf(form, 'way');
  if (way === 'in' || way === 'out') return way;
  return Number(textOf(form, 'open')) < 0 && !form.has('isMore') ? 'out' : 'in';
}

/** @throws as `recordClaimPayment`, `askWriteOff`, `confirmWriteOff` and `takeWriteOffBack`. */
export async function actOnClaim(
  context: Context,
  actor: Actor,
  act: ClaimAct,
  { findingId, form }: { findingId: string; form: FormData },
): Promise<void> {
  const { claimAmount, claimDay, claimReference, way, isMore, isShared, reason } = readClaimForm(form);
  if (act === 'claim-paid')
    return recordClaimPayment(context, actor, {
      // No sum in it is none that anybody was shown.
      ...{ findingId, reference: claimReference, shown: Number(textOf(form, 'open') || Number.NaN) },
      ...{ amount: parseWhole(claimAmount), day: typedDay(claimDay), way, isMore, isShared },
    });
  if (act === 'write-off') return askWriteOff(context, actor, { findingId, reason });
  if (act === 'write-off-confirm')
    return confirmWriteOff(context, actor, { findingId, amount: Number(textOf(form, 'open')) });
  return takeWriteOffBack(context, actor, { findingId });
}
