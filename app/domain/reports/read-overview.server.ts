import type { BurnUp } from '#app/domain/reports/burn-up.ts';
import { countFigure, type OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { countWaiting, type Waiting } from '#app/domain/reports/count-waiting.server.ts';
import { lapsesWithin } from '#app/domain/reports/entry-filter.ts';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { type FigureChoice, readFacts } from '#app/domain/reports/read-facts.server.ts';
import { readTrend } from '#app/domain/reports/read-trend.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';

const MISSING_SHOWN = 25;
export const LAPSING_DAYS = [30, 90, 180] as const;

export type Overview = {
  today: string;
  targets: FigureTarget[];
  /** At the target's own day, or at the one asked for. */
  chosen: OnboardingFigure;
  current: OnboardingFigure;
  /** First day of which anything is known: of the first presence, or the target's own where that is earlier. */
  dataFrom: string;
  trend: BurnUp;
  /** Entries never listed by the day of `chosen`, in the order of their names; at most 25. */
  missing: EntryFacts[];
  /** Recognitions valid today that lapse within so many days. */
  lapsing: Array<{ days: number; entries: number }>;
  producers: number;
  waiting: Waiting;
  /** Of `chosen`: entries that count by nothing but links that are no product's page. */
  otherPages: { everListed: number; liveVerified: number };
};

/** Everything on the desk's front page. @throws as `readFacts` */
export async function readOverview(context: Context, choice: FigureChoice): Promise<Overview> {
  const today = localDate(context.clock.now());
  const chosen = await readFacts(context, choice);
  const current = await readFacts(context, { targetCode: chosen.target.code, asOf: today });
  const trend = await readTrend(context, chosen);
  return {
    today,
    dataFrom: [trend.firstDay ?? today, chosen.target.asOf, today].sort()[0] ?? today,
    targets: await listTargets(context),
    chosen: countFigure(chosen.target, chosen.asOf, chosen.facts, chosen.names, chosen.channels),
    current: countFigure(current.target, current.asOf, current.facts, current.names, current.channels),
    trend,
    missing: chosen.facts.filter(({ everListed }) => !everListed).slice(0, MISSING_SHOWN),
    lapsing: LAPSING_DAYS.map((within) => ({
      days: within,
      entries: current.facts.filter((facts) => lapsesWithin(facts, within, today)).length,
    })),
    producers: new Set(chosen.facts.map(({ entry }) => entry.producerCode)).size,
    waiting: await countWaiting(context),
    otherPages: {
      everListed: chosen.facts.filter((one) => one.otherPages.isAllOfListed).length,
      liveVerified: chosen.facts.filter((one) => one.otherPages.isAllOfLive).length,
    },
  };
}
