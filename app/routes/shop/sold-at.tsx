import { Icon } from '#app/components/icon.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { SoldAt as Place } from '#app/domain/catalog/read-product.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** Where else the product is on sale, and how sure we are of it. */
export function SoldAt({ places }: { places: readonly Place[] }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  if (places.length === 0) return <p className="text-ink-soft">{t('soldAtNone')}</p>;
  return (
    <ul className="divide-y divide-line">
      {places.map(({ channelCode, name, url, verifiedAt }) => (
        <li
          key={`${channelCode}${url}`}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2"
        >
          {url ? (
            <a
              href={url}
              rel="noopener nofollow ugc"
              className="inline-flex min-h-11 items-center gap-2 font-bold"
            >
              {name}
              <Icon name="external" className="size-4" />
            </a>
          ) : (
            <span className="inline-flex min-h-11 items-center font-bold">{name}</span>
          )}
          {verifiedAt ? (
            <Pill tone="green">{t('soldAtVerified', { date: formatDate(language, verifiedAt) })}</Pill>
          ) : (
            <span className="text-sm text-ink-soft">{t('soldAtClaimed')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
