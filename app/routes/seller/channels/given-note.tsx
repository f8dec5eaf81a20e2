import type { ChannelReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { readinessAnchor } from '#app/routes/seller/channels/readiness-anchor.ts';

type PartMessage = Extract<keyof (typeof readinessMessages)['vi'], `given_${string}`>;

/** Parts of a listing by the last name in the path of their field. */
const parts: Readonly<Record<string, PartMessage>> = {
  titleVi: 'given_title',
  descriptionVi: 'given_description',
  brand: 'given_brand',
  setCode: 'given_setCode',
  photos: 'given_photos',
  variants: 'given_sizes',
  weightGrams: 'given_weight',
  package: 'given_package',
  priceVnd: 'given_price',
  stock: 'given_stock',
  sku: 'given_sku',
  gtin: 'given_gtin',
  nameVi: 'given_sizeName',
};

/** What the producer has given and a reviewer has not read yet, and the channels that it will open. */
export function GivenNote({
  listingId,
  channels,
  opened,
}: {
  listingId: string;
  channels: readonly ChannelReadiness[];
  /** Those that lack nothing else. */
  opened: readonly ChannelReadiness[];
}) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  const fields = channels.flatMap(({ given }) =>
    given.map(({ fieldPath }) => {
      const last = fieldPath
        .split('.')
        .filter((part) => !/^\d+$/.test(part))
        .at(-1);
      return t(parts[last ?? ''] ?? 'given_other');
    }),
  );
  if (fields.length === 0) return null;
  return (
    <div className="mb-2 rounded-md border-l-4 border-indigo bg-indigo-tint p-3">
      <p>
        <strong>{t('waitingFor', { fields: [...new Set(fields)].join(', ') })}</strong> {t('waitingText')}
      </p>
      {opened.length > 0 && (
        <p>
          {t('waitingOpens')}{' '}
          {opened.map(({ code, name, items }, at) => (
            // One with advice left has its place among those.
            <span
              key={code}
              id={items.length === 0 ? readinessAnchor(listingId, code) : undefined}
              className="scroll-mt-16"
            >
              {at > 0 && ', '}
              {channelNameText(language, { code, name })}
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}
