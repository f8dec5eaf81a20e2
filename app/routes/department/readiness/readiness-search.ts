import type { MarketReadinessAsked } from '#app/domain/channels/readiness/list-market-readiness.server.ts';

/** The part of an address behind the path that asks for a list; `page: null` for the whole list. */
export function readinessSearch(asked: Partial<MarketReadinessAsked>): string {
  const query = new URLSearchParams();
  for (const name of ['channel', 'standing', 'rule', 'commune', 'sort'] as const) {
    const value = asked[name];
    if (value) query.set(name, value);
  }
  if (asked.page === null) query.set('all', '1');
  else if (asked.page !== undefined && asked.page > 1) query.set('page', String(asked.page));
  return query.size > 0 ? `?${query}` : '';
}
