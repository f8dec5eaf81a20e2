import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { hasOtherStaff } from '#app/domain/accounts/has-other-staff.server.ts';
import {
  type HeldClaim,
  keepClaim,
  readHeldClaim,
  refuseClosed,
} from '#app/domain/payments/claims/hold-claim.server.ts';
import { tellOfClaim } from '#app/domain/payments/claims/tell-of-claim.server.ts';
import { nextSubject } from '#app/domain/payments/ledger/next-subject.server.ts';
import { post } from '#app/domain/payments/ledger/post.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';
import type { Tx } from '#db/store.ts';

const LONGEST_REASON = 500;
const SHORTEST_REASON = 3;

/**
 * First step of writing a claim off: staff say why nobody will pay it. Nothing is posted; whoever looks next reads the reason and
 * the sum, and confirms it (`confirmWriteOff`) or takes it back. Said again, the later reason stands.
 * @throws NotFound (no such claim, or no staff); DomainError findingNote and tooLongBy (reason), settledMeanwhile, claimOwedToBuyer.
 */
export async function askWriteOff(
  context: Context,
  actor: Actor,
  { findingId, reason }: { findingId: string; reason: string },
): Promise<void> {
  const words = reason.trim();
  await change(context, actor, findingId, async (tx, claim) => {
    if (words.length < SHORTEST_REASON) throw new DomainError('findingNote', { field: 'reason' });
    refuseTooLong(words, { field: 'reason', max: LONGEST_REASON });
    await keepClaim(context, tx, claim, {
      detail: { ...claim.detail, writeOffAskedBy: actor.personId ?? '' },
      personId: actor.personId,
      note: words,
    });
    return { act: 'ask-write-off', amount: claim.open };
  });
}

/**
 * Second step: what is still open of the claim is the market's loss, the claim is closed, and its buyer is told. Another member of staff than who asked
 * for it does this, unless nobody else works at the desk: then its audit says that one person did both (`isAlone`).
 * @param amount VND that whoever confirms was shown.
 * @throws NotFound as `askWriteOff`; DomainError settledMeanwhile; writeOffNotAsked where nobody wants that any more; writeOffOwn where they have
 * asked for it themselves;
 * writeOffChanged where another sum is open by now.
 */
export async function confirmWriteOff(
  context: Context,
  actor: Actor,
  { findingId, amount }: { findingId: string; amount: number },
): Promise<void> {
  await change(context, actor, findingId, async (tx, claim) => {
    const { detail, open, subject } = claim;
    if (detail.writeOffAskedBy === null) throw new DomainError('writeOffNotAsked');
    const isOwn = detail.writeOffAskedBy === actor.personId;
    if (isOwn && (await hasOtherStaff(context.store.tables, tx, actor.personId)))
      throw new DomainError('writeOffOwn');
    if (open !== amount) throw new DomainError('writeOffChanged', { params: { amount: open } });
    await post(context, tx, {
      kind: 'claim-written-off',
      subject: await nextSubject(context.store.tables, tx, 'claim-written-off', `claim:${subject}`),
      entries: [
        { account: 'fees', amount: open },
        { account: 'buyer_receivable', amount: -open },
      ],
    });
    await keepClaim(context, tx, claim, {
      detail: { ...detail, writtenOff: detail.writtenOff + open },
      personId: actor.personId,
    });
    await tellOfClaim(context, tx, {
      ...{ findingId, paymentId: detail.paymentId },
      kind: 'claim-written-off',
    });
    return { act: 'write-off-claim', amount: open, isAlone: isOwn };
  });
}

/**
 * The claim is not written off after all: it waits as before. Where nobody wants that any more it changes nothing.
 * @throws NotFound as `askWriteOff`; DomainError settledMeanwhile, claimOwedToBuyer.
 */
export async function takeWriteOffBack(
  context: Context,
  actor: Actor,
  { findingId }: { findingId: string },
): Promise<void> {
  await change(context, actor, findingId, async (tx, claim) => {
    await keepClaim(context, tx, claim, {
      detail: { ...claim.detail, writeOffAskedBy: null },
      personId: actor.personId,
      note: null,
    });
    return { act: 'take-write-off-back', amount: claim.open };
  });
}

/** One step in a write that holds the claim, with its audit. */
async function change(
  context: Context,
  actor: Actor,
  findingId: string,
  step: (tx: Tx, claim: HeldClaim) => Promise<{ act: string; amount: number; isAlone?: boolean }>,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('claim');
  await context.store.write(
    async (tx) => {
      const claim = await readHeldClaim(context, tx, findingId);
      refuseClosed(claim);
      // The buyer is owed something of it: that is to be sent, and no loss.
      if (claim.open < 0) throw new DomainError('claimOwedToBuyer');
      const { act, ...detail } = await step(tx, claim);
      await recordAudit(context, tx, {
        ...{ personId: actor.personId, role, act, detail },
        ...{ subject: 'reconciliation-finding', subjectId: findingId },
      });
    },
    { isolation: 'guarded' },
  );
}
