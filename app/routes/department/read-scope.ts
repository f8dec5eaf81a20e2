import type { FigureChoice } from '#app/domain/reports/read-facts.server.ts';

/** Which figure a page of the desk is asked for: `?target=&asOf=`, both optional. */
export function readScope(url: URL): FigureChoice {
  return {
    targetCode: url.searchParams.get('target') || null,
    asOf: url.searchParams.get('asOf') || null,
  };
}
