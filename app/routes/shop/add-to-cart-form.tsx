import { Link, useFetcher } from '@remix-run/react';
import { type FormEvent, lazy, Suspense, useEffect } from 'react';
import { buttonClass } from '#app/components/button.tsx';
import { CART_CHANGED } from '#app/components/cart-link.tsx';
import { Icon } from '#app/components/icon.tsx';
import { buyButtonMessages } from '#app/i18n/buy-button.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { action } from '#app/routes/shop/cart.tsx';

/** Fetched when something was refused: the texts of all refusals weigh more than the rest of the page. */
const RefusedLines = lazy(() => import('#app/routes/shop/refused-lines.tsx'));

/** Puts one size into the basket. In the browser the page stays where it is; without JavaScript the basket opens. */
export function AddToCartForm({ code, sizeName }: { code: string; sizeName: string }) {
  const t = useT(buyButtonMessages);
  const language = useLanguage();
  const fetcher = useFetcher<typeof action>();
  const { data: answer, state } = fetcher;
  useEffect(() => {
    if (answer) window.dispatchEvent(new Event(CART_CHANGED));
  }, [answer]);
  const errors = answer && 'errors' in answer ? Object.values(answer.errors) : [];
  const isAdded = answer !== undefined && 'added' in answer;
  const id = `add-${code}`;
  const toCart = localPath(language, '/cart');
  /** Said here and not by a field that appears later: whoever is quick would meet a form that has no such field yet. */
  const stayHere = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    fields.set('stay', '1');
    fetcher.submit(fields, { method: 'post', action: toCart });
  };
  return (
    <fetcher.Form method="post" action={toCart} onSubmit={stayHere} className="space-y-2 pt-1.5">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="intent" value="add" />
      {errors.length > 0 && (
        <Suspense>
          <RefusedLines id={id} errors={errors} />
        </Suspense>
      )}
      <div className="flex items-stretch gap-2.5">
        <input
          type="number"
          id={id}
          name="quantity"
          min={1}
          max={99}
          required
          defaultValue={1}
          inputMode="numeric"
          aria-label={t('quantityOf', { size: sizeName })}
          aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
          className="w-18 rounded-md border-2 border-line-strong bg-white px-2 text-center font-bold"
        />
        <button
          type="submit"
          aria-disabled={state !== 'idle'}
          onClick={(event) => state !== 'idle' && event.preventDefault()}
          className={`${buttonClass('action')} grow sm:grow-0 sm:px-8`}
        >
          <Icon name="basket" />
          {state === 'submitting' ? t('adding') : t('add')}
        </button>
      </div>
      <div role="status">
        {isAdded && state === 'idle' && (
          <p className="flex flex-wrap items-center gap-x-3 font-bold text-green-text">
            <span className="inline-flex items-center gap-1.5">
              <Icon name="check" />
              {t('addedHere')}
            </span>
            <Link to={localPath(language, '/cart')} className="inline-flex min-h-12 items-center">
              {t('seeBasket')}
            </Link>
          </p>
        )}
      </div>
    </fetcher.Form>
  );
}
