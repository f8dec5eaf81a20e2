import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { FormerShop } from '#app/domain/channels/push/read-shops.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { RunList } from '#app/routes/seller/channels/run-list.tsx';

/** Shops that were disconnected: since when, what was pushed there, and the way back. */
export function FormerShops({
  shops,
  channel,
  canConnect,
}: {
  shops: readonly FormerShop[];
  channel: { code: string; name: string };
  canConnect: boolean;
}) {
  const t = useT(pushMessages);
  const language = useLanguage();
  return shops.map(({ id, name, disconnectedAt, runs }) => (
    <Panel key={id} title={t('formerTitle', { shop: name })}>
      <p className="measure">
        {disconnectedAt !== null && t('formerSince', { when: formatDateTime(language, disconnectedAt) })}{' '}
        {t('formerText', { channel: channel.name })}
      </p>
      {canConnect && <ReconnectForm shop={{ id, name }} channelCode={channel.code} />}
      <h3 className="mt-4 font-bold">{t('runsTitle')}</h3>
      <RunList runs={runs} channelCode={channel.code} namesShop={false} />
    </Panel>
  ));
}

/** Asks for the yes of this very shop, from whichever page. */
export function ReconnectForm({
  shop,
  channelCode,
}: {
  shop: { id: string; name: string };
  channelCode: string;
}) {
  const t = useT(pushMessages);
  return (
    <Form method="post" action={`/seller/channels/${channelCode}/shop`} className="mt-3">
      <input type="hidden" name="shop" value={shop.id} />
      <SubmitButton
        look="secondary"
        name="intent"
        value="reconnect"
        busyLabel={t('connecting')}
        className="w-full wrap-anywhere sm:w-auto"
      >
        {t('reconnectNamed', { shop: shop.name })}
      </SubmitButton>
    </Form>
  );
}
