import { entriesTable } from '#app/domain/reports/entries-table.ts';
import { readEntryFilter } from '#app/domain/reports/entry-filter.ts';
import { listEntries } from '#app/domain/reports/list-entries.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { readScope } from '#app/routes/department/read-scope.ts';
import { scopeText } from '#app/routes/department/scope-text.ts';
import { sendWorkbook, workbookName } from '#app/routes/department/send-workbook.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/entries.xlsx?…`: a list as it is filtered and sorted, whole. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const filter = readEntryFilter(url.searchParams);
  const { target, asOf, rows, channelNames } = await listEntries(context, readScope(url), {
    ...filter,
    all: '1',
  });
  const t = translate(departmentMessages, language);
  const names = Object.fromEntries(
    Object.entries(channelNames).map(([code, name]) => [
      code,
      keyName({ t, language }, 'channel', code, name),
    ]),
  );
  const title = [
    t('entriesTitle'),
    scopeText(t, language, { target, asOf, what: t('entriesCount', { count: rows.length }) }),
  ];
  return sendWorkbook(
    [entriesTable(rows, { title, channelNames: names, language })],
    `${workbookName(target.code)}-${asOf}`,
  );
});
