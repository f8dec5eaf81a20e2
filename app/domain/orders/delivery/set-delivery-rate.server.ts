import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { wholeProblem } from '#app/domain/catalog/step-input.ts';
import { endOfBefore, placeRow } from '#app/domain/channels/fees/dated-rows.ts';
import { isZone } from '#app/domain/orders/delivery/zones.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isLocalDate, localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const MOST_GRAMS = 1_000_000;
const MOST_VND = 10_000_000;

export type SetDeliveryRate = {
  zone: string;
  /** Up to and with this weight. */
  uptoGrams: number;
  /** VND; 0 is sent for nothing. */
  amount: number;
  /** Local day. */
  validFrom: string;
};

/**
 * What the producer asks for sending so much into a zone from a day on: a new dated row; the row before it ends the day
 * before. From the first day of that row itself it is a correction, and the row is put away. A row of later days stays, and
 * the new one holds until it begins. Orders keep what they were asked.
 * @throws DomainError notInList (zone), notDigits, negativeNumber, notAWholeNumber, tooSmall, tooBig (uptoGrams, amount),
 *   notADate, dayIsOver, feeStillHolds (validFrom)
 */
export async function setDeliveryRate(
  context: Context,
  actor: SellerActor,
  { zone, uptoGrams, amount, validFrom }: SetDeliveryRate,
): Promise<void> {
  const { store, clock } = context;
  const { deliveryRate } = store.tables;
  if (!isZone(zone)) throw new DomainError('notInList', { field: 'zone' });
  refuseOutside('uptoGrams', uptoGrams, 1, MOST_GRAMS, 2000);
  refuseOutside('amount', amount, 0, MOST_VND, 30_000);
  if (!isLocalDate(validFrom)) throw new DomainError('notADate', { field: 'validFrom' });
  if (validFrom < localDate(clock.now()))
    throw new DomainError('dayIsOver', { field: 'validFrom', params: { date: validFrom } });
  const { producerId } = actor;
  await store.write(async (tx) => {
    const own = await tx
      .select()
      .from(deliveryRate)
      .where(
        and(
          eq(deliveryRate.producerId, producerId),
          eq(deliveryRate.zone, zone),
          eq(deliveryRate.uptoGrams, uptoGrams),
          isNull(deliveryRate.archivedAt),
        ),
      );
    const place = placeRow(own, validFrom);
    const { before, validTo } = place;
    if (before) {
      await tx
        .update(deliveryRate)
        .set(endOfBefore(place, validFrom, clock.now()))
        .where(eq(deliveryRate.id, before.id));
    }
    const id = newId();
    await tx.insert(deliveryRate).values({
      id,
      producerId,
      zone,
      uptoGrams,
      amount,
      validFrom,
      validTo,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'set-delivery-rate',
      subject: 'delivery_rate',
      subjectId: id,
      detail: { before: before?.id ?? null, zone, uptoGrams, amount, validFrom },
    });
  });
}

function refuseOutside(field: string, value: number, min: number, max: number, example: number): void {
  const problem = wholeProblem(value, { min, max, example });
  if (problem) throw new DomainError(problem.code, { field, params: problem.params });
}
