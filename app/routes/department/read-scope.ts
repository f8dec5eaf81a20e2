import type { FigureChoice } from '#app/domain/reports/read-facts.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';

/**
 * Which figure a page of the desk is asked for: `?target=&asOf=`, both optional. A form also says what it showed before
 * (`of`, `was`): who chose another target and left the date alone means that target's own date.
 */
export function readScope(url: URL): FigureChoice {
  const given = (name: string) => url.searchParams.get(name) || null;
  const [targetCode, shown, typed] = [given('target'), given('of'), given('asOf')];
  const asOf = typed && typedDay(typed);
  const hasMoved = shown !== null && shown !== targetCode && asOf === given('was');
  return { targetCode, asOf: hasMoved ? null : asOf };
}
