import { eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { mustReplaceKnowingly } from '#app/domain/channels/fees/dated-rows.ts';
import { datedSource, saidFee } from '#app/domain/channels/fees/fee-input.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, isLocalDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ChangedFee = {
  /** The row that it follows; '' where none was chosen. */
  feeId: string;
  /** The last day of that row, as it was seen; null or left out where it had none. */
  seenTo?: string | null;
  /** Parts per 10,000; null where nothing was said: nothing, if there is an amount. */
  rate: number | null;
  /** VND; null as with the rate. */
  amount: number | null;
  cap: number | null;
  validFrom: string;
  source: string;
  confirmed: boolean;
  /** Id of the row whose place it is to take, being from the same day; left out where none was seen. */
  replaces?: string;
};

/**
 * A fee changes on a day: a new dated row, and the row before it ends the day before. Figures of earlier days stay. From
 * the first day of the row itself it is a correction: that row is put away, once it is said that it is to be, and the new one
 * takes its days. Where a later row is known already, the new one holds until that one begins.
 * @throws NotFound (fee, or no staff); DomainError for all that is wrong in the form together: required (feeId), feeOfNothing (rate: neither a rate nor an amount was said; 0 is one),
 * notAPercent, rateTooBig (rate), notDigits, negativeNumber, notAWholeNumber, tooBig (amount, cap), notADate,
 * feeBeforeItsRow, feeAfterItsRow, feeReplaces (validFrom), required (source), changedMeanwhile (feeId: it was corrected or put away, or
 * ends on another day than was seen)
 */
export async function changeFee(context: Context, actor: Actor, input: ChangedFee): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('fee');
  const { store, clock } = context;
  const { channelFee } = store.tables;
  await store.write(async (tx) => {
    const [before] = await tx.select().from(channelFee).where(eq(channelFee.id, input.feeId));
    if (!before && input.feeId !== '') throw new NotFound('fee');
    const isDay = isLocalDate(input.validFrom);
    checkTogether([
      () => {
        if (!before) throw new DomainError('required', { field: 'feeId' });
      },
      () => {
        // A page that was open while somebody else changed it: what was seen is not what would be changed.
        if (before && (before.validTo !== (input.seenTo ?? null) || before.archivedAt !== null))
          throw new DomainError('changedMeanwhile', { field: 'feeId' });
      },
      () => {
        if (before && isDay && input.validFrom < before.validFrom)
          throw new DomainError('feeBeforeItsRow', {
            field: 'validFrom',
            params: { date: before.validFrom },
          });
        if (before && isDay && before.validTo !== null && input.validFrom > before.validTo)
          throw new DomainError('feeAfterItsRow', { field: 'validFrom', params: { date: before.validTo } });
      },
      () => {
        const standing = before && before.validFrom === input.validFrom ? before : null;
        mustReplaceKnowingly(standing, input.replaces ?? '');
      },
      () => saidFee(input),
      () => datedSource(input),
    ]);
    const { rate, amount } = saidFee(input);
    const { source } = datedSource(input);
    if (!before) throw new NotFound('fee');
    const isCorrection = input.validFrom === before.validFrom;
    const id = newId();
    await tx
      .update(channelFee)
      .set(isCorrection ? { archivedAt: clock.now() } : { validTo: addDays(input.validFrom, -1) })
      .where(eq(channelFee.id, before.id));
    await tx.insert(channelFee).values({
      ...before,
      id,
      rate,
      amount,
      cap: input.cap,
      validFrom: input.validFrom,
      source,
      confirmed: input.confirmed,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'change-fee',
      subject: 'channel_fee',
      subjectId: id,
      detail: {
        before: before.id,
        isCorrection,
        rate,
        amount,
        cap: input.cap,
        // What stood there, as it is nowhere to be seen any more once it is put away.
        was: { rate: before.rate, amount: before.amount, cap: before.cap, validFrom: before.validFrom },
        validFrom: input.validFrom,
      },
    });
  });
}
