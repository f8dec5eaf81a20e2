import { Link } from '@remix-run/react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { BlockedGoods } from '#app/domain/channels/pack/place-in-pack.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

/** Goods that stay out of the pack until they are mended; a tick sends one along all the same. */
export function BlockedGoodsPanel({
  channelName,
  blocked,
}: {
  channelName: string;
  blocked: readonly BlockedGoods[];
}) {
  const t = useT(packMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  return (
    <Panel title={t('blockedTitle', { count: blocked.length, channel: channelName })}>
      <p className="measure text-ink-soft">{t('blockedText')}</p>
      <ul className="divide-y divide-line">
        {blocked.map(({ listingId, title, sku, reason, needsPaper: [paper] }) => (
          <li key={listingId} className="py-3">
            <p>
              <strong>{title}</strong>
              {sku && <span className="text-ink-soft"> ({sku})</span>}
            </p>
            <p className="measure">{reason[language]}</p>
            <div className="flex flex-wrap items-center gap-x-6">
              <Link
                to={paper ? `/seller/papers/give?kind=${paper}` : `/seller/listings/${listingId}`}
                className="inline-flex min-h-12 items-center font-bold"
              >
                {paper ? t('givePaper') : tChannel('mend')}
                <span className="sr-only"> {title}</span>
              </Link>
              {!paper && (
                <Checkbox
                  name="even"
                  value={listingId}
                  label={
                    <>
                      {t('sendEven')}
                      <span className="sr-only">: {title}</span>
                    </>
                  }
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
