import { createHash } from 'node:crypto';

type Values = Record<string, unknown>;
type Preparable<T> = {
  toSQL(): { sql: string };
  prepare(name: string): { execute(values: Values): PromiseLike<T> };
};

/**
 * Compiles a query whose values are `sql.placeholder`s, to be run many times on the handle that it was built on. For
 * queries of a fixed text only: PostgreSQL keeps each one on its connection, under a name made from that text.
 */
export function prepare<T>(query: PromiseLike<T>): (values: Values) => Promise<T> {
  const preparable = query as unknown as Preparable<T>;
  const name = createHash('sha256').update(preparable.toSQL().sql).digest('hex').slice(0, 32);
  const prepared = preparable.prepare(name);
  return async (values) => prepared.execute(values);
}
