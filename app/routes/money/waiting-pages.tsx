import { Link } from '@remix-run/react';
import { Pagination } from '#app/components/pagination.tsx';
import { type TransferOrder, transferOrders } from '#app/domain/payments/bank-transfers/transfer-orders.ts';
import { useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { readPageNumber } from '#app/routes/read-page-number.ts';

/** How many wait, which of them this is a page of, and in which order. */
export type WaitingPlace = { first: TransferOrder; page: number; pages: number; total: number };

/** `?first=newest` and `?page=` of an address. */
export function readWaitingPlace(search: URLSearchParams): { first: TransferOrder; page: number } {
  return {
    first: transferOrders.find((one) => one === search.get('first')) ?? 'oldest',
    page: readPageNumber(search),
  };
}

/** How much waits, and a way to either end of it. */
export function WaitingCount({
  place: { first, total },
  anchor = '',
}: {
  place: WaitingPlace;
  anchor?: string;
}) {
  const t = useT(transferMessages);
  if (total === 0) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p>{t('waitingCount', { count: total })}</p>
      {total > 1 && (
        <nav aria-label={t('waitingFirst')} className="no-print">
          <ul className="flex flex-wrap gap-2">
            {transferOrders.map((one) => (
              <li key={one}>
                <Link
                  to={`?first=${one}${anchor}`}
                  aria-current={one === first ? 'page' : undefined}
                  className={`inline-flex min-h-11 items-center rounded-full border-2 px-3.5 text-sm no-underline ${
                    one === first
                      ? 'border-indigo bg-indigo font-bold text-white'
                      : 'border-line-strong bg-white text-ink hover:border-indigo'
                  }`}
                >
                  {t(`waitingFirst_${one}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

/** The other pages of what waits, in the same order. */
export function WaitingPages({
  place: { first, page, pages },
  anchor = '',
}: {
  place: WaitingPlace;
  anchor?: string;
}) {
  return (
    <Pagination page={page} pages={pages} hrefFor={(number) => `?first=${first}&page=${number}${anchor}`} />
  );
}
