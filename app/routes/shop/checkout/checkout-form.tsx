import { Form } from '@remix-run/react';
import { useState } from 'react';
import { Button, SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { provinceCodeOf, type TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { AsideLines } from '#app/routes/shop/cart/aside-lines.tsx';
import { AddressSection } from '#app/routes/shop/checkout/address-section.tsx';
import { AgreeSection } from '#app/routes/shop/checkout/agree-section.tsx';
import { AlcoholSection } from '#app/routes/shop/checkout/alcohol-section.tsx';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import { ContactSection } from '#app/routes/shop/checkout/contact-section.tsx';
import { DeliverySection } from '#app/routes/shop/checkout/delivery-section.tsx';
import { useFieldLabels } from '#app/routes/shop/checkout/field-labels.ts';
import { GoodsSummary } from '#app/routes/shop/checkout/goods-summary.tsx';
import { HotelSection } from '#app/routes/shop/checkout/hotel-section.tsx';
import { KeepTyped } from '#app/routes/shop/checkout/keep-typed.tsx';
import { useMissingWords } from '#app/routes/shop/checkout/missing-words.ts';
import { PaySection } from '#app/routes/shop/checkout/pay-section.tsx';
import { UnpaidWays } from '#app/routes/shop/checkout/unpaid-ways.tsx';

export type CheckoutFormProps = {
  view: CheckoutView;
  typed: TypedCheckout;
  errors: FormErrors;
  candidates: readonly PlaceCandidate[];
  /** Name of who is signed in; null for a guest. */
  buyer: string | null;
  holdMinutes: number;
  /** Code of what was ordered last in this browser. */
  lastOrder: string | null;
  /** The form as it first stands: what was typed in it before, in this window, is put back. */
  isFresh: boolean;
};

/** The one page of a checkout while it is filled in. */
export function CheckoutForm(props: CheckoutFormProps) {
  const { view, typed, candidates, buyer, holdMinutes, lastOrder, isFresh } = props;
  const errors = useMissingWords(view.isService)(props.errors);
  const t = useServiceWords(checkoutMessages, view.isService);
  const language = useLanguage();
  const [province, setProvince] = useState(typed.province);
  const labels = useFieldLabels(view);
  const path = (to: string) => localPath(language, to);
  const isShort = view.groups.some(({ lines }) => lines.some(({ quantity, stock }) => quantity > stock));
  const checkoutPath = path('/checkout');
  return (
    <div className="page space-y-6 pt-6 pb-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="text-sm text-ink-soft">
          {buyer === null ? (
            <>
              {t('asGuest')}{' '}
              <a
                href={`/account/sign-in?next=${encodeURIComponent(checkoutPath)}`}
                className="inline-flex min-h-11 items-center font-bold"
              >
                {t('signInInstead')}
              </a>
            </>
          ) : (
            t('asPerson', { name: buyer })
          )}
        </p>
      </div>
      <ErrorSummary errors={errors} labels={labels} title={t('notOrdered')} />
      <UnpaidWays errors={props.errors} lastOrder={lastOrder} />
      <Form
        method="post"
        action={checkoutPath}
        data-checkout=""
        noValidate
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10"
      >
        {/* The first button of a form is the one that Enter presses. */}
        <button
          type="submit"
          name="intent"
          value="review"
          tabIndex={-1}
          aria-hidden="true"
          className="sr-only"
        >
          {t('toReview')}
        </button>
        <KeepTyped isFresh={isFresh} onProvince={setProvince} />
        <input type="hidden" name="cartId" value={typed.cartId} />
        <input type="hidden" name="checkoutKey" value={typed.checkoutKey} />
        <input type="hidden" name="policies" value={typed.policies} />
        <input type="hidden" name="wasSignedIn" value={typed.wasSignedIn ? '1' : ''} />
        <div className="space-y-6 lg:order-1">
          {isShort && (
            <Note tone="warning">
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <p>{t('takeAllLeftText')}</p>
                <Button type="submit" name="intent" value="take-left" look="secondary" size="sm">
                  {t('takeAllLeft')}
                </Button>
              </div>
            </Note>
          )}
          <CheckoutSection title={t('how')}>
            {view.groups.map((group) => (
              <DeliverySection
                key={group.producerId}
                group={group}
                part={typed.parts[group.producerId]}
                province={provinceCodeOf(province)}
                today={view.today}
                errors={errors}
              />
            ))}
          </CheckoutSection>
          <AddressSection
            typed={typed}
            province={province}
            onProvince={setProvince}
            errors={errors}
            candidates={candidates}
          />
          <HotelSection typed={typed} errors={errors} />
          <ContactSection
            typed={typed}
            errors={errors}
            isService={view.isService}
            sellers={view.groups.length}
          />
          {view.hasAlcohol && <AlcoholSection typed={typed} errors={errors} />}
          <PaySection view={view} typed={typed} errors={errors} holdMinutes={holdMinutes} />
          <AgreeSection isAgreed={typed.agreed} errors={errors} isService={view.isService} />
          <div className="space-y-2">
            <SubmitButton
              look="action"
              name="intent"
              value="review"
              busyLabel={t('reviewing')}
              className="w-full sm:w-auto sm:min-w-60"
            >
              {t('toReview')}
            </SubmitButton>
            <p className="text-sm text-ink-soft">{t('reviewNote')}</p>
          </div>
        </div>
        <div className="row-start-1 space-y-3 lg:sticky lg:top-6 lg:order-2 lg:row-auto">
          <GoodsSummary view={view} errors={props.errors} />
          <LinkButton to={path('/cart')} look="quiet" size="sm">
            {t('backToCart')}
          </LinkButton>
        </div>
      </Form>
      {/* Forms of their own, which cannot stand within another. */}
      <AsideLines lines={view.aside} />
    </div>
  );
}
