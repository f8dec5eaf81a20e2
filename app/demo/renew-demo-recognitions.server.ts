import { asc } from 'drizzle-orm';
import { recognitionMonths } from '#app/domain/register/recognition-expiry.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, addMonths, localDate } from '#app/server/local-date.ts';

/** Days from today until the newest recognition lapses, in turn; negative ones have lapsed. */
const DAYS_LEFT = [700, 420, 25, 910, 300, 150, 560, 80, 820, 640, -40, 240, 1000, 380, 170, 760];

/**
 * The workbook's recognitions are of 2022 to 2024, so by now most would have lapsed. Every entry gets one simulated
 * renewal, placed so that most stars are valid today, some lapse within 30, 90 and 180 days, and some have lapsed.
 */
export async function renewDemoRecognitions(context: Context): Promise<void> {
  const { store, clock } = context;
  const { recognition } = store.tables;
  const today = localDate(clock.now());
  const rows = await store.read((db) => db.select().from(recognition).orderBy(asc(recognition.entryId)));
  if (rows.some(({ round }) => round > 1)) return;
  await store.write(async (tx) => {
    for (const [at, first] of rows.entries()) {
      const daysLeft = DAYS_LEFT[at % DAYS_LEFT.length] ?? 0;
      const expiresOn = addDays(today, daysLeft);
      const decidedOn = addMonths(expiresOn, -recognitionMonths(today));
      if (decidedOn <= first.decidedOn) continue;
      await tx.insert(recognition).values({
        id: newId(),
        entryId: first.entryId,
        round: first.round + 1,
        stars: first.stars,
        decisionNumber: `${1000 + at}/QĐ-UBND (mô phỏng)`,
        decisionKey: `demo-${at}`,
        decidedOn,
        decidedOnPrecision: 'day',
        issuerLevel: first.stars === 5 ? 'centre' : 'province',
        issuer: null,
        expiresOn,
        source: 'demo',
        isDemo: true,
        createdAt: clock.now(),
      });
    }
  });
}
