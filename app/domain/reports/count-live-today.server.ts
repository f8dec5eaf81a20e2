import { factsAt } from '#app/domain/reports/facts-at.ts';
import { findTarget, loadFigureRows } from '#app/domain/reports/load-figure-rows.server.ts';
import { windowOf } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';

/**
 * `liveVerified` of a target today as the caller's write has left it so far, for what a write moves.
 * @throws NotFound for an unknown target
 */
export async function countLiveToday({ store, clock }: Context, tx: Tx, targetCode: string): Promise<number> {
  const today = localDate(clock.now());
  const target = await findTarget(tx, store.tables, targetCode, today);
  const rows = await loadFigureRows(tx, store.tables, target, windowOf(today));
  return factsAt(rows, today).filter(({ liveVerified }) => liveVerified).length;
}
