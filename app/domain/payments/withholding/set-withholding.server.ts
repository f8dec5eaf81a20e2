import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { endOfBefore, placeRow, refuseBeforeAll } from '#app/domain/channels/fees/dated-rows.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import { refuseTooLong } from '#app/server/text/refuse-too-long.ts';
import type { WithholdingMode } from '#db/tables/books.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

const WHOLE_RATE = 10_000;
const LONGEST_SOURCE = 300;
/** The classes of which orders' lines may be. */
export const taxClasses = ['goods', 'transport', 'services'] as const;
export const withholdingModes = ['none', 'calculate-only', 'withhold'] as const satisfies WithholdingMode[];
const methods = ['vietqr', 'card'] as const satisfies PaymentMethodCode[];

export type SetWithholdingRate = {
  readonly taxClass: string;
  /** Parts per 10,000; null where nothing was said. 0 has to be said: nothing is no rate. */
  readonly vatRate: number | null;
  readonly pitRate: number | null;
  readonly validFrom: string;
  readonly source: string;
  readonly confirmed: boolean;
};

/**
 * A class is taxed by other rates from a day on: a new dated row, and the one before it ends the day before. From the first
 * day of that row itself it is a correction, and that row is put away. A row of later days stays, and the new one holds until
 * it begins. What was sold before keeps its rate.
 * @throws NotFound (no staff); DomainError notInList (taxClass), notAPercent (vatRate, pitRate), notADate, feeBeforeItsRow,
 * feeStillHolds (validFrom), required (vatRate, pitRate, source), tooLongBy (source); all that is wrong with what was typed at once.
 */
export async function setWithholdingRate(
  context: Context,
  actor: Actor,
  input: SetWithholdingRate,
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('rate');
  if (!taxClasses.some((one) => one === input.taxClass))
    throw new DomainError('notInList', { field: 'taxClass' });
  const { vatRate, pitRate } = input;
  checkTogether([
    () => refuseRate('vatRate', vatRate),
    () => refuseRate('pitRate', pitRate),
    () => refuseDated(input),
  ]);
  if (vatRate === null || pitRate === null) throw new Error('rates were checked');
  const dated = datedSource(input);
  const { store, clock } = context;
  const { withholdingRate } = store.tables;
  await store.write(async (tx) => {
    const own = await tx
      .select()
      .from(withholdingRate)
      .where(and(eq(withholdingRate.taxClass, input.taxClass), isNull(withholdingRate.archivedAt)));
    refuseBeforeAll(own, dated.validFrom);
    const place = placeRow(own, dated.validFrom);
    const { before, validTo } = place;
    if (before) {
      await tx
        .update(withholdingRate)
        .set(endOfBefore(place, dated.validFrom, clock.now()))
        .where(eq(withholdingRate.id, before.id));
    }
    const id = newId();
    const { taxClass, confirmed } = input;
    await tx.insert(withholdingRate).values({
      id,
      taxClass,
      vatRate,
      pitRate,
      ...dated,
      validTo,
      confirmed,
      createdAt: clock.now(),
      createdBy: actor.personId,
    });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'set-withholding-rate',
      subject: 'withholding_rate',
      subjectId: id,
      detail: { before: before?.id ?? null, taxClass, vatRate, pitRate, validFrom: dated.validFrom },
    });
  });
}

/**
 * Tax of a way of paying is handled otherwise from a day on. For a day that has a row already it is a correction.
 * @throws NotFound (no staff); DomainError notInList (method, mode), notADate (validFrom), required and tooLongBy (source).
 */
export async function setWithholdingMode(
  context: Context,
  actor: Actor,
  input: { method: string; mode: string; validFrom: string; source: string },
): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('mode');
  const method = methods.find((one) => one === input.method);
  if (!method) throw new DomainError('notInList', { field: 'method' });
  const mode = withholdingModes.find((one) => one === input.mode);
  if (!mode) throw new DomainError('notInList', { field: 'mode' });
  refuseDated(input);
  const dated = datedSource(input);
  const { store, clock } = context;
  const { withholdingMode } = store.tables;
  await store.write(async (tx) => {
    const id = newId();
    const said = { mode, source: dated.source, createdAt: clock.now(), createdBy: actor.personId };
    await tx
      .insert(withholdingMode)
      .values({ id, method, validFrom: dated.validFrom, ...said })
      .onConflictDoUpdate({ target: [withholdingMode.method, withholdingMode.validFrom], set: said });
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'set-withholding-mode',
      subject: 'withholding_mode',
      subjectId: id,
      detail: { method, mode, validFrom: dated.validFrom },
    });
  });
}

function refuseRate(field: string, rate: number | null): void {
  if (rate === null) throw new DomainError('required', { field });
  if (!Number.isInteger(rate) || rate < 0 || rate > WHOLE_RATE)
    throw new DomainError('notAPercent', { field });
}

type Dated = { validFrom: string; source: string };

function refuseDated({ validFrom, source }: Dated): void {
  checkTogether([
    () => {
      if (!isLocalDate(validFrom)) throw new DomainError('notADate', { field: 'validFrom' });
    },
    () => {
      if (tidy(source) === '') throw new DomainError('required', { field: 'source' });
      refuseTooLong(tidy(source), { field: 'source', max: LONGEST_SOURCE });
    },
  ]);
}

function datedSource({ validFrom, source }: Dated): Dated {
  return { validFrom, source: tidy(source) };
}
