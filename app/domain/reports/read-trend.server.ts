import { type BurnUp, burnUp, spreadDays } from '#app/domain/reports/burn-up.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { loadTrendRows } from '#app/domain/reports/load-trend-rows.server.ts';
import { changeVersion } from '#app/server/change-version.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

const TREND_POINTS = 120;
const KEPT_AT_MOST = 6;
const kept = new WeakMap<Store, Map<string, BurnUp>>();

/**
 * How the target's two numbers came about, from the first presence to today, and on the day asked for. Counted again
 * only when a presence, a check or the register has changed, or a new day has begun.
 */
export async function readTrend(
  { store, clock }: Context,
  { target, asOf }: { target: FigureTarget; asOf: string },
): Promise<BurnUp> {
  const today = localDate(clock.now());
  const own = kept.get(store) ?? new Map<string, BurnUp>();
  kept.set(store, own);
  return store.read(async (db) => {
    const version = await changeVersion(db, store.tables, ['figures', 'register']);
    const key = [version, today, target.code, asOf].join(' ');
    const known = own.get(key);
    if (known) return known;
    const rows = await loadTrendRows(db, store.tables, target);
    const first = burnUp(rows, []).firstDay;
    const days = first === null ? [] : [...spreadDays(first, today, TREND_POINTS), asOf];
    const trend = burnUp(rows, days);
    own.set(key, trend);
    const [oldest] = own.keys();
    if (own.size > KEPT_AT_MOST && oldest !== undefined) own.delete(oldest);
    return trend;
  });
}
