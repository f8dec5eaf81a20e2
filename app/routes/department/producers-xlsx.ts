import { listRegisterProducers } from '#app/domain/reports/list-register-producers.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import { readProducerFilter } from '#app/routes/department/producer-filter.server.ts';
import { readScope } from '#app/routes/department/read-scope.ts';
import { scopeText } from '#app/routes/department/scope-text.ts';
import { sendWorkbook, workbookName } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/producers.xlsx?…` */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = { ...readProducerFilter(url.searchParams), all: true };
  const { target, asOf, rows } = await listRegisterProducers(context, readScope(url), filter);
  const t = translate(departmentMessages, language);
  const yesNo = (value: boolean | null) => (value === null ? t('unknown') : t(value ? 'yes' : 'no'));
  return sendWorkbook(
    [
      {
        sheetName: t('producersTitle'),
        title: [
          t('producersTitle'),
          scopeText(t, language, { target, asOf, what: t('producersCount', { count: rows.length }) }),
        ],
        columns: [
          { heading: t('col_code'), width: 12, format: 'text' },
          { heading: t('col_producer'), width: 40, format: 'text' },
          { heading: t('col_type'), width: 18, format: 'text' },
          { heading: t('col_commune'), width: 30, format: 'text' },
          { heading: t('col_women'), width: 14, format: 'text' },
          { heading: t('col_minority'), width: 14, format: 'text' },
          { heading: t('col_entries'), width: 12, format: 'number' },
          { heading: t('producerListed'), width: 12, format: 'number' },
          { heading: t('producerLive'), width: 12, format: 'number' },
        ],
        rows: rows.map((row) => [
          row.code,
          row.name,
          t(`type_${row.legalType}`),
          row.communes.join('; '),
          yesNo(row.womenLed),
          yesNo(row.minorityLed),
          row.entries,
          row.everListed,
          row.liveVerified,
        ]),
      },
    ],
    `${workbookName(target.code, 'producers')}-${asOf}`,
  );
});
