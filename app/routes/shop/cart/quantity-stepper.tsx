import { Form, useSubmit } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { cartMessages } from '#app/i18n/cart.ts';
import { useT } from '#app/i18n/messages.ts';

/** Pieces of one size: one fewer, one more, or a number typed. Without JavaScript a typed number has its own button. */
export function QuantityStepper({
  code,
  quantity,
  product,
  isWrong,
}: {
  code: string;
  /** As it is in the basket, or as it was typed where that came back. */
  quantity: number | string;
  product: string;
  isWrong: boolean;
}) {
  const t = useT(cartMessages);
  const submit = useSubmit();
  const id = `quantity-${code}`;
  const step = 'inline-flex size-12 items-center justify-center hover:bg-paper-2';
  return (
    <Form method="post" preventScrollReset className="flex items-center gap-2">
      <input type="hidden" name="code" value={code} />
      {/* The first button of a form is the one that Enter presses: it takes the number as it was typed. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t('update')}
      </button>
      <div className="flex items-stretch overflow-hidden rounded-md border-2 border-line-strong bg-white">
        <button type="submit" name="step" value="-1" aria-label={t('fewer', { product })} className={step}>
          <Icon name="minus" />
        </button>
        <input
          id={id}
          name="quantity"
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          aria-label={t('piecesOf', { product })}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          defaultValue={quantity}
          onChange={(event) => {
            // A number that is still being typed is empty for a moment.
            if (event.currentTarget.value !== '')
              submit(event.currentTarget.form, { preventScrollReset: true });
          }}
          className="w-12 border-x-2 border-line bg-white text-center font-bold"
        />
        <button type="submit" name="step" value="1" aria-label={t('more', { product })} className={step}>
          <Icon name="plus" />
        </button>
      </div>
      <noscript>
        <button type="submit" className="min-h-12 px-2 text-sm font-bold text-indigo-2 underline">
          {t('update')}
        </button>
      </noscript>
    </Form>
  );
}
