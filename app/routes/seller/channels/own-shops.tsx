import { Link } from '@remix-run/react';
import { Panel } from '#app/components/panel.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { OwnShop, RefusedListing } from '#app/domain/channels/push/list-own-shops.server.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { offPath } from '#app/routes/seller/channels/off-path.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';
import { RunCounts } from '#app/routes/seller/channels/run-counts.tsx';

/** What the platforms turned down, each with why and the way to where it is mended; nothing when there is none. */
export function RefusedListings({ refused }: { refused: readonly RefusedListing[] }) {
  const t = useT(pushMessages);
  const tChannel = useT(channelMessages);
  if (refused.length === 0) return null;
  return (
    <Panel title={t('refusedTitle')} id="refused">
      <ul className="divide-y divide-line">
        {refused.map(({ listingId, title, channel, refusals }) => (
          <li key={`${listingId} ${channel.code}`} className="space-y-2 py-3 first:pt-0 last:pb-0">
            <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
              {title || tChannel('untitled')}
              <Pill>{channel.name}</Pill>
            </h3>
            <RefusalLines refusals={refusals} listingId={listingId} channel={channel} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The connected shops, a line each: what stands there, and the way to put more there. */
export function OwnShops({ shops }: { shops: readonly OwnShop[] }) {
  const t = useT(pushMessages);
  if (shops.length === 0) return null;
  return (
    <Panel title={t('ownShopsTitle')} id="shops">
      <ul className="divide-y divide-line">
        {shops.map((shop) => (
          <li
            key={shop.id}
            className="flex flex-wrap items-center justify-between gap-x-6 py-1.5 first:pt-0 last:pb-0"
          >
            <Link
              to={`/seller/channels/${shop.channel.code}/shop`}
              className="inline-flex min-h-12 items-center font-bold max-sm:w-full"
            >
              {shop.name}
            </Link>
            <span className="flex flex-wrap items-center gap-2 sm:mr-auto">
              <ShopStanding shop={shop} />
            </span>
            <WayOn shop={shop} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ShopStanding({ shop: { id, channel, state, live, hidden, underWay, off } }: { shop: OwnShop }) {
  const t = useT(pushMessages);
  const counts: Array<[PillTone, 'shopLive' | 'shopHidden' | 'shopUnderWay', number]> = [
    ['green', 'shopLive', live],
    ['indigo', 'shopHidden', hidden],
    ['turmeric', 'shopUnderWay', underWay],
  ];
  const shown = counts.filter(([, , products]) => products > 0);
  const isOff = Object.values(off).some((products) => products > 0);
  return (
    <>
      {state !== 'connected' && <Pill tone="red">{t(`state_${state}`)}</Pill>}
      {shown.map(([tone, words, products]) => (
        <Pill key={words} tone={tone}>
          {t(words, { count: products })}
        </Pill>
      ))}
      {isOff && <RunCounts counts={off} hrefFor={(group) => offPath(channel.code, id, group)} />}
      {shown.length === 0 && !isOff && state === 'connected' && (
        <span className="text-ink-soft">{t('shopNothingYet')}</span>
      )}
    </>
  );
}

function WayOn({ shop: { id, state, channel } }: { shop: OwnShop }) {
  const t = useT(pushMessages);
  const path = `/seller/channels/${channel.code}`;
  const isOpen = state === 'connected';
  return (
    <Link
      to={isOpen ? `${path}/push?shop=${id}` : `${path}/shop`}
      className="inline-flex min-h-12 items-center"
    >
      {t(isOpen ? 'push' : state === 'offered' ? 'chooseOffers' : 'reconnect')}
      <span className="sr-only"> {channel.name}</span>
    </Link>
  );
}
