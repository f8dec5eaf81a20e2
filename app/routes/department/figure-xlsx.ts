import { FILTER_OF_BREAKDOWN } from '#app/domain/reports/entry-search.ts';
import { figureTables } from '#app/domain/reports/figure-tables.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { readScope } from '#app/routes/department/read-scope.ts';
import { sendWorkbook, workbookName } from '#app/routes/department/send-workbook.server.ts';
import { targetName } from '#app/routes/department/target-name.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/figure.xlsx?target=&asOf=`: the figure and every breakdown. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const chosen = await onboardingFigure(context, readScope(url));
  const today = localDate(context.clock.now());
  const current = await onboardingFigure(context, { targetCode: chosen.target.code, asOf: today });
  const target = (await listTargets(context)).find(({ code }) => code === chosen.target.code) ?? {
    ...chosen.target,
    asOf: '',
  };
  const t = translate(departmentMessages, language);
  const tables = figureTables(
    chosen,
    current,
    language,
    (breakdown, { key, name }) => keyName({ t, language }, FILTER_OF_BREAKDOWN[breakdown], key, name),
    targetName(t, language, target),
  );
  return sendWorkbook(tables, `${workbookName(chosen.target.code)}-${chosen.asOf}-figure`);
});
