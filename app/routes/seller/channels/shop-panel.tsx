import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Facts } from '#app/components/facts.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { ShopView } from '#app/domain/channels/push/read-shops.server.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { DisconnectShop } from '#app/routes/seller/channels/disconnect-shop.tsx';
import { offPath } from '#app/routes/seller/channels/off-path.ts';
import { RunCounts } from '#app/routes/seller/channels/run-counts.tsx';

type ShopPanelProps = { shop: ShopView; channel: { code: string; name: string }; takesOrders: boolean };

/** One shop: how its connection and its products stand, and what one can do with it. */
export function ShopPanel({ shop, channel, takesOrders }: ShopPanelProps) {
  const t = useT(pushMessages);
  const language = useLanguage();
  const isConnected = shop.state === 'connected';
  const off = Object.values(shop.off).reduce((all, products) => all + products, 0);
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {shop.name}
          {shop.isSimulated && <Pill tone="turmeric">{t('simulatedTag')}</Pill>}
        </span>
      }
    >
      <Facts
        facts={[
          {
            term: t('stateTerm'),
            value: <Pill tone={isConnected ? 'green' : 'red'}>{t(`state_${shop.state}`)}</Pill>,
          },
          {
            term: t('untilTerm'),
            // Withdrawn, ended or closed, it holds until no day any more.
            value: isConnected && shop.authorisedUntil ? formatDate(language, shop.authorisedUntil) : null,
          },
          { term: t('productsTerm'), value: t('productCount', { count: shop.products }) },
          {
            term: t('refusedTerm'),
            value: off > 0 && (
              <RunCounts counts={shop.off} hrefFor={(group) => offPath(channel.code, shop.id, group)} />
            ),
          },
          { term: t('askedTerm'), value: shop.askedAt && formatDateTime(language, shop.askedAt) },
          { term: t('syncTerm'), value: t(shop.followsListing ? 'syncOn' : 'syncOff') },
          {
            term: t('salesTerm'),
            value: takesOrders ? t('salesText') : t('salesHere', { channel: channel.name }),
          },
        ]}
      />
      {shop.state === 'suspended' && <p className="my-3">{t('suspendedText')}</p>}
      <div className="mt-4 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {isConnected && (
          <LinkButton to={`/seller/channels/${channel.code}/push?shop=${shop.id}`}>{t('push')}</LinkButton>
        )}
        <Form method="post" className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
          <input type="hidden" name="shop" value={shop.id} />
          {!isConnected && (
            <SubmitButton name="intent" value="reconnect" busyLabel={t('connecting')}>
              {t('reconnect')}
            </SubmitButton>
          )}
          {isConnected && shop.drafts > 0 && (
            <SubmitButton look="secondary" name="intent" value="onSale">
              {t('openDrafts')}
            </SubmitButton>
          )}
          {isConnected && shop.products + off > 0 && (
            <SubmitButton look="secondary" name="intent" value="ask">
              {t('ask', { channel: channel.name })}
            </SubmitButton>
          )}
          {isConnected && (
            <SubmitButton look="secondary" name="intent" value={shop.followsListing ? 'unfollow' : 'follow'}>
              {t(shop.followsListing ? 'unfollow' : 'follow')}
            </SubmitButton>
          )}
        </Form>
        <DisconnectShop shop={shop} channel={channel} />
      </div>
      {shop.held > 0 && (
        <p className="mt-3">
          {t('heldCount', { count: shop.held })}
          <Link to="/seller/notices" className="flex min-h-12 items-center font-bold">
            {t('heldWhy')}
          </Link>
        </p>
      )}
      {shop.drafts > 0 && <p className="mt-3">{t('draftsWaiting', { count: shop.drafts })}</p>}
    </Panel>
  );
}
