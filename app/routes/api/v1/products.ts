import { z } from 'zod';
import { listOpenProducts, type ProductCursor } from '#app/domain/reports/list-open-products.server.ts';
import { openDataLoader } from '#app/routes/api/answer-open-data.server.ts';
import {
  nextPath,
  readCursor,
  readLimit,
  readMoment,
  readParameters,
  writeCursor,
} from '#app/routes/read-parameters.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { hasLocalDate } from '#app/server/local-date.ts';

const cursorParts = z.tuple([z.int().refine(hasLocalDate), z.string()]);

/** `/api/v1/products?updated_since=&limit=&cursor=`: the published products, and with `updated_since` those to drop. */
export const loader = openDataLoader(async ({ context, url }) => {
  const { limit, cursor, updated_since } = readParameters(url, ['limit', 'cursor', 'updated_since']);
  const { items, removed, after } = await listOpenProducts(context, {
    limit: readLimit(limit),
    updatedSince: readMoment(updated_since, 'updated_since'),
    after: cursor === undefined ? null : productCursor(cursor),
  });
  return { items, removed, next: nextPath(url, after && writeCursor([after.updatedAt, after.id])) };
});

function productCursor(text: string): ProductCursor {
  const parts = cursorParts.safeParse(readCursor(text));
  if (!parts.success) throw new DomainError('invalid', { field: 'cursor' });
  const [updatedAt, id] = parts.data;
  return { updatedAt, id };
}
