import { Form, Link } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ShopView } from '#app/domain/channels/push/read-shops.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

type ShopProps = { shop: ShopView; channel: { code: string; name: string } };

/** The way to the question whether to disconnect: over the page, without a script on the page itself. */
export function DisconnectShop({ shop, channel }: ShopProps) {
  const t = useT(pushMessages);
  return (
    <Dialog
      href={`?ask=${encodeURIComponent(shop.id)}#disconnect`}
      opener={t('disconnect')}
      openerClassName={buttonClass('danger')}
      title={t('disconnectTitle', { shop: shop.name })}
    >
      <Question shop={shop} channel={channel} />
    </Dialog>
  );
}

/** The same question as a part of the page. */
export function DisconnectPanel({ shop, channel }: ShopProps) {
  const t = useT(pushMessages);
  return (
    <Panel id="disconnect" title={t('disconnectTitle', { shop: shop.name })}>
      <div className="space-y-4">
        <Question shop={shop} channel={channel} />
        <Link to={`/seller/channels/${channel.code}/shop`} className="inline-flex min-h-12 items-center">
          {t('keepConnected')}
        </Link>
      </div>
    </Panel>
  );
}

function Question({ shop, channel }: ShopProps) {
  const t = useT(pushMessages);
  return (
    <>
      <p>{t('disconnectWipes', { channel: channel.name })}</p>
      {shop.products > 0 && <p>{t('disconnectStays', { count: shop.products, channel: channel.name })}</p>}
      <p>{t('disconnectHint')}</p>
      <Form method="post" action={`/seller/channels/${channel.code}/shop`}>
        <input type="hidden" name="shop" value={shop.id} />
        <SubmitButton look="danger" name="intent" value="disconnect" busyLabel={t('disconnecting')}>
          {t('disconnectYes')}
        </SubmitButton>
      </Form>
    </>
  );
}
