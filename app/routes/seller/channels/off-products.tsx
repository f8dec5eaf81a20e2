import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { readOffProducts } from '#app/domain/channels/push/read-off-products.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { offPath } from '#app/routes/seller/channels/off-path.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';
import { RunCounts } from '#app/routes/seller/channels/run-counts.tsx';
import { SimulatedNote } from '#app/routes/seller/channels/simulated-note.tsx';

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const off = await readOffProducts(context, actor, {
    channelCode: params.channel ?? '',
    shopId: params.shopId ?? '',
    group: url.searchParams.get('group'),
    page: Number(url.searchParams.get('page')),
  });
  return { ...off, title: translate(pushMessages, language)('offTitle', { channel: off.channel.name }) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

/** What is off a shop in one way, each product with why and the way to mend it. */
export default function OffProducts() {
  const { channel, shop, counts, group, page, pages, products } = useLoaderData<typeof loader>();
  const t = useT(pushMessages);
  const tChannel = useT(channelMessages);
  const name = { channel: channel.name };
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels', label: tChannel('channelsTitle') },
          { to: `/seller/channels/${channel.code}/shop`, label: t('shopTitle', name) },
          { label: t('offTitle', name) },
        ]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('offTitle', name)}</h1>
        <p className="break-words text-ink-soft">{shop.name}</p>
      </header>
      {shop.isSimulated && <SimulatedNote channel={channel.name} />}
      <RunCounts counts={counts} current={group} hrefFor={(one) => offPath(channel.code, shop.id, one)} />
      {products.length === 0 ? (
        <p>{t('offNone')}</p>
      ) : (
        <Panel title={t(`run_${group}`, { count: counts[group] })} id={group}>
          <ul className="divide-y divide-line">
            {products.map(({ listingId, title, refusals }) => (
              <li key={listingId} className="space-y-2 py-4 first:pt-0 last:pb-0">
                <Link to={`/seller/listings/${listingId}`} className="font-bold wrap-anywhere">
                  {title || tChannel('untitled')}
                </Link>
                <RefusalLines refusals={refusals} listingId={listingId} channel={channel} shopId={shop.id} />
              </li>
            ))}
          </ul>
          <Pagination
            page={page}
            pages={pages}
            hrefFor={(to) => `${offPath(channel.code, shop.id, group)}&page=${to}`}
          />
        </Panel>
      )}
      {shop.state === 'connected' && (
        <LinkButton look="secondary" to={`/seller/channels/${channel.code}/push?shop=${shop.id}#refused`}>
          {t('push')}
        </LinkButton>
      )}
    </>
  );
}
