import { asc, eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { DAY_MS, endOfLocalDay } from '#app/server/local-date.ts';
import type { PresenceState } from '#db/tables/register.ts';

/** Of twenty presences in turn: what the simulated checks find, and how. The rest were never checked. */
const FINDINGS: ReadonlyArray<{ state: PresenceState; method: 'api' | 'http' | 'hand' } | null> = [
  { state: 'live', method: 'http' },
  { state: 'live', method: 'hand' },
  { state: 'live', method: 'http' },
  null,
  { state: 'live', method: 'api' },
  { state: 'dead_link', method: 'http' },
  { state: 'live', method: 'http' },
  { state: 'live', method: 'hand' },
  { state: 'out_of_stock', method: 'http' },
  { state: 'live', method: 'http' },
  null,
  { state: 'live', method: 'http' },
  { state: 'live', method: 'hand' },
  { state: 'live', method: 'http' },
  { state: 'expired', method: 'http' },
  { state: 'live', method: 'api' },
  { state: 'live', method: 'http' },
  null,
  { state: 'live', method: 'hand' },
  { state: 'live', method: 'http' },
];
const SPREAD_DAYS = 80;
/** Fewer were looked after in the target's own days. */
const EARLY_SKIPPED_EVERY = 4;

/**
 * Simulated checks of the imported presences, around the target's own day and around today, so that the two figures
 * differ as they do in life. All marked as demo.
 */
export async function addDemoChecks(context: Context): Promise<void> {
  const { store, clock } = context;
  const { presence, presenceCheck, target } = store.tables;
  const now = clock.now();
  const { rows, targets, known } = await store.read(async (db) => ({
    rows: await db.select().from(presence).orderBy(asc(presence.id)),
    targets: await db.select().from(target),
    known: await db.select({ id: presenceCheck.id }).from(presenceCheck).limit(1),
  }));
  if (known.length > 0) return;
  const ends = [...targets.map(({ asOf }) => endOfLocalDay(asOf)), now].filter((end) => end <= now);
  await store.write(async (tx) => {
    for (const [at, row] of rows.entries()) {
      const finding = FINDINGS[at % FINDINGS.length];
      if (!finding) continue;
      for (const end of ends) {
        if (end !== now && at % EARLY_SKIPPED_EVERY === 0) continue;
        await tx.insert(presenceCheck).values({
          id: newId(),
          presenceId: row.id,
          checkedAt: end - ((at * 13) % SPREAD_DAYS) * DAY_MS - DAY_MS,
          method: finding.method,
          state: finding.state,
          verified: true,
          personId: null,
          note: 'Kiểm tra mô phỏng',
          fetchedTitle: finding.method === 'hand' ? 'Trang sản phẩm mô phỏng' : null,
          isDemo: true,
        });
      }
      await tx.update(presence).set({ state: finding.state }).where(eq(presence.id, row.id));
    }
    await store.touch(tx, ['figures', 'register', 'catalog'], now);
  });
}
