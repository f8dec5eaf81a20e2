import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { CatalogueButtons } from '#app/components/catalogue-buttons.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { ExportList } from '#app/components/export-list.tsx';
import { FigureTile } from '#app/components/figure-tile.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { NotPublicNote } from '#app/components/not-public-note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { makeMarketCatalogue } from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { channelCards } from '#app/domain/channels/channel-cards.server.ts';
import { listExports } from '#app/domain/channels/exports/read-export.server.ts';
import { gapPages, listFeedGaps } from '#app/domain/channels/feed/list-feed-gaps.server.ts';
import { channelMessages, ruleText } from '#app/i18n/channels.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { catalogueWish } from '#app/routes/catalogue-wish.ts';
import { GapList, GapRules } from '#app/routes/department/feeds/gap-tables.tsx';
import { readPageNumber } from '#app/routes/read-page-number.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, params, url, language }) => {
  const cards = channelCards().filter(({ feeds }) => feeds.length > 0);
  const channel = cards.find(({ code }) => code === params.channel);
  if (!channel) throw new NotFound('feed');
  const page = readPageNumber(url.searchParams);
  const ruleId = url.searchParams.get('rule');
  const gaps = await listFeedGaps(context, channel.code, { ruleId, page });
  return {
    ...gaps,
    channel,
    others: cards.filter((one) => one !== channel),
    page,
    pages: gapPages(gaps.total),
    ruleId,
    exports: await listExports(context, null),
    privateUrl: context.config.isPublicHttps ? null : context.config.publicUrl,
    title: translate(channelMessages, language)('gapsTitle', { channel: channel.name }),
  };
});

export const action = actionFor('department', ({ context, actor, params, request, language }) =>
  answerForm(null, async () => {
    const form = await request.formData();
    await makeMarketCatalogue(context, actor, catalogueWish(form, language));
    return redirect(`/department/feeds/${params.channel}#files`, 303);
  }),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

const hrefFor = (rule: string | null, page: number) => {
  const query = new URLSearchParams({
    ...(rule ? { rule } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `?${query}` : '?';
};

export default function FeedGaps() {
  const data = useLoaderData<typeof loader>();
  const { channel, others, published, inFeed, items, byRule, gaps, ruleId, page, pages } = data;
  const answer = useActionData<typeof action>();
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <>
      <ErrorSummary errors={answer && 'errors' in answer ? answer.errors : undefined} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('gapsTitle', { channel: channel.name })}</h1>
        {channel.isExperimental && <p className="font-bold">{t('experimental')}</p>}
        <p className="measure text-ink-soft">{t('gapsIntro', { channel: channel.name })}</p>
        <p className="no-print flex flex-wrap gap-3">
          {channel.feeds.map((path) => (
            <LinkButton key={path} look="secondary" to={path} reloadDocument>
              {path}
            </LinkButton>
          ))}
        </p>
        <p className="no-print flex flex-wrap gap-x-4 gap-y-2">
          <span>{t('otherFeeds')}:</span>
          {others.map(({ code, name }) => (
            <Link key={code} to={`/department/feeds/${code}`}>
              {name}
            </Link>
          ))}
        </p>
      </header>
      <NotPublicNote privateUrl={data.privateUrl} />
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <FigureTile label={t('gapsPublished')} value={published} />
        <FigureTile label={t('gapsInFeed')} value={inFeed} />
        <FigureTile label={t('gapsItems')} value={items} />
        <FigureTile label={t('gapsLeft')} value={published - inFeed} />
      </div>
      {byRule.length > 0 && (
        <Panel title={t('gapsReasons')}>
          <GapRules rules={byRule} hrefFor={(id) => hrefFor(id, 1)} />
        </Panel>
      )}
      <Panel
        title={ruleId ? ruleText(language, ruleId) : t('gapsLeft')}
        actions={
          ruleId && (
            <LinkButton look="secondary" size="sm" to="?">
              {t('gapsAll')}
            </LinkButton>
          )
        }
      >
        <GapList gaps={gaps} />
        <Pagination page={page} pages={pages} hrefFor={(number) => hrefFor(ruleId, number)} />
      </Panel>
      <Panel title={t('gapsCatalogue')} id="files">
        <p className="mb-4">{t('gapsCatalogueText')}</p>
        <CatalogueButtons />
        <div className="mt-5">
          <ExportList files={data.exports} hrefFor={(id) => `/department/feeds/exports/${id}`} />
        </div>
      </Panel>
    </>
  );
}
