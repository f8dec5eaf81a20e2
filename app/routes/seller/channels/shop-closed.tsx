import { Note } from '#app/components/note.tsx';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { ReconnectForm } from '#app/routes/seller/channels/former-shops.tsx';
import type { ShopState } from '#db/tables/pushes.ts';

/** In place of the goods to push: the shop is not connected, why, and the way back. */
export function ShopClosed({
  shop,
  channel,
}: {
  shop: { id: string; name: string; state: ShopState };
  channel: { code: string; name: string };
}) {
  const t = useT(pushMessages);
  return (
    <Note tone="warning" title={t('closedTitle', { shop: shop.name })}>
      <p className="measure">
        {t(`state_${shop.state}`)}. {t(shop.state === 'suspended' ? 'suspendedText' : 'closedText')}
      </p>
      <ReconnectForm shop={shop} channelCode={channel.code} />
    </Note>
  );
}
