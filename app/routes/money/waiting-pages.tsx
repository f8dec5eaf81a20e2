import { Link } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { transferOrders } from '#app/domain/payments/bank-transfers/transfer-orders.ts';
import type { WaitingKind } from '#app/domain/payments/bank-transfers/transfer-troubles.ts';
import { useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { type WaitingPlace, waitingSearch } from '#app/routes/money/waiting-place.ts';

/** How many wait, which of them this is a page of, and in which order. */
export type WaitingPage = WaitingPlace & {
  pages: number;
  total: number;
  kinds: ReadonlyArray<{ kind: WaitingKind; count: number }>;
};

/** How much waits and of what kind, each a link to those alone, and a way to either end of it. */
export function WaitingCount({ place, anchor = '' }: { place: WaitingPage; anchor?: string }) {
  const t = useT(transferMessages);
  const { first, kind, kinds, total } = place;
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  // One that was chosen stays to be seen when none of it is left.
  const rest = kind === 'all' || kinds.some((one) => one.kind === kind) ? [] : [{ kind, count: 0 }];
  const hrefOf = (to: Partial<WaitingPlace>) =>
    `${waitingSearch({ first, kind, page: 1, ...to }) || '?'}${anchor}`;
  return (
    <div className="mb-3 space-y-3">
      {(kinds.length > 1 || kind !== 'all') && (
        <Choices
          label={t('waitingKinds')}
          choices={[{ kind: 'all' as const, count: all }, ...kinds, ...rest].map((one) => ({
            key: one.kind,
            to: hrefOf({ kind: one.kind }),
            isChosen: one.kind === kind,
            name: t('waitingKindCount', {
              kind: one.kind === 'all' ? t('waitingKind_all') : t(`trouble_${one.kind}`),
              count: one.count,
            }),
          }))}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>{t('waitingCount', { count: total })}</p>
        {total > 1 && (
          <Choices
            label={t('waitingFirst')}
            choices={transferOrders.map((one) => ({
              key: one,
              to: hrefOf({ first: one }),
              isChosen: one === first,
              name: t(`waitingFirst_${one}`),
            }))}
          />
        )}
      </div>
    </div>
  );
}

type Choice = { key: string; to: string; name: string; isChosen: boolean };

function Choices({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ key, to, name, isChosen }) => (
          <li key={key}>
            <Link
              to={to}
              aria-current={isChosen ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center rounded-full border-2 px-3.5 text-sm no-underline ${
                isChosen
                  ? 'border-indigo bg-indigo font-bold text-white'
                  : 'border-line-strong bg-white text-ink hover:border-indigo'
              }`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Instead of the list, where nothing waits, or nothing of the kind that was chosen. */
export function NoneWaiting({ place, anchor = '' }: { place: WaitingPage; anchor?: string }) {
  const t = useT(transferMessages);
  if (place.kinds.length === 0) {
    return (
      <EmptyState title={t('waitingNone')}>
        <p>{t('waitingNoneText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('waitingKindNone')}>
      <LinkButton
        to={`${waitingSearch({ ...place, kind: 'all', page: 1 }) || '?'}${anchor}`}
        look="secondary"
      >
        {t('waitingKindSeeAll')}
      </LinkButton>
    </EmptyState>
  );
}

/** The other pages of what waits, of the same kind and in the same order. */
export function WaitingPages({ place, anchor = '' }: { place: WaitingPage; anchor?: string }) {
  const hrefFor = (page: number) => `${waitingSearch({ ...place, page }) || '?'}${anchor}`;
  return <Pagination page={place.page} pages={place.pages} hrefFor={hrefFor} />;
}
