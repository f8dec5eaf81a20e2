import { readPageNumber } from '#app/routes/read-page-number.ts';

/** The lists of refunds that stand on one page, each by the parameter that says at which page of its own it is. */
const lists = ['page', 'sent', 'taken'] as const;

/** At which page each list is, from 1: what waits (`page`), what was sent, what cards' banks have given back. */
export type RefundPages = Readonly<Record<(typeof lists)[number], number>>;

export function readRefundPages(search: URLSearchParams): RefundPages {
  return {
    page: readPageNumber(search, 'page'),
    sent: readPageNumber(search, 'sent'),
    taken: readPageNumber(search, 'taken'),
  };
}

/** The address of these pages of the lists, with `anchor` at the one that is turned. */
export function refundPagesHref(pages: RefundPages, anchor: string): string {
  const search = new URLSearchParams();
  for (const list of lists) if (pages[list] > 1) search.set(list, String(pages[list]));
  return `?${search}#${anchor}`;
}
