import { eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { datedSource, MOST_VND, refuseOutside, refuseRate } from '#app/domain/channels/fees/fee-input.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type ChangedFee = {
  /** The row that it follows. */
  feeId: string;
  /** Parts per 10,000. */
  rate: number;
  /** VND. */
  amount: number;
  cap: number | null;
  validFrom: string;
  source: string;
  confirmed: boolean;
};

/**
 * A fee changes on a day: a new dated row, and the row before it ends the day before. Figures of earlier days stay. From
 * the first day of the row itself it is a correction: that row is put away, and the new one takes its days.
 * @throws NotFound (fee, or no staff); DomainError notAPercent (rate), notDigits, negativeNumber, notAWholeNumber, tooBig (rate, amount, cap), notADate, feeBeforeItsRow (validFrom),
 * required (source), changedMeanwhile (feeId: another row follows it already, or it was corrected or put away)
 */
export async function changeFee(context: Context, actor: Actor, input: ChangedFee): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('fee');
  refuseRate(input.rate);
  refuseOutside('amount', input.amount, MOST_VND);
  if (input.cap !== null) refuseOutside('cap', input.cap, MOST_VND);
  const { source } = datedSource(input);
  const { store, clock } = context;
  const { channelFee } = store.tables;
  await store.write(async (tx) => {
    const [before] = await tx.select().from(channelFee).where(eq(channelFee.id, input.feeId));
    if (!before) throw new NotFound('fee');
    // A page that was open while somebody else changed it: a second row would stand beside theirs.
    if (before.validTo !== null || before.archivedAt !== null)
      throw new DomainError('changedMeanwhile', { field: 'feeId' });
    if (input.validFrom < before.validFrom)
      throw new DomainError('feeBeforeItsRow', { field: 'validFrom', params: { date: before.validFrom } });
    const isCorrection = input.validFrom === before.validFrom;
    const id = newId();
    await tx
      .update(channelFee)
      .set(isCorrection ? { archivedAt: clock.now() } : { validTo: addDays(input.validFrom, -1) })
      .where(eq(channelFee.id, before.id));
    await tx.insert(channelFee).values({
      ...before,
      id,
      rate: input.rate,
      amount: input.amount,
      cap: input.cap,
      validFrom: input.validFrom,
      validTo: null,
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
        rate: input.rate,
        amount: input.amount,
        validFrom: input.validFrom,
      },
    });
  });
}
