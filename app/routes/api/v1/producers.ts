import { listOpenProducers } from '#app/domain/reports/list-open-producers.server.ts';
import { openDataLoader } from '#app/routes/api/answer-open-data.server.ts';
import { nextPath, readCursor, readLimit, readParameters, writeCursor } from '#app/routes/read-parameters.ts';
import { DomainError } from '#app/server/domain-error.ts';

/** `/api/v1/producers?limit=&cursor=` */
export const loader = openDataLoader(async ({ context, url }) => {
  const { limit, cursor } = readParameters(url, ['limit', 'cursor']);
  const { items, after } = await listOpenProducers(context, {
    limit: readLimit(limit),
    after: cursor === undefined ? null : producerCursor(cursor),
  });
  return { items, next: nextPath(url, after && writeCursor([after])) };
});

function producerCursor(text: string): string {
  const [code] = readCursor(text);
  if (typeof code !== 'string') throw new DomainError('invalid', { field: 'cursor' });
  return code;
}
