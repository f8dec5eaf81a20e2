import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { readDemoShopGoods } from '#app/demo/read-demo-shop-goods.server.ts';
import { countUnlistedEntries } from '#app/domain/catalog/count-unlisted-entries.server.ts';
import { listMyListings } from '#app/domain/catalog/list-my-listings.server.ts';
import { type ListingFilter, listingFilters } from '#app/domain/catalog/listing-filters.ts';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import { readProfile } from '#app/domain/catalog/read-profile.server.ts';
import { setStock } from '#app/domain/catalog/set-stock.server.ts';
import { stockRange, wholeProblem } from '#app/domain/catalog/step-input.ts';
import { listDueSoon } from '#app/domain/orders/fulfil/list-due-soon.server.ts';
import { listWaitingTickets } from '#app/domain/orders/tickets/list-waiting-tickets.server.ts';
import { readToday } from '#app/domain/payments/read-today.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ContactMissingCard } from '#app/routes/seller/contact-missing.tsx';
import { DemoGoodsCard } from '#app/routes/seller/demo-goods-card.tsx';
import { FilterLinks } from '#app/routes/seller/filter-links.tsx';
import { ListingRow } from '#app/routes/seller/listing-row.tsx';
import { TodayCard } from '#app/routes/seller/today-card.tsx';
import { FirstSteps, WaitingEntries } from '#app/routes/seller/waiting-entries.tsx';
import { DomainError } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** A list that fits on two screens needs no search. */
const FEW = 5;

function filterFrom(url: URL): { filter: ListingFilter; query: string; page: number } {
  const wanted = url.searchParams.get('show');
  return {
    filter: listingFilters.find((one) => one === wanted) ?? 'all',
    query: url.searchParams.get('q')?.slice(0, 100) ?? '',
    page: Math.trunc(Number(url.searchParams.get('page'))) || 1,
  };
}

export const loader = loaderFor('seller', async ({ context, actor, url }) => {
  const wanted = filterFrom(url);
  const { producerId } = actor;
  const [listings, waiting, demoGoods, profile, today, due, tickets, refunds] = await Promise.all([
    listMyListings(context, actor, wanted),
    countUnlistedEntries(context, actor),
    readDemoShopGoods(context, actor),
    readProfile(context, actor),
    readToday(context, actor),
    listDueSoon(context, actor),
    listWaitingTickets(context, actor),
    listRefunds(context, { producerId, standing: 'waiting' }),
  ]);
  const hasContact = hasPublicContact(profile);
  return {
    ...listings,
    ...wanted,
    waiting,
    demoGoods,
    hasContact,
    today: { ...today, due, tickets, refunds },
    search: url.search,
  };
});

/** The one thing that can be done from the list: the stock of a size. */
export const action = actionFor('seller', async ({ context, actor, request, url }) => {
  const form = await request.formData();
  const variantId = String(form.get('variantId') ?? '');
  const typed = String(form.get('stock') ?? '');
  const save = async () => {
    await setStock(context, actor, { variantId, stock: stockFrom(typed), seen: Number(form.get('seen')) });
    url.searchParams.set('done', 'stock');
    url.searchParams.set('at', String(context.clock.now()));
    url.searchParams.delete('index');
    return redirect(
      `/seller?${url.searchParams}#row-${encodeURIComponent(String(form.get('listingId') ?? ''))}`,
      303,
    );
  };
  return answerForm(typed, save, () => `stock-${variantId}`);
});

/** @throws DomainError that names what is wrong with the number. */
function stockFrom(typed: string): number {
  const stock = parseWhole(typed);
  if (stock === null) throw new DomainError('stockEmpty');
  const problem = wholeProblem(stock, stockRange);
  if (problem) throw new DomainError(problem.code, { params: problem.params });
  return stock;
}

export default function SellerHome() {
  const { rows, total, page, pages, any, waiting, demoGoods, hasContact, today, filter, query } =
    useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const t = useT(catalogMessages);
  const refused = problem && 'errors' in problem ? problem : null;
  const hrefFor = (change: { show?: string; page?: number }) => {
    const search = new URLSearchParams();
    const show = change.show ?? filter;
    if (show !== 'all') search.set('show', show);
    if (query) search.set('q', query);
    if (change.page && change.page > 1) search.set('page', String(change.page));
    return search.size > 0 ? `/seller?${search}` : '/seller';
  };
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl">{t('mineTitle')}</h1>
        {any && (
          <LinkButton to="/seller/listings/new">
            <Icon name="plus" />
            {t('newListing')}
          </LinkButton>
        )}
      </header>
      <ErrorSummary errors={refused?.errors} />
      {!any ? (
        <>
          <DemoGoodsCard goods={demoGoods} />
          <FirstSteps waiting={waiting} />
          {!hasContact && <ContactMissingCard />}
        </>
      ) : (
        <>
          {filter === 'all' && query === '' && page === 1 && (
            <>
              <TodayCard today={today} />
              <DemoGoodsCard goods={demoGoods} />
              {!hasContact && <ContactMissingCard />}
              <WaitingEntries waiting={waiting} />
            </>
          )}
          {(total > FEW || query || filter !== 'all') && (
            <>
              <Form method="get" role="search" className="flex items-end gap-2">
                <div className="min-w-0 flex-1">
                  <TextField
                    key={query}
                    type="search"
                    name="q"
                    label={t('searchMine')}
                    hint={t('searchMineHint')}
                    defaultValue={query}
                    enterKeyHint="search"
                  />
                </div>
                {filter !== 'all' && <input type="hidden" name="show" value={filter} />}
                <button type="submit" className={buttonClass('secondary')}>
                  {t('find')}
                </button>
              </Form>
              <FilterLinks current={filter} hrefFor={(show) => hrefFor({ show })} />
            </>
          )}
          {rows.length === 0 ? (
            <EmptyState
              title={t('noMatchTitle')}
              action={
                <LinkButton look="secondary" to="/seller">
                  {t('showAll')}
                </LinkButton>
              }
            >
              <p>{t('noMatchText')}</p>
            </EmptyState>
          ) : (
            <section aria-label={t('countListings', { count: total })} className="space-y-3">
              <p className="text-ink-soft">{t('countListings', { count: total })}</p>
              <ul className="space-y-3">
                {rows.map((row) => (
                  <ListingRow key={row.id} row={row} refused={refused} />
                ))}
              </ul>
            </section>
          )}
          <Pagination page={page} pages={pages} hrefFor={(to) => hrefFor({ page: to })} />
        </>
      )}
    </>
  );
}
