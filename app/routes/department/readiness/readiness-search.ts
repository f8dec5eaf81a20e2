import type { ReadinessAsked } from '#app/routes/department/readiness/read-asked.ts';

/** The part of an address behind the path that asks for a list; `page: null` for the whole list. */
export function readinessSearch(asked: Partial<ReadinessAsked>): string {
  const query = new URLSearchParams();
  for (const name of ['channel', 'band', 'rule', 'commune', 'q', 'sort'] as const) {
    const value = asked[name];
    if (value) query.set(name, value);
  }
  if (asked.page === null) query.set('all', '1');
  else if (asked.page !== undefined && asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `?${query}` : '';
}
