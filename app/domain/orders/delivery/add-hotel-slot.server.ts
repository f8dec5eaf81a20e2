import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { wholeProblem } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const MOST_VND = 10_000_000;
/** A week before. */
const MOST_NOTICE_HOURS = 168;
const MOST_SLOTS = 40;

export type AddHotelSlot = {
  communeCode: string;
  /** 0 for Monday .. 6. */
  weekdays: readonly number[];
  /** "8:30", "08h30", "17". */
  from: string;
  to: string;
  /** How long before its beginning an order must be placed, whole hours. */
  noticeHours: number;
  /** VND. */
  amount: number;
};

/**
 * Hours in which the producer brings goods to hotels of a ward or commune.
 * @throws DomainError notInList (communeCode), mustChoose (weekdays), notATime (from, to), slotEndsFirst (to), notDigits and
 *   others of numbers (noticeHours, amount), tooManySlots
 */
export async function addHotelSlot(context: Context, actor: SellerActor, typed: AddHotelSlot): Promise<void> {
  const { store, clock } = context;
  const { hotelSlot, commune } = store.tables;
  const weekdays = typed.weekdays.filter((day) => Number.isInteger(day) && day >= 0 && day <= 6);
  const fromMinute = minuteOf(typed.from);
  const toMinute = minuteOf(typed.to);
  checkTogether([
    () => {
      if (weekdays.length === 0) throw new DomainError('mustChoose', { field: 'weekdays' });
    },
    () => {
      if (fromMinute === null) throw new DomainError('notATime', { field: 'from' });
    },
    () => {
      if (toMinute === null) throw new DomainError('notATime', { field: 'to' });
      if (fromMinute !== null && toMinute <= fromMinute)
        throw new DomainError('slotEndsFirst', { field: 'to' });
    },
    () => refuseOutside('noticeHours', typed.noticeHours, MOST_NOTICE_HOURS, 2),
    () => refuseOutside('amount', typed.amount, MOST_VND, 20_000),
  ]);
  if (fromMinute === null || toMinute === null) return;
  const { producerId, personId } = actor;
  await store.write(async (tx) => {
    const [place] = await tx.select().from(commune).where(eq(commune.code, typed.communeCode));
    if (!place) throw new DomainError('notInList', { field: 'communeCode' });
    const [row] = await tx
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(hotelSlot)
      .where(and(eq(hotelSlot.producerId, producerId), isNull(hotelSlot.archivedAt)));
    if ((row?.count ?? 0) >= MOST_SLOTS)
      throw new DomainError('tooManySlots', { field: 'communeCode', params: { max: MOST_SLOTS } });
    const id = newId();
    await tx.insert(hotelSlot).values({
      id,
      producerId,
      communeCode: place.code,
      weekdays: weekdays.reduce((bits, day) => bits | (1 << day), 0),
      fromMinute,
      toMinute,
      noticeMinutes: typed.noticeHours * 60,
      amount: typed.amount,
      createdAt: clock.now(),
      createdBy: personId,
    });
    await recordAudit(context, tx, {
      personId,
      role: 'producer_member',
      act: 'add-hotel-slot',
      subject: 'delivery_slot',
      subjectId: id,
    });
  });
}

/** Minutes of the day of a time as people write it here; null for none. */
function minuteOf(text: string): number | null {
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?\s*$/i.exec(text) ?? [];
  if (hours === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= 24 * 60 ? minute : null;
}

function refuseOutside(field: string, value: number, max: number, example: number): void {
  const problem = wholeProblem(value, { min: 0, max, example });
  if (problem) throw new DomainError(problem.code, { field, params: problem.params });
}
