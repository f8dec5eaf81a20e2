import { Form } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button, SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import type { CheckoutReview } from '#app/domain/payments/checkout/check-checkout.server.ts';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { useFieldLabels } from '#app/routes/shop/checkout/field-labels.ts';
import { isPlacing } from '#app/routes/shop/checkout/keep-typed.tsx';
import { ReviewContact } from '#app/routes/shop/checkout/review-contact.tsx';
import { ReviewOrder } from '#app/routes/shop/checkout/review-order.tsx';
import { TypedFields } from '#app/routes/shop/checkout/typed-fields.tsx';

/** Everything as it will be ordered: read through, then placed or changed (Law 19/2023, Article 38). */
export function ReviewPage({
  view,
  typed,
  review,
  errors,
}: {
  view: CheckoutView;
  typed: TypedCheckout;
  review: CheckoutReview;
  /** What is other than it was looked through before. */
  errors: FormErrors;
}) {
  const t = useServiceWords(checkoutMessages, view.isService);
  const language = useLanguage();
  const labels = useFieldLabels(view);
  const hasChanged = Object.keys(errors).length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasChanged) heading.current?.focus();
  }, [hasChanged]);
  return (
    <Form
      method="post"
      action={localPath(language, '/checkout')}
      className="page grid items-start gap-6 pt-6 pb-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10"
    >
      <TypedFields view={view} typed={typed} />
      <div className="space-y-6">
        <div>
          <h1 ref={heading} tabIndex={-1} className="text-3xl focus:outline-none">
            {t('reviewTitle')}
          </h1>
          <p className="mt-2">{t('reviewText')}</p>
        </div>
        <ErrorSummary errors={errors} labels={labels} title={t('notOrderedYet')} />
        {view.groups.map((group) => {
          const part = review.parts.find(({ producerId }) => producerId === group.producerId);
          return (
            part && <ReviewOrder key={group.producerId} group={group} part={part} contact={review.contact} />
          );
        })}
        <ReviewContact contact={review.contact} isService={view.isService} />
        {view.hasAlcohol && (
          <Note tone="warning">
            <p>{t('alcoholWarning')}</p>
            <p className="mt-1">{t('idAtHandover')}</p>
          </Note>
        )}
      </div>
      <section className="space-y-3 rounded-lg border border-line bg-white p-5 lg:sticky lg:top-6">
        <Row label={t('goods')} amount={view.goodsAmount} />
        {!view.isService && <Row label={t('delivery')} amount={review.deliveryAmount} />}
        <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
          <span className="text-lg font-bold">{t('total')}</span>
          <data value={review.totalAmount} className="text-2xl font-bold whitespace-nowrap text-red-deep">
            {formatVnd(language, review.totalAmount)}
          </data>
        </p>
        <SubmitButton
          look="action"
          onClick={isPlacing}
          name="intent"
          value="order"
          busyLabel={t('placing')}
          className="w-full text-lg"
        >
          {t('place')}
        </SubmitButton>
        <Button type="submit" name="intent" value="change" look="secondary" className="w-full">
          {t('change')}
        </Button>
        <p className="text-sm text-ink-soft">{t('placeNote')}</p>
      </section>
    </Form>
  );
}

function Row({ label, amount }: { label: string; amount: number }) {
  const language = useLanguage();
  return (
    <p className="flex items-baseline justify-between gap-4">
      <span>{label}</span>
      <data value={amount} className="whitespace-nowrap">
        {formatVnd(language, amount)}
      </data>
    </p>
  );
}
