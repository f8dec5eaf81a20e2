import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { factsAt } from '#app/domain/reports/facts-at.ts';
import { findTarget, loadFigureRows } from '#app/domain/reports/load-figure-rows.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { isLocalDate, localDate } from '#app/server/local-date.ts';

export type FixTarget = {
  /** Null: made from the name. */
  code: string | null;
  name: string;
  /** Local day, also one to come. */
  asOf: string;
  /** Leaves out the entries whose recognition is not valid on that day. */
  validOnly: boolean;
};

/**
 * Fixes what the register holds now as a target at a day.
 * @throws NotFound for anyone but staff; DomainError notADate (asOf), invalid or importTargetTaken (targetCode),
 * required or importTargetEmpty (targetName)
 */
export async function fixTarget(context: Context, actor: Actor, input: FixTarget): Promise<void> {
  const role = staffRole(actor);
  if (role === null) throw new NotFound('target');
  if (!isLocalDate(input.asOf)) throw new DomainError('notADate', { field: 'asOf' });
  const { store, clock } = context;
  const rows = await store.read(async (db) => {
    const register = await findTarget(db, store.tables, WHOLE_REGISTER, localDate(clock.now()));
    return loadFigureRows(db, store.tables, register, { from: 0, before: 0 });
  });
  const chosen = factsAt(rows, input.asOf).filter(({ stars }) => !input.validOnly || stars !== null);
  await createTarget(context, {
    code: input.code,
    name: input.name,
    asOf: input.asOf,
    source: 'register',
    entryIds: chosen.map(({ entry }) => entry.id),
    actor: { personId: actor.personId, role },
  });
}
