import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { isService } from '#app/domain/catalog/is-service.ts';
import { addToCart } from '#app/domain/orders/cart/add-to-cart.server.ts';
import { findSizes } from '#app/domain/orders/cart/find-sizes.server.ts';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import { rememberPrices } from '#app/domain/orders/cart/remember-prices.server.ts';
import { setCartQuantity } from '#app/domain/orders/cart/set-cart-quantity.server.ts';
import { readBasket } from '#app/domain/payments/checkout/read-basket.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { cartOwnerOf, countCookie, keepCart } from '#app/routes/cart-cookies.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AgainNote, type OrderedAgainNews } from '#app/routes/shop/cart/again-note.tsx';
import { AsideLines } from '#app/routes/shop/cart/aside-lines.tsx';
import { BasketGroupCard } from '#app/routes/shop/cart/basket-group-card.tsx';
import { RemovedNote } from '#app/routes/shop/cart/removed-note.tsx';
import type { Context } from '#app/server/context.ts';
import { takePointInProcess } from '#app/server/rate-limit-in-process.server.ts';

const MINUTE_MS = 60_000;

export const loader = loaderFor('public', async ({ context, request, actor, url, language }) => {
  const { owner, headers } = await cartOwnerOf(context, request, actor);
  const cart = await readCart(context, owner);
  const lines = cart?.lines ?? [];
  const basket = await readBasket(context, lines);
  const shown = [...basket.groups.flatMap((group) => group.lines), ...basket.aside];
  const changed = shown.filter(({ price, seenPrice }) => price !== seenPrice);
  // What this page says of prices is said once.
  if (cart) await rememberPrices(context, { cartId: cart.id, seen: changed });
  headers.append(
    'set-cookie',
    countCookie(
      context,
      lines.reduce((sum, { quantity }) => sum + quantity, 0),
    ),
  );
  const pieces = Number(url.searchParams.get('pieces'));
  const again = url.searchParams.get('again');
  const removed = url.searchParams.get('removed');
  return data(
    {
      title: translate(cartMessages, language)('cartTitle'),
      basket,
      isAdded: url.searchParams.has('added'),
      again: again !== null && /^\d{1,2}$/.test(again) ? await againOf(context, url, Number(again)) : null,
      removed: removed && Number.isInteger(pieces) && pieces > 0 ? { code: removed, pieces } : null,
    },
    { headers },
  );
});

/** What the address says of an order that was put into the basket again, told of the sizes as they stand now. */
async function againOf(context: Context, { searchParams }: URL, put: number): Promise<OrderedAgainNews> {
  const sizesOf = async (name: string) =>
    readBasket(context, await findSizes(context, (searchParams.get(name) ?? '').split('.').filter(Boolean)));
  const [missing, fewer] = [await sizesOf('missing'), await sizesOf('fewer')];
  const linesOf = ({ groups }: typeof missing) => groups.flatMap(({ lines }) => lines);
  return { put, missing: [...missing.aside, ...linesOf(missing)], fewer: linesOf(fewer) };
}

/** Pieces as they were typed; a stepper's button adds its own one. */
function quantityIn(form: FormData): number {
  const typed = textOf(form, 'quantity').trim();
  return (/^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN) + Number(textOf(form, 'step') || 0);
}

export const action = actionFor(
  'public',
  async ({ context, request, actor, language, clientAddress, url }) => {
    const form = await request.formData();
    const code = textOf(form, 'code');
    const isStaying = form.has('stay');
    const { owner, headers } = await cartOwnerOf(context, request, actor);
    const page = localPath(language, '/cart');
    return answerForm({ code, quantity: textOf(form, 'quantity') }, async () => {
      takePointInProcess(context, `cart|${clientAddress}`, context.config.limits.cartPerMinute, MINUTE_MS);
      if (textOf(form, 'intent') === 'add') {
        const { token, count } = await addToCart(context, owner, { code, quantity: quantityIn(form) });
        keepCart(context, headers, { owner, token, count });
        if (isStaying) return data({ added: true }, { headers });
        throw redirect(`${page}?added`, { status: 303, headers });
      }
      const quantity = textOf(form, 'intent') === 'remove' ? 0 : quantityIn(form);
      const { count, before } = await setCartQuantity(context, owner, { code, quantity });
      keepCart(context, headers, { owner, token: null, count });
      const isGone = quantity === 0 && before > 0;
      const undo = isGone ? `?${new URLSearchParams({ removed: code, pieces: String(before) })}` : '';
      throw redirect(`${url.pathname.replace(/\.data$/, '')}${undo}`, { status: 303, headers });
    });
  },
);

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders.has('retry-after') ? actionHeaders : loaderHeaders;

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function CartPage() {
  const { title, basket, isAdded, again, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOfServices = basket.groups.every(({ lines }) =>
    lines.every(({ picture }) => isService(picture.setCode)),
  );
  const isMixed =
    !isOfServices &&
    basket.groups.some(({ lines }) => lines.some(({ picture }) => isService(picture.setCode)));
  const t = useServiceWords(cartMessages, isOfServices);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : undefined;
  const errors = refused?.errors;
  const path = (to: string) => localPath(language, to);
  const isEmpty = basket.groups.length === 0 && basket.aside.length === 0;
  return (
    <div className="page space-y-6 pt-6 pb-4">
      <h1 className="text-3xl">{title}</h1>
      <ErrorSummary errors={errors} />
      {isAdded && !errors && !isEmpty && <Note tone="success">{t('added')}</Note>}
      {again && !errors && <AgainNote {...again} />}
      {removed && !errors && <RemovedNote {...removed} />}
      {isEmpty ? (
        <EmptyState
          title={t('emptyTitle')}
          action={<LinkButton to={path('/products')}>{t('goShopping')}</LinkButton>}
        >
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
          <div className="space-y-6">
            {basket.groups.map((group) => (
              <BasketGroupCard key={group.producerId} group={group} refused={refused} />
            ))}
            <AsideLines lines={basket.aside} />
          </div>
          {basket.groups.length > 0 && (
            <section className="space-y-4 rounded-lg border border-line bg-white p-5 lg:sticky lg:top-6">
              <p className="flex items-baseline justify-between gap-4">
                <span className="font-bold">
                  {t(isMixed ? 'goodsTotalOf_mixed' : 'goodsTotalOf', { count: basket.count })}
                </span>
                <data
                  value={basket.goodsAmount}
                  className="text-2xl font-bold whitespace-nowrap text-red-deep"
                >
                  {formatVnd(language, basket.goodsAmount)}
                </data>
              </p>
              <p className="text-sm text-ink-soft">
                {t('producersCount', { count: basket.groups.length })}. {t('deliveryLater')}
              </p>
              <LinkButton to={path('/checkout')} look="action" className="w-full">
                {t('toCheckout')}
              </LinkButton>
              <LinkButton to={path('/products')} look="quiet" className="w-full">
                {t('keepLooking')}
              </LinkButton>
            </section>
          )}
        </div>
      )}
    </div>
  );
}
