import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import {
  endOfBefore,
  mustReplaceKnowingly,
  placeRow,
  refuseBeforeAll,
} from '#app/domain/channels/fees/dated-rows.ts';
import { datedSource, MOST_VND, refuseOutside } from '#app/domain/channels/fees/fee-input.ts';
import { ANY_CARRIER, type Zone, zones } from '#app/domain/channels/fees/fee-row.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { fold, tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';

export type SetCarrierRate = {
  /** As people call the carrier; '' for no one in particular. */
  carrier: string;
  zone: string;
  /** Up to and with this weight. */
  uptoGrams: number;
  /** VND. */
  amount: number;
  validFrom: string;
  source: string;
  confirmed: boolean;
  /** Id of the row whose place it is to take, being from the same day; left out where none was seen. */
  replaces?: string;
};

const LONGEST_CARRIER = 60;
const MOST_GRAMS = 1_000_000;

/**
 * What a carrier asks for a weight in a zone from a day on: a new dated row; the row before it, where there is one, ends
 * the day before. From the first day of the row itself it is a correction: that row is put away, once it is said that it is to
 * be. Where a later row is known already, the new one holds until that one begins.
 * @throws NotFound (no staff); DomainError for all that is wrong in the form together: notInList (zone), tooLongBy (carrier, source), notDigits, negativeNumber, notAWholeNumber, tooSmall, tooBig
 * (uptoGrams, amount), notADate, feeBeforeItsRow (validFrom), required (uptoGrams, amount, source),
 * feeStillHolds (validFrom: an earlier row holds on that day), feeReplaces (validFrom)
 */
export async function setCarrierRate(
  context: Context,
  actor: Actor,
  { carrier: typed, zone, ...input }: SetCarrierRate,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('rate');
  checkTogether([
    () => refuseOtherZone(zone),
    () => refuseTooLong(tidy(typed), { field: 'carrier', max: LONGEST_CARRIER }),
    () => refuseOutside('uptoGrams', input.uptoGrams, MOST_GRAMS, 1),
    () => refuseOutside('amount', input.amount, MOST_VND, 1),
    () => datedSource(input),
  ]);
  refuseOtherZone(zone);
  const dated = datedSource(input);
  const named = tidy(typed) || ANY_CARRIER;
  const { store, clock } = context;
  const { carrierRate } = store.tables;
  await store.write(async (tx) => {
    const rows = await tx
      .select()
      .from(carrierRate)
      .where(
        and(
          eq(carrierRate.zone, zone),
          eq(carrierRate.uptoGrams, input.uptoGrams),
          isNull(carrierRate.archivedAt),
        ),
      );
    // "Viettel post" is the "Viettel Post" that stands there.
    const own = rows.filter((row) => fold(row.carrier) === fold(named));
    refuseBeforeAll(own, dated.validFrom);
    const place = placeRow(own, dated.validFrom);
    const { before, isCorrection, validTo } = place;
    mustReplaceKnowingly(isCorrection ? before : null, input.replaces ?? '');
    const id = newId();
    if (before) {
      await tx
        .update(carrierRate)
        .set(endOfBefore(place, dated.validFrom, clock.now()))
        .where(eq(carrierRate.id, before.id));
    }
    await tx.insert(carrierRate).values({
      id,
      carrier: own[0]?.carrier ?? named,
      zone,
      uptoGrams: input.uptoGrams,
      amount: input.amount,
      ...dated,
      validTo,
      confirmed: input.confirmed,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'set-carrier-rate',
      subject: 'carrier_rate',
      subjectId: id,
      detail: {
        before: before?.id ?? null,
        isCorrection,
        zone,
        uptoGrams: input.uptoGrams,
        amount: input.amount,
        was: before && { amount: before.amount, validFrom: before.validFrom },
        validFrom: dated.validFrom,
      },
    });
  });
}

function refuseOtherZone(value: string): asserts value is Zone {
  if (!(zones as readonly string[]).includes(value)) throw new DomainError('notInList', { field: 'zone' });
}
