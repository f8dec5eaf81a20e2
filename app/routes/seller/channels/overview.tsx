import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { ExportList } from '#app/components/export-list.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { NotPublicNote } from '#app/components/not-public-note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readDemoShopGoods } from '#app/demo/read-demo-shop-goods.server.ts';
import { makeOwnCatalogue } from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { channelCards } from '#app/domain/channels/channel-cards.server.ts';
import { listExports } from '#app/domain/channels/exports/read-export.server.ts';
import { readExportReports } from '#app/domain/channels/exports/read-export-reports.server.ts';
import { listOwnShops } from '#app/domain/channels/push/list-own-shops.server.ts';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { bulkFixMessages } from '#app/i18n/bulk-fix.ts';
import { channelMessages, ruleText } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { wordingDefaultMessages } from '#app/i18n/wording-defaults.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { catalogueWish } from '#app/routes/catalogue-wish.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { BulkFixLinks } from '#app/routes/seller/channels/bulk-fix-links.tsx';
import { ChannelWays } from '#app/routes/seller/channels/channel-ways.tsx';
import { MadeFiles } from '#app/routes/seller/channels/made-files.tsx';
import { OwnShops, RefusedListings } from '#app/routes/seller/channels/own-shops.tsx';
import { ReadinessPanel } from '#app/routes/seller/channels/readiness-panel.tsx';
import { DemoGoodsCard } from '#app/routes/seller/demo-goods-card.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const channel = channels.find(({ code }) => code === url.searchParams.get('channel'));
  const asked = {
    channel: channel?.code ?? null,
    rule: url.searchParams.get('rule') || null,
    after: url.searchParams.get('after') ?? '',
  };
  const [{ fixes, ...readiness }, own, files, demoGoods] = await Promise.all([
    listOwnReadiness(context, actor, asked),
    listOwnShops(context, actor),
    listExports(context, actor.producerId),
    readDemoShopGoods(context, actor),
  ]);
  const made = new Set(url.searchParams.get('made')?.split(',') ?? []);
  const newest = await readExportReports(
    context,
    actor.producerId,
    files.filter(({ id }) => made.has(id)).reverse(),
  );
  return {
    cards: channelCards(),
    ...own,
    demoGoods,
    readiness,
    fixes: fixes.map((fix) => ({
      ...fix,
      channelName: channels.find(({ code }) => code === fix.channelCode)?.name ?? '',
    })),
    asked,
    ruleNames: Object.fromEntries(
      channel?.rules.map(({ id, name }) => [id, ruleText(language, id, name)]) ?? [],
    ),
    files,
    made: newest,
    madeWhere: channels.find(({ code }) => code === newest[0]?.channelCode)?.template?.uploadAt ?? null,
    privateUrl: context.config.isPublicHttps ? null : context.config.publicUrl,
    title: translate(channelMessages, language)('channelsTitle'),
  };
});

export const action = actionFor('seller', ({ context, actor, request, language }) =>
  answerForm(null, async () => {
    const form = await request.formData();
    const id = await makeOwnCatalogue(context, actor, catalogueWish(form, language));
    return redirect(`/seller/channels?made=${id}#made`, 303);
  }),
);

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function ChannelsOverview() {
  const {
    cards,
    demoGoods,
    shops,
    refused,
    readiness,
    fixes,
    asked,
    ruleNames,
    files,
    made,
    madeWhere,
    privateUrl,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(channelMessages);
  const tFix = useT(bulkFixMessages);
  const tDefaults = useT(wordingDefaultMessages);
  const p = useT(packMessages);
  return (
    <>
      <ErrorSummary errors={answer && 'errors' in answer ? answer.errors : undefined} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('channelsTitle')}</h1>
        <p className="measure text-ink-soft">{t('channelsIntro')}</p>
        <p className="flex flex-wrap gap-x-6">
          <a href="#ways" className="inline-flex min-h-12 items-center">
            {t('toWays')}
          </a>
          <Link to="/seller/channels/shopee/wording" className="inline-flex min-h-12 items-center">
            {tDefaults('toDefaults')}
          </Link>
        </p>
      </header>
      <MadeFiles files={made} where={madeWhere} />
      <RefusedListings refused={refused} />
      {fixes.length > 0 && (
        <Panel title={tFix('title')} id="fixes">
          <p className="mb-3">{tFix('panelIntro')}</p>
          <BulkFixLinks fixes={fixes} />
        </Panel>
      )}
      <DemoGoodsCard goods={demoGoods} />
      <OwnShops shops={shops} />
      <ReadinessPanel {...readiness} asked={asked} ruleNames={ruleNames} />
      <ChannelWays cards={cards} connected={new Set(shops.map(({ channel }) => channel.code))} />
      <NotPublicNote privateUrl={privateUrl} />
      <Panel title={t('filesTitle')} id="files">
        <ExportList files={files} hrefFor={(id) => `/seller/channels/exports/${id}`} />
        <p className="mt-4">
          <LinkButton look="secondary" to="/seller/channels/exports">
            {p('toHistory')}
          </LinkButton>
        </p>
      </Panel>
    </>
  );
}
