import { asc, eq } from 'drizzle-orm';
import { demoStepMessages } from '#app/i18n/demo-steps.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { DAY_MS, endOfLocalDay, localDate } from '#app/server/local-date.ts';
import type { PresenceState } from '#db/tables/register.ts';

type Finding = {
  /** What the newest looks found, and how many of them. */
  state: PresenceState;
  looks: number;
  method: 'api' | 'http' | 'hand';
};

const found = (method: Finding['method'], state: PresenceState = 'live', looks = 1): Finding => ({
  state,
  looks,
  method,
});

/** Of twenty presences in turn: what the simulated checks find, and how. The rest were never checked. */
const FINDINGS: ReadonlyArray<Finding | null> = [
  found('http'),
  found('hand'),
  found('http'),
  null,
  found('api'),
  found('http', 'dead_link', 3),
  found('http'),
  found('hand'),
  found('http', 'out_of_stock', 1),
  found('http'),
  null,
  found('http'),
  found('hand'),
  found('http'),
  found('hand', 'expired', 5),
  found('api'),
  found('http'),
  null,
  found('hand'),
  found('http'),
];
/** The newest look lies within so many days before today. */
const SPREAD_DAYS = 80;
/** Looked at again after so many days: a look holds for 90, so a product that stays on sale stays verified. */
const SHORTEST_PAUSE_DAYS = 68;
const PAUSES = 18;
/** Products came onto the platforms over this long before the target's own day. */
const RISE_DAYS = 620;
/** Every so many presences one was only looked at after the target's day, later and later. */
const LATE_EVERY = 6;
const LATE_DAYS = 420;
/** One look in so many found it sold out for a while. */
const SOLD_OUT_EVERY = 19;
const CHUNK = 400;

/**
 * Simulated checks of the imported presences over months and years, so that the trend is one that a province could
 * have: products came onto the platforms one after the other until the target's own day, most stayed on sale, some
 * pages died. A check before the register's date moves the day on which the product was first seen, as it does in life.
 * On a channel that closed, or is reported to have, nobody looked later than that day. All marked as demo.
 */
export async function addDemoChecks(context: Context): Promise<void> {
  const { store, clock } = context;
  const { channel, presence, presenceCheck, target } = store.tables;
  const now = clock.now();
  const { rows, targets, closings, known } = await store.read(async (db) => ({
    rows: await db.select().from(presence).orderBy(asc(presence.id)),
    targets: await db.select().from(target),
    closings: await db.select({ code: channel.code, closedOn: channel.closedOn }).from(channel),
    known: await db.select({ id: presenceCheck.id }).from(presenceCheck).limit(1),
  }));
  if (known.length > 0) return;
  const targetEnd = Math.min(now, ...targets.map(({ asOf }) => endOfLocalDay(asOf)));
  const checks: Array<typeof presenceCheck.$inferInsert> = [];
  const changes: Array<{ id: string; state: PresenceState; firstSeenOn: string }> = [];
  for (const [at, row] of rows.entries()) {
    const finding = FINDINGS[at % FINDINGS.length];
    if (!finding) continue;
    const closedOn = closings.find(({ code }) => code === row.channelCode)?.closedOn ?? null;
    const end = closedOn === null ? now : Math.min(now, endOfLocalDay(closedOn));
    const looks = lookTimes(at, Math.min(targetEnd, end), end);
    for (const [turn, checkedAt] of looks.entries()) {
      const isNewest = turn >= looks.length - finding.looks;
      const isSoldOut = turn > 0 && (at + 5 * turn) % SOLD_OUT_EVERY === 0;
      checks.push({
        id: newId(),
        presenceId: row.id,
        checkedAt,
        method: finding.method,
        state: isNewest ? finding.state : isSoldOut ? 'out_of_stock' : 'live',
        verified: true,
        personId: null,
        note: translate(demoStepMessages, 'vi')('lookedAt'),
        fetchedTitle: finding.method === 'hand' ? 'Trang sản phẩm mô phỏng' : null,
        isDemo: true,
      });
    }
    const first = localDate(looks[0] ?? now);
    changes.push({
      id: row.id,
      state: finding.state,
      firstSeenOn: first < row.firstSeenOn ? first : row.firstSeenOn,
    });
  }
  await store.write(async (tx) => {
    for (let start = 0; start < checks.length; start += CHUNK)
      await tx.insert(presenceCheck).values(checks.slice(start, start + CHUNK));
    for (const { id, ...change } of changes) await tx.update(presence).set(change).where(eq(presence.id, id));
    await store.touch(tx, ['figures', 'register', 'catalog'], now);
  });
}

/**
 * When a presence was looked at, oldest first, ms UTC.
 * @param at its number, which every choice comes from. @param end the moment after which nobody looks, today at most.
 */
function lookTimes(at: number, targetEnd: number, end: number): number[] {
  const newest = end - ((at * 13) % SPREAD_DAYS) * DAY_MS - DAY_MS;
  // More and more came as the day drew nearer: the square root bends the rise.
  const early = targetEnd - Math.round((1 - Math.sqrt(((at * 37) % 100) / 100)) * RISE_DAYS + 1) * DAY_MS;
  const late = targetEnd + ((at * 29) % LATE_DAYS) * DAY_MS;
  const begin = Math.min(newest, at % LATE_EVERY === 0 ? late : early);
  const pause = (SHORTEST_PAUSE_DAYS + ((at * 7) % PAUSES)) * DAY_MS;
  const times: number[] = [];
  for (let time = newest; time > begin; time -= pause) times.unshift(time);
  return [begin, ...times];
}
