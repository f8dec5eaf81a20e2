import { countFigure, type OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { type FigureChoice, readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';

/**
 * The figure of a target at a date, e.g. "197 of 205 on 14/10/2024".
 * @throws NotFound for an unknown target; DomainError notADate, dateInFuture (field asOf)
 */
export async function onboardingFigure(context: Context, choice: FigureChoice): Promise<OnboardingFigure> {
  const { target, asOf, facts, names, channels } = await readFacts(context, choice);
  return countFigure(target, asOf, facts, names, channels);
}
