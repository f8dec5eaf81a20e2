import { Panel } from '#app/components/panel.tsx';
import type { DeliveryPreview } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { deliveryZones } from '#app/domain/orders/delivery/zones.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { formatVnd, formatWeight } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** What buyers are asked for sending an order now; small enough for a phone. */
export function PricePreview({ rows }: { rows: readonly DeliveryPreview[] }) {
  const t = useT(deliveryMessages);
  const language = useLanguage();
  const isUsual = rows.some(({ prices }) => prices.some((price) => price && !price.isOwn));
  return (
    <Panel title={t('previewTitle')}>
      <table className="w-full border-collapse text-[0.8125rem] sm:text-base">
        <caption className="pb-2 text-left text-ink-soft">{t('previewLead')}</caption>
        <thead>
          <tr className="border-b-2 border-indigo text-indigo">
            <th scope="col" className="py-2 pr-2 text-left align-bottom">
              {t('col_weight')}
            </th>
            {deliveryZones.map((zone) => (
              <th key={zone} scope="col" className="py-2 pl-1.5 text-right align-bottom">
                {t(`zone_${zone}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ grams, prices }) => (
            <tr key={grams}>
              <th scope="row" className="py-2 pr-2 text-left whitespace-nowrap">
                {formatWeight(language, grams)}
              </th>
              {prices.map((price, at) => (
                <td key={deliveryZones[at]} className="py-2 pl-1.5 text-right tabular-nums">
                  {price === null && <span className="text-ink-soft">{t('previewNone')}</span>}
                  {price?.isOwn && <strong>{formatVnd(language, price.amount)}</strong>}
                  {price && !price.isOwn && (
                    <i>
                      {formatVnd(language, price.amount)}
                      <span className="sr-only"> ({t('previewUsualMark')})</span>
                    </i>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isUsual && <p className="mt-2 text-sm text-ink-soft">{t('previewUsual')}</p>}
    </Panel>
  );
}
