import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { listOwnOrders } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import {
  isOpenSection,
  isOrderSection,
  type OrderSection,
  openSections,
  orderSections,
} from '#app/domain/orders/fulfil/order-sections.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ChosenOrders } from '#app/routes/seller/orders/chosen-orders.tsx';
import { OrderCard } from '#app/routes/seller/orders/order-card.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/orders`: what is open; `?show=` a part of all; `?q=` an order by its code. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const show = url.searchParams.get('show') ?? '';
  const section = isOrderSection(show) ? show : null;
  const query = url.searchParams.get('q')?.slice(0, 20) ?? '';
  const page = Math.trunc(Number(url.searchParams.get('page'))) || 1;
  const done = url.searchParams.get('done');
  return {
    ...(await listOwnOrders(context, actor, { section, query, page })),
    section,
    query,
    accepted: done === null || !/^\d{1,3}$/.test(done) ? null : Number(done),
    title: translate(fulfilmentMessages, language)('title'),
  };
});

/** `accept` is one order's own button; without it the ticked ones are accepted. */
export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const chosen = form.getAll('order').map(String);
  const one = form.get('accept');
  return answerForm({ chosen }, async () => {
    const count = await acceptOrders(context, actor, one === null ? chosen : [String(one)]);
    return redirect(`/seller/orders?done=${count}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerOrders() {
  const { rows, counts, now, section, query, page, pages, accepted } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(fulfilmentMessages);
  const refused = answer && 'errors' in answer ? answer : null;
  const isAny = orderSections.some((one) => counts[one] > 0);
  if (!isAny) return <NoOrders />;
  const parts = query === '' && section === null ? openSections : [section ?? 'new'];
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('lead')}</p>
      </header>
      {!answer && accepted !== null && (
        <Note tone="success">
          {accepted === 0 ? t('done_acceptNone') : t('done_accept', { count: accepted })}
        </Note>
      )}
      <ErrorSummary errors={refused?.errors} />
      <SectionLinks current={query === '' ? section : undefined} counts={counts} />
      <details open={query !== ''} className="rounded-md border border-line bg-white px-4">
        <summary className="flex min-h-12 cursor-pointer items-center gap-2">
          <Icon name="search" />
          {t('search')}
        </summary>
        <Form method="get" role="search" className="flex items-end gap-2 pb-2">
          <div className="min-w-0 flex-1">
            <TextField
              key={query}
              type="search"
              name="q"
              label={t('search')}
              hint={t('searchHint')}
              defaultValue={query}
              enterKeyHint="search"
              autoCapitalize="characters"
            />
          </div>
          <button type="submit" className={buttonClass('secondary')}>
            {t('find')}
          </button>
        </Form>
      </details>
      {rows.length === 0 ? (
        <NothingHere isSearch={query !== ''} isOpen={section === null} />
      ) : (
        // A form of the browser's own: one of its buttons opens a file.
        <form method="post" className="space-y-6">
          {query !== '' ? (
            <Orders rows={rows} now={now} chosen={refused?.kept.chosen} />
          ) : (
            parts.map((part) => (
              <Part key={part} part={part} rows={rows} now={now} chosen={refused?.kept.chosen} />
            ))
          )}
          <ChosenOrders rows={rows} />
        </form>
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefFor={(to) => `/seller/orders?${new URLSearchParams({ show: section ?? '', page: String(to) })}`}
      />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Part({
  part,
  rows,
  now,
  chosen,
}: {
  part: OrderSection;
  rows: Page['rows'];
  now: number;
  chosen: string[] | undefined;
}) {
  const t = useT(fulfilmentMessages);
  const ofService = useServiceWords(fulfilmentMessages, true);
  const own = rows.filter((row) => row.section === part);
  if (own.length === 0) return null;
  // What is packed and what is not are told each in its own words.
  const names = new Set(own.map(({ way }) => (way === 'spot' ? ofService : t)(`section_${part}`)));
  return (
    <section aria-labelledby={`part-${part}`} className="space-y-3">
      <h2 id={`part-${part}`} className="text-xl">
        {[...names].join(' · ')}
      </h2>
      {part === 'unpaid' && <p className="measure text-ink-soft">{t('unpaidNote')}</p>}
      <Orders rows={own} now={now} chosen={chosen} />
    </section>
  );
}

function Orders({
  rows,
  now,
  chosen = [],
}: {
  rows: Page['rows'];
  now: number;
  chosen: string[] | undefined;
}) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {rows.map((row) => (
        <OrderCard key={row.id} row={row} now={now} isChosen={chosen.includes(row.id)} />
      ))}
    </ul>
  );
}

/** The parts of the list with how many stand there; what is empty is left out but for the one that is shown. */
function SectionLinks({
  current,
  counts,
}: {
  /** Null for what is open; undefined where none is current. */
  current: OrderSection | null | undefined;
  counts: Page['counts'];
}) {
  const t = useT(fulfilmentMessages);
  const open = openSections.reduce((sum, one) => sum + counts[one], 0);
  const links = [
    { key: null, to: '/seller/orders', label: t('open'), count: open },
    ...orderSections
      // What is open stands on the first page already, each part under its heading.
      .filter((one) => (counts[one] > 0 && !isOpenSection(one)) || one === current)
      .map((one) => ({
        key: one,
        to: `/seller/orders?show=${one}`,
        label: t(`section_${one}`),
        count: counts[one],
      })),
  ];
  return (
    <nav aria-label={t('filterLabel')}>
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, to, label, count }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={key === current ? 'page' : undefined}
              className={`inline-flex min-h-12 items-center gap-2 rounded-full border-2 px-4 no-underline ${
                key === current
                  ? 'border-indigo bg-indigo font-bold text-white'
                  : 'border-line-strong bg-white text-ink hover:border-indigo'
              }`}
            >
              {label}
              <span className="font-bold tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NoOrders() {
  const t = useT(fulfilmentMessages);
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <EmptyState
        title={t('emptyTitle')}
        action={<LinkButton to="/seller/poster">{t('emptyPoster')}</LinkButton>}
      >
        <p>{t('emptyText')}</p>
      </EmptyState>
    </>
  );
}

function NothingHere({ isSearch, isOpen }: { isSearch: boolean; isOpen: boolean }) {
  const t = useT(fulfilmentMessages);
  const which = isSearch ? 'noMatch' : isOpen ? 'emptyOpen' : 'emptySection';
  return (
    <EmptyState
      title={t(`${which}Title`)}
      action={
        isSearch && (
          <LinkButton look="secondary" to="/seller/orders">
            {t('showAll')}
          </LinkButton>
        )
      }
    >
      <p>{t(`${which}Text`)}</p>
    </EmptyState>
  );
}
