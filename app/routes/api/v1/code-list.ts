import { CODE_LISTS } from '#app/domain/reports/open-data.ts';
import { readCodeList } from '#app/domain/reports/read-code-list.server.ts';
import { openDataLoader } from '#app/routes/api/answer-open-data.server.ts';
import { readParameters } from '#app/routes/read-parameters.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `/api/v1/codelists/:name` */
export const loader = openDataLoader(async ({ context, params, url }) => {
  readParameters(url, []);
  const name = CODE_LISTS.find((one) => one === params.name);
  if (!name) throw new NotFound('code list');
  return { name, items: await readCodeList(context, name), next: null };
});
