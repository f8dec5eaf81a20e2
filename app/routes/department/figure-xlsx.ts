import { FILTER_OF_BREAKDOWN } from '#app/domain/reports/entry-search.ts';
import { figureTables } from '#app/domain/reports/figure-tables.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { readScope } from '#app/routes/department/read-scope.ts';
import { sendWorkbook } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/figure.xlsx?target=&asOf=`: the figure and every breakdown. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const chosen = await onboardingFigure(context, readScope(url));
  const today = localDate(context.clock.now());
  const current = await onboardingFigure(context, { targetCode: chosen.target.code, asOf: today });
  const t = translate(departmentMessages, language);
  const tables = figureTables(chosen, current, language, (breakdown, { key, name }) =>
    keyName({ t, language }, FILTER_OF_BREAKDOWN[breakdown], key, name),
  );
  return sendWorkbook(tables, `ocop-${chosen.target.code}-${chosen.asOf}-figure`);
});
