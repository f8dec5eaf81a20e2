import { namedFigure } from '#app/domain/reports/named-figure.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { openDataLoader } from '#app/routes/api/answer-open-data.server.ts';
import { readParameters } from '#app/routes/read-parameters.ts';

/** `/api/v1/onboarding?target=&asOf=`: the same figure as the desk's, for everybody. */
export const loader = openDataLoader(async ({ context, url }) => {
  const { target, asOf } = readParameters(url, ['target', 'asOf']);
  return namedFigure(await onboardingFigure(context, { targetCode: target || null, asOf: asOf || null }));
});
