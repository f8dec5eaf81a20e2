import { Form, Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import type { BasketLine } from '#app/domain/orders/cart/read-lines.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { QuantityStepper } from '#app/routes/shop/cart/quantity-stepper.tsx';

/** One size in the basket: what it is, what has changed since it was put in, how many, and out with it. */
export function BasketLineRow({
  line,
  error,
  typed,
}: {
  line: BasketLine;
  error: FieldError | undefined;
  /** What was typed for its pieces and came back. */
  typed: string | undefined;
}) {
  const t = useT(cartMessages);
  const language = useLanguage();
  const title = pickText(language, line.titleVi, line.titleEn);
  const size = pickText(language, line.sizeVi, line.sizeEn);
  const product = `${title.text}, ${size.text}`;
  const money = (amount: number) => formatVnd(language, amount);
  const prices = { before: money(line.seenPrice), now: money(line.price) };
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 py-4 sm:grid-cols-[6rem_minmax(0,1fr)]">
      <ProductPicture
        picture={line.picture}
        sizes="96px"
        isDecoration
        className="aspect-square w-full rounded-md object-cover"
      />
      <div className="min-w-0 space-y-1">
        <p className="font-bold">
          <Link
            to={localPath(language, `/products/${line.slug}`)}
            lang={title.lang}
            className="text-ink no-underline hover:underline"
          >
            {title.text}
          </Link>
        </p>
        <p className="text-sm text-ink-soft">
          <span lang={size.lang}>{size.text}</span> · {t('each', { price: money(line.price) })}
        </p>
        {line.price !== line.seenPrice && (
          <p className="text-sm font-bold text-turmeric-text">
            {t(line.price > line.seenPrice ? 'priceUp' : 'priceDown', prices)}
          </p>
        )}
        {line.quantity > line.stock && (
          <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-x-3">
            <input type="hidden" name="code" value={line.code} />
            <p className="font-bold text-red-deep">{t('short', { left: line.stock })}</p>
            <button
              type="submit"
              name="quantity"
              value={line.stock}
              className={buttonClass('secondary', 'sm')}
            >
              {t('takeLeft', { left: line.stock })}
            </button>
          </Form>
        )}
      </div>
      <div className="col-span-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 sm:col-span-1 sm:col-start-2">
        {error && (
          <div className="w-full">
            <ErrorLines id={`quantity-${line.code}`} errors={error} />
          </div>
        )}
        <QuantityStepper
          key={line.quantity}
          code={line.code}
          quantity={typed ?? line.quantity}
          product={product}
          isWrong={error !== undefined}
        />
        <Form method="post" preventScrollReset>
          <input type="hidden" name="code" value={line.code} />
          <button
            type="submit"
            name="intent"
            value="remove"
            aria-label={t('removeNamed', { product })}
            className="inline-flex min-h-12 items-center gap-1.5 rounded-md px-2 text-sm font-bold text-ink-soft hover:bg-paper-2"
          >
            <Icon name="trash" />
            {t('remove')}
          </button>
        </Form>
        <data
          value={line.price * line.quantity}
          className="text-lg font-bold whitespace-nowrap text-red-deep"
        >
          {money(line.price * line.quantity)}
        </data>
      </div>
    </li>
  );
}
