import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import {
  countDisputes,
  DISPUTES_PER_PAGE,
  type DisputeRow,
  listDisputes,
} from '#app/domain/payments/card/list-disputes.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/disputes`: holders of cards who ask their bank for the money back, those due soonest first. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const page = readPageNumber(url.searchParams);
  const [disputes, counts] = await Promise.all([listDisputes(context, page), countDisputes(context)]);
  return {
    ...{ disputes, page, counts },
    pages: Math.ceil((counts.open + counts.closed) / DISPUTES_PER_PAGE),
    title: translate(cardMessages, language)('disputesTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Disputes() {
  const { disputes, page, pages, counts } = useLoaderData<typeof loader>();
  const t = useT(cardMessages);
  return (
    <div className="space-y-6">
      <header>
        <h1 className="text-3xl">{t('disputesTitle')}</h1>
        <p className="measure mt-2 text-ink-soft">{t('disputesLead')}</p>
      </header>
      <MoneyTabs />
      {pages === 0 && (
        <EmptyState title={t('disputesNone')}>
          <p>{t('disputesNoneText')}</p>
        </EmptyState>
      )}
      {pages > 0 && page === 1 && counts.open === 0 && <p>{t('disputesNoneOpen')}</p>}
      <Part
        title={t('disputesOpen', { count: counts.open })}
        disputes={disputes.filter(({ closedAt }) => closedAt === null)}
      />
      <Part
        title={t('disputesClosed', { count: counts.closed })}
        disputes={disputes.filter(({ closedAt }) => closedAt !== null)}
      />
      <Pagination page={page} pages={pages} hrefFor={(number) => `?page=${number}`} />
    </div>
  );
}

/** Those of one kind that stand on this page of the list, below how many there are in all. */
function Part({ title, disputes }: { title: string; disputes: readonly DisputeRow[] }) {
  if (disputes.length === 0) return null;
  return (
    <section className="space-y-4">
      <h2 className="text-2xl">{title}</h2>
      {disputes.map((dispute) => (
        <DisputeCard key={dispute.id} dispute={dispute} />
      ))}
    </section>
  );
}

function DisputeCard({ dispute }: { dispute: DisputeRow }) {
  const t = useT(cardMessages);
  const language = useLanguage();
  const { externalId, amount, reason, status, openedAt, dueAt, closedAt, orders } = dispute;
  const state = stateOf(status);
  return (
    <article className="space-y-3 rounded-md border border-line bg-white p-4 sm:p-5">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl">
        {formatVnd(language, amount)}
        <Pill tone={tones[state]}>
          {state === 'other' ? t('status_other', { status }) : t(`status_${state}`)}
        </Pill>
      </h3>
      <Facts
        facts={[
          { term: t('dueBy'), value: closedAt === null && dueAt !== null && formatDateTime(language, dueAt) },
          { term: t('disputeReason'), value: reasonText(t, reason) },
          { term: t('disputeMoney'), value: moneyText(t, language, dispute, state) },
          {
            term: t('ordersOf'),
            value:
              orders.length > 0 &&
              orders.map(({ id, code, producer, amount: share }) => (
                <span key={id} className="block">
                  <Link to={`/department/orders/${id}`} className="underline">
                    {code}
                  </Link>{' '}
                  · <span lang="vi">{producer}</span>
                  {share > 0 && ` · ${formatVnd(language, share)}`}
                </span>
              )),
          },
          { term: t('openedOn'), value: formatDate(language, openedAt) },
          { term: t('closedOn'), value: closedAt !== null && formatDate(language, closedAt) },
          { term: t('col_subject'), value: <code className="break-all text-sm">{externalId}</code> },
        ].map(({ term, value }) => ({ term, value: value || null }))}
      />
      {closedAt === null && (
        <details className="print-open">
          <summary className="min-h-12 py-3 font-bold">{t('sendTitle')}</summary>
          <ul className="list-inside list-disc space-y-1 pb-2">
            <li>{t('sendSlip')}</li>
            <li>{t('sendOrder')}</li>
            <li>{t('sendTalk')}</li>
            <li>{t('sendRefund')}</li>
          </ul>
        </details>
      )}
    </article>
  );
}

type State = 'needs' | 'review' | 'won' | 'lost' | 'closed' | 'other';

const tones: Record<State, PillTone> = {
  needs: 'red',
  review: 'turmeric',
  won: 'green',
  lost: 'neutral',
  closed: 'neutral',
  other: 'turmeric',
};

/** In our words what the provider calls it. */
function stateOf(status: string): State {
  if (status.endsWith('needs_response')) return 'needs';
  if (status.endsWith('under_review')) return 'review';
  if (status === 'won' || status === 'lost') return status;
  return status === 'warning_closed' || status === 'prevented' ? 'closed' : 'other';
}

/** Where its money is, and whom it has cost that, as the books have it. */
function moneyText(
  t: Translate<(typeof cardMessages)['vi']>,
  language: Language,
  dispute: DisputeRow,
  state: State,
): string {
  const where = moneyOf(dispute, state);
  const { fromProducers, fromMarket } = dispute;
  const isAway = where === 'withdrawn' || where === 'lost';
  return [
    t(`money_${where}`),
    ...(isAway && fromProducers > 0
      ? [t('money_fromProducers', { amount: formatVnd(language, fromProducers) })]
      : []),
    ...(isAway && fromMarket > 0 ? [t('money_fromMarket', { amount: formatVnd(language, fromMarket) })] : []),
  ].join('; ');
}

function moneyOf({ isWithdrawn, isReinstated }: DisputeRow, state: State) {
  if (isReinstated) return 'back';
  if (!isWithdrawn) return 'kept';
  return state === 'lost' ? 'lost' : 'withdrawn';
}

const reasons = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'credit_not_processed',
  'duplicate',
] as const;

function reasonText(t: Translate<(typeof cardMessages)['vi']>, reason: string): string {
  const known = reasons.find((one) => one === reason);
  return known ? t(`reason_${known}`) : t('reason_other', { reason });
}
