import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import { readLastContact } from '#app/domain/orders/checkout/read-last-contact.server.ts';
import { checkoutKeyOf, openCheckout } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { policiesText } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { buyerOf, cartOwnerOf } from '#app/routes/cart-cookies.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AsideLines } from '#app/routes/shop/cart/aside-lines.tsx';
import { answerCheckout, answerOnPage } from '#app/routes/shop/checkout/answer-checkout.server.ts';
import { blankCheckout } from '#app/routes/shop/checkout/blank-checkout.ts';
import { CheckoutForm } from '#app/routes/shop/checkout/checkout-form.tsx';
import { policyVersions } from '#app/routes/shop/checkout/policy-versions.server.ts';
import { ReviewPage } from '#app/routes/shop/checkout/review-page.tsx';
import { readablePhone } from '#app/routes/shop/contact-block.tsx';
import { latestOrder } from '#app/routes/shop/order/order-access.server.ts';

const MINUTE_MS = 60_000;

export const loader = loaderFor('public', async ({ context, request, actor, language, page }) => {
  const { owner, headers } = await cartOwnerOf(context, request, actor);
  const answered = answerOnPage(page);
  const cart = answered ? null : await readCart(context, owner);
  const view = answered?.view ?? (await openCheckout(context, cart?.lines ?? []));
  const buyer = buyerOf(actor);
  const person = buyer && (await readPerson(context, buyer.personId)).data;
  const last = buyer && (await readLastContact(context, buyer.personId));
  const phone = last?.phone || person?.phone;
  const known = person && {
    name: last?.name || person.name,
    phone: phone ? readablePhone(phone) : '',
    email: last?.email ?? person.email ?? '',
    address: last?.address ?? null,
  };
  const cartId = cart?.id ?? answered?.typed.cartId ?? '';
  const policies = policiesText(policyVersions(language));
  const checkoutKey = cart ? checkoutKeyOf(context, cart.id) : (answered?.typed.checkoutKey ?? '');
  // Not `no-store`: the back button then brings back what was typed, and the form's key makes no second order.
  headers.set('cache-control', 'private, no-cache');
  return data(
    {
      title: translate(checkoutMessages, language)('title'),
      view,
      blank: blankCheckout(view, { cartId, checkoutKey, policies, known }),
      buyer: person?.name ?? null,
      lastOrder: latestOrder(request),
      holdMinutes: Math.round(context.config.orderHoldMs / MINUTE_MS),
    },
    { headers },
  );
});

export const action = actionFor('public', answerCheckout);

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders.has('retry-after') ? actionHeaders : loaderHeaders;

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function CheckoutPage() {
  const { view: first, blank, buyer, lastOrder, holdMinutes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const view = answer?.view ?? first;
  const typed = answer?.typed ?? blank;
  if (view.groups.length === 0) return <NothingToOrder view={view} lastOrder={lastOrder} />;
  if (answer?.review)
    return <ReviewPage view={view} typed={typed} review={answer.review} errors={answer.errors} />;
  return (
    <CheckoutForm
      // A form that comes back is another one: its boxes hold what the answer says.
      key={answer ? JSON.stringify([answer.errors, typed.lines]) : 'blank'}
      view={view}
      typed={typed}
      errors={answer?.errors ?? {}}
      candidates={answer?.candidates ?? []}
      buyer={buyer}
      holdMinutes={holdMinutes}
      lastOrder={lastOrder}
      isFresh={!answer}
    />
  );
}

/** The basket is empty, often because it has just been ordered. */
function NothingToOrder({
  view,
  lastOrder,
}: {
  view: ReturnType<typeof useLoaderData<typeof loader>>['view'];
  lastOrder: string | null;
}) {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  const isEmpty = view.aside.length === 0;
  return (
    <div className="page space-y-6 pt-6">
      <h1 className="text-3xl">{t('title')}</h1>
      <EmptyState
        title={t('nothingTitle')}
        action={
          <>
            {lastOrder && (
              <LinkButton to={localPath(language, `/orders/${lastOrder}`)}>
                {t('seeOrder', { code: lastOrder })}
              </LinkButton>
            )}
            <LinkButton to={localPath(language, '/products')} look={lastOrder ? 'secondary' : 'primary'}>
              {t('goShopping')}
            </LinkButton>
          </>
        }
      >
        <p>{lastOrder && isEmpty ? t('nothingAfterOrder', { code: lastOrder }) : t('nothingText')}</p>
      </EmptyState>
      <AsideLines lines={view.aside} />
    </div>
  );
}
