import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { isService } from '#app/domain/catalog/is-service.ts';
import type { BasketGroup } from '#app/domain/payments/checkout/read-basket.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { BasketLineRow } from '#app/routes/shop/cart/basket-line-row.tsx';

/** One producer's goods in the basket, with what they come to. */
export function BasketGroupCard({
  group,
  refused,
}: {
  group: BasketGroup;
  /** A number of pieces that came back, of one of these sizes or another. */
  refused: RefusedForm<{ code: string; quantity: string }> | undefined;
}) {
  const isOfServices = group.lines.every(({ picture }) => isService(picture.setCode));
  const t = useServiceWords(cartMessages, isOfServices);
  const language = useLanguage();
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-white">
      <h2 className="flex items-center gap-2.5 border-b border-line bg-paper-2 px-4 py-3 text-base sm:px-5">
        <Icon name="shop" className="size-5 text-indigo" />
        <span className="sr-only">{t('soldBy')}: </span>
        <Link
          to={localPath(language, `/producers/${group.producerSlug}`)}
          className="text-ink no-underline hover:underline"
        >
          {group.producerName}
        </Link>
      </h2>
      <ul className="divide-y divide-line px-4 sm:px-5">
        {group.lines.map((line) => (
          <BasketLineRow
            key={line.code}
            line={line}
            error={refused?.errors[`quantity-${line.code}`]}
            typed={refused?.kept.code === line.code ? refused.kept.quantity : undefined}
          />
        ))}
      </ul>
      {group.hasAlcohol && (
        <div className="px-4 pb-4 sm:px-5">
          <Note tone="warning">{t('alcoholNote')}</Note>
        </div>
      )}
      <p className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-3 sm:px-5">
        <span className="text-sm text-ink-soft">
          {t('subtotal')}
          <span className="sr-only"> {group.producerName}</span>
        </span>
        <data value={group.goodsAmount} className="font-bold whitespace-nowrap">
          {formatVnd(language, group.goodsAmount)}
        </data>
      </p>
    </section>
  );
}
