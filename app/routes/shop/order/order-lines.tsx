import { Link } from '@remix-run/react';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { MoneyFacts } from '#app/routes/shop/order/money-facts.tsx';

export type LineOfPage = OrderOfPage['lines'][number];

/** The name of what was bought with its size, as it was then. */
export function lineName(language: 'vi' | 'en', { goods }: Pick<LineOfPage, 'goods'>): string {
  const title = pickText(language, goods.titleVi, goods.titleEn).text;
  const size = pickText(language, goods.sizeVi, goods.sizeEn).text;
  return size ? `${title}, ${size}` : title;
}

/** What was bought, as it was agreed, and what it comes to. */
export function OrderLines({ order }: { order: OrderOfPage }) {
  const isService = isUsedThere(order.delivery);
  const t = useServiceWords(orderPageMessages, isService);
  const language = useLanguage();
  const row = 'flex justify-between gap-4';
  return (
    <div className="space-y-3">
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <li key={line.id} className="py-2.5">
            <div className={row}>
              <div className="min-w-0">
                <Link
                  to={localPath(language, `/products/${line.goods.slug}`)}
                  className="font-bold break-words"
                >
                  {lineName(language, line)}
                </Link>
                <span className="block text-sm text-ink-soft">
                  {[
                    t('piece', { count: line.quantity, price: formatVnd(language, line.unitPrice) }),
                    line.cancelled > 0 && t('cancelledPieces', { count: line.cancelled }),
                    line.returned > 0 && t('returnedPieces', { count: line.returned }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <span className="whitespace-nowrap tabular-nums">{formatVnd(language, line.amount)}</span>
            </div>
            <WhatWasSaid line={line} isService={isService} />
          </li>
        ))}
      </ul>
      <div className="space-y-1 border-t-2 border-line pt-2">
        <p className={row}>
          <span>{t('goodsAmount')}</span>
          <span className="tabular-nums">{formatVnd(language, order.orderedAmount)}</span>
        </p>
        {!isService && (
          <p className={row}>
            <span>{t('deliveryAmount')}</span>
            <span className="tabular-nums">
              {order.deliveryAmount === 0 ? t('free') : formatVnd(language, order.deliveryAmount)}
            </span>
          </p>
        )}
        {takenOff(order).map(({ kind, amount }) => (
          <p key={kind} className={row}>
            <span>{t(`takenOff_${kind}`)}</span>
            <span className="whitespace-nowrap tabular-nums">{formatVnd(language, -amount)}</span>
          </p>
        ))}
        <p className={`${row} text-lg font-bold`}>
          <span>{t('total')}</span>
          <span className="tabular-nums">{formatVnd(language, order.orderedTotal)}</span>
        </p>
        {/* Of an order that waits, only what is still to be paid counts. */}
        {order.state !== 'waiting' && <MoneyFacts cost={order.cost} />}
      </div>
    </div>
  );
}

/** VND of pieces that were taken off an order that goes on, by what became of them. */
function takenOff({ takenOff: all, lines }: OrderOfPage) {
  if (all === 0) return [];
  return (['cancelled', 'returned'] as const)
    .map((kind) => ({ kind, amount: lines.reduce((sum, line) => sum + line.unitPrice * line[kind], 0) }))
    .filter(({ amount }) => amount > 0);
}

/** Label content and star of the day of the order: what the buyer agreed to. */
function WhatWasSaid({ line: { goods }, isService }: { line: LineOfPage; isService: boolean }) {
  const t = useServiceWords(orderPageMessages, isService);
  const language = useLanguage();
  const label = Object.entries(goods.label).filter(([, value]) => value.trim() !== '');
  if (label.length === 0 && !goods.recognition) return null;
  return (
    <details className="mt-1 text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-indigo-2 underline underline-offset-4">
        {t('whatWasSaid')}
      </summary>
      <ul className="space-y-1 pb-2">
        {goods.recognition && (
          <li>
            {t('starsThen', {
              stars: goods.recognition.stars,
              day: formatDate(language, goods.recognition.validUntil),
            })}
          </li>
        )}
        {label.map(([field, value]) => (
          <li key={field} className="break-words">
            <span className="text-ink-soft">{labelFieldName(language, field)}: </span>
            <span lang={language === 'vi' ? undefined : 'vi'}>{value}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
