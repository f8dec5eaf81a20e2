import { ErrorLines } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { lineField } from '#app/routes/shop/checkout/read-checkout-form.ts';

/** More of them are folded away: on a phone the form stood several screens further down. */
const MOST_SHOWN = 6;

/** What is ordered and what it comes to without delivery, with what has changed since it was put in. */
export function GoodsSummary({ view, errors }: { view: CheckoutView; errors: FormErrors }) {
  const t = useServiceWords(checkoutMessages, view.isService);
  const word = useT(cartMessages);
  const language = useLanguage();
  const lines = view.groups.flatMap((group) => group.lines);
  const hasNews = lines.some(
    ({ variantId, price, seenPrice, quantity, stock }) =>
      price !== seenPrice || quantity > stock || errors[`lines.${variantId}`],
  );
  const list = (
    <ul className="mt-1 divide-y divide-line">
      {lines.map((line) => {
        const title = pickText(language, line.titleVi, line.titleEn);
        const size = pickText(language, line.sizeVi, line.sizeEn);
        const error = errors[`lines.${line.variantId}`];
        const prices = {
          before: formatVnd(language, line.seenPrice),
          now: formatVnd(language, line.price),
        };
        return (
          <li
            key={line.variantId}
            id={`lines.${line.variantId}`}
            className="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-start gap-x-3 py-3"
          >
            <input type="hidden" name="line" value={lineField(line)} />
            <ProductPicture
              picture={line.picture}
              sizes="48px"
              isDecoration
              className="aspect-square w-full rounded object-cover"
            />
            <div className="min-w-0">
              <p lang={title.lang} className="leading-snug font-bold">
                {title.text}
              </p>
              <p className="text-sm text-ink-soft">
                <span lang={size.lang}>{size.text}</span> × {line.quantity}
              </p>
              {line.price !== line.seenPrice && (
                <p className="text-sm font-bold text-turmeric-text">
                  {word(line.price > line.seenPrice ? 'priceUp' : 'priceDown', prices)}
                </p>
              )}
              <ErrorLines id={`lines.${line.variantId}`} errors={error} />
              {!error && line.quantity > line.stock && (
                <p className="text-sm font-bold text-red-deep">{word('short', { left: line.stock })}</p>
              )}
            </div>
            <data value={line.price * line.quantity} className="whitespace-nowrap">
              {formatVnd(language, line.price * line.quantity)}
            </data>
          </li>
        );
      })}
    </ul>
  );
  return (
    <section className="rounded-lg border border-line bg-paper-2 p-4 sm:p-5">
      <h2 className="text-lg">{t('goods')}</h2>
      {lines.length > MOST_SHOWN ? (
        <details open={hasNews} className="group">
          <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-2 font-bold text-indigo-2">
            {t('goodsFolded', { count: lines.length })}
            <Icon name="down" className="size-5 group-open:rotate-180" />
          </summary>
          {list}
        </details>
      ) : (
        list
      )}
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <span className="font-bold">{view.isService ? t('total') : word('goodsTotal')}</span>
        <data value={view.goodsAmount} className="text-xl font-bold whitespace-nowrap text-red-deep">
          {formatVnd(language, view.goodsAmount)}
        </data>
      </p>
      {!view.isService && <p className="mt-1 text-sm text-ink-soft">{word('deliveryLater')}</p>}
    </section>
  );
}
