import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { checkPresence } from '#app/domain/register/check-presence.server.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { listOtherPages } from '#app/domain/reports/list-other-pages.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { codeName, keyName } from '#app/routes/department/key-name.ts';
import { sourceKeys } from '#app/routes/department/presence-card.tsx';
import { readScope } from '#app/routes/department/read-scope.ts';
import { scopeText } from '#app/routes/department/scope-text.ts';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/links?target=&asOf=`: presences in the figure whose links are no product's page, to be looked at again. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  ...(await listOtherPages(context, readScope(url), { page: readPageNumber(url.searchParams) })),
  done: url.searchParams.get('done'),
  title: translate(departmentMessages, language)('linksTitle'),
}));

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const { target, asOf, page } = {
    target: textOf(form, 'target') || null,
    asOf: textOf(form, 'asOf') || null,
    page: textOf(form, 'page'),
  };
  return answerForm(null, async () => {
    const { reason } = await checkPresence(context, actor, textOf(form, 'presenceId'));
    const search = new URLSearchParams([
      ...(target ? [['target', target]] : []),
      ...(asOf ? [['asOf', asOf]] : []),
      ...(page === '' ? [] : [['page', page]]),
      ['done', `page_${reason}`],
    ]);
    return redirect(`/department/links?${search}`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function OtherPages() {
  const { target, asOf, rows, total, products, page, pages, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(departmentMessages);
  const language = useLanguage();
  const scope = { target: target.code, asOf };
  const told = done?.startsWith('page_') && codeName(t, done);
  return (
    <>
      <header>
        <h1 className="text-3xl">{t('linksTitle')}</h1>
        <p className="text-lg">
          {scopeText(t, language, { target, asOf, what: t('linksCount', { count: total }) })}
        </p>
        <p className="measure mt-2">{t('linksLead')}</p>
        {products > 0 && <p className="mt-2 font-bold">{t('linksCarry', { count: products })}</p>}
      </header>
      <ErrorSummary errors={refused?.errors} />
      {told && !refused && <Note>{told}</Note>}
      <DataTable
        caption={t('linksTitle')}
        hideCaption
        rows={rows}
        rowKey={({ presenceId }) => presenceId}
        empty={
          <EmptyState title={t('linksNone')}>
            <p>{t('linksNoneText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('name'),
            heading: true,
            cell: ({ entryCode, entryName, producerName }) => (
              <>
                <Link to={`/department/entries/${entryCode}`} className="inline-flex min-h-11 items-center">
                  {entryName}
                </Link>
                <span className="block font-normal text-ink-soft">{producerName}</span>
              </>
            ),
          },
          {
            key: 'link',
            header: t('linksLink'),
            cell: ({ url, channelCode, channelName }) => (
              <>
                {keyName({ t, language }, 'channel', channelCode, channelName)}
                <a href={url} rel="noreferrer nofollow" target="_blank" className="block break-all">
                  {url}
                </a>
              </>
            ),
          },
          {
            key: 'recorded',
            header: t('linksRecorded'),
            cell: ({ firstSeenOn, source }) =>
              `${formatDate(language, firstSeenOn)}, ${t(sourceKeys[source])}`,
          },
          {
            key: 'carries',
            header: t('linksFigure'),
            cell: ({ carriesListed, carriesLive }) =>
              carriesListed || carriesLive ? (
                <Pill tone="turmeric">{t(carriesLive ? 'linksCarriesLive' : 'linksCarriesListed')}</Pill>
              ) : (
                t('linksCarriesNothing')
              ),
          },
          {
            key: 'act',
            header: t('linksAgain'),
            hideHeader: true,
            noPrint: true,
            cell: ({ presenceId, entryName }) => (
              <Form method="post">
                <input type="hidden" name="presenceId" value={presenceId} />
                <input type="hidden" name="target" value={target.code} />
                <input type="hidden" name="asOf" value={asOf} />
                <input type="hidden" name="page" value={page} />
                <SubmitButton
                  look="secondary"
                  size="sm"
                  busyLabel={t('checkingNow')}
                  aria-label={t('linksAgainNamed', { name: entryName })}
                >
                  {t('linksAgain')}
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
      <Pagination
        page={page}
        pages={pages}
        hrefFor={(number) => `/department/links${entrySearch({ ...scope, page: number })}`}
      />
    </>
  );
}
