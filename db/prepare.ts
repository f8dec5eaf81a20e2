/**
 * Compiles a query whose values are `sql.placeholder`s, to be run many times on the handle that it was built on.
 * @param name of the statement on PostgreSQL: one text of SQL, one name.
 */
export function prepare<T>(
  query: PromiseLike<T>,
  name: string,
): (values: Record<string, unknown>) => Promise<T> {
  const { prepare } = query as unknown as Preparable<T>;
  const prepared = prepare.call(query, name);
  return async (values) => prepared.execute(values);
}

type Preparable<T> = { prepare(name: string): { execute(values: Record<string, unknown>): PromiseLike<T> } };
