import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import type { ChannelShops } from '#app/domain/channels/push/read-shops.server.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

type OtherShopCameProps = Pick<ChannelShops, 'channel' | 'awaited' | 'offers'>;

/** The yes that was to bring a shop back has brought another: which, and the two ways on. Nothing was connected yet. */
export function OtherShopCame({ channel, awaited, offers }: OtherShopCameProps) {
  const t = useT(pushMessages);
  const names = new Intl.ListFormat(useLanguage(), { type: 'conjunction' });
  const listed = (shops: OtherShopCameProps['offers']) => names.format(shops.map(({ name }) => `“${name}”`));
  return (
    <Note tone="warning" title={t('otherCameTitle')}>
      <p className="measure mt-1 wrap-anywhere">
        {t('otherCameText', {
          expected: listed(awaited),
          came: listed(offers),
          channel: channel.name,
        })}
      </p>
      <div className="mt-4 flex flex-col gap-3">
        {awaited.map(({ id, name }) => (
          <Form key={id} method="post">
            <input type="hidden" name="shop" value={id} />
            <SubmitButton
              name="intent"
              value="reconnect"
              busyLabel={t('connecting')}
              className="w-full sm:w-auto"
            >
              {t('reconnectOld', { shop: name })}
            </SubmitButton>
          </Form>
        ))}
        {offers.map(({ id, name }) => (
          <Form key={id} method="post">
            <input type="hidden" name="shops" value={id} />
            <SubmitButton look="secondary" name="intent" value="choose" className="w-full sm:w-auto">
              {t('isOtherShop', { shop: name })}
            </SubmitButton>
          </Form>
        ))}
      </div>
      <p className="measure mt-3 text-sm">{t('otherCameHint')}</p>
    </Note>
  );
}
