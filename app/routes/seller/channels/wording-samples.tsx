import { Link } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { readWordingDefaults } from '#app/domain/channels/wording/read-wording-defaults.server.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingDefaultMessages } from '#app/i18n/wording-defaults.ts';

type Defaults = Awaited<ReturnType<typeof readWordingDefaults>>;

/** Some of the producer's goods as the channel sees them with what is saved. */
export function WordingSamples({
  channel,
  samples,
  ownWay,
}: {
  channel: { code: string; name: string };
  samples: Defaults['samples'];
  ownWay: number;
}) {
  const t = useT(wordingDefaultMessages);
  const language = useLanguage();
  return (
    <Panel title={t('samplesTitle', { channel: channelNameText(language, channel) })}>
      {samples.length === 0 ? (
        <EmptyState
          title={t('noGoodsTitle')}
          action={<LinkButton to="/seller/listings/new">{t('newListing')}</LinkButton>}
        >
          <p>{t('noGoodsText')}</p>
        </EmptyState>
      ) : (
        <>
          {ownWay > 0 && <p className="mb-3 text-sm text-ink-soft">{t('ownWay', { count: ownWay })}</p>}
          <ul className="divide-y divide-line">
            {samples.map(({ id, title, seenTitle, brand, sizes }) => (
              <li key={id} className="space-y-1 py-3">
                <p lang="vi" className="font-bold wrap-anywhere">
                  {seenTitle}
                </p>
                <p className="text-sm text-ink-soft">
                  {brand ? <span lang="vi">{brand}</span> : t('noBrand')}
                </p>
                <ul>
                  {sizes.map(({ publicCode, nameVi, priceVnd, seenVnd }) => (
                    <li key={publicCode} className="flex flex-wrap justify-between gap-x-4">
                      <span lang="vi">{nameVi}</span>
                      <span className="tabular-nums">
                        {priceVnd !== seenVnd && (
                          <span className="text-sm text-ink-soft">
                            {t('onMarket', { price: formatVnd(language, priceVnd) })}{' '}
                          </span>
                        )}
                        <strong>{formatVnd(language, seenVnd)}</strong>
                      </span>
                    </li>
                  ))}
                </ul>
                <Link
                  to={`/seller/listings/${id}/channels?channel=${channel.code}`}
                  className="inline-flex min-h-12 items-center"
                >
                  {t('writeOwn')}
                  <span className="sr-only">: {title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
