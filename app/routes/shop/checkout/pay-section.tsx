import { RadioCards } from '#app/components/radio-cards.tsx';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';

/** How each producer is paid. */
export function PaySection({
  view,
  typed,
  errors,
  holdMinutes,
}: {
  view: CheckoutView;
  typed: TypedCheckout;
  errors: FormErrors;
  holdMinutes: number;
}) {
  const t = useT(checkoutMessages);
  return (
    <CheckoutSection title={t('pay')}>
      {view.groups.map(({ producerId, producerName, methods }) => (
        <RadioCards
          key={producerId}
          name={`method.${producerId}`}
          legend={t('payOf', { producer: producerName })}
          errors={errors[`method.${producerId}`]}
          defaultValue={typed.parts[producerId]?.method || (methods[0] ?? '')}
          cards={methods.map((method) => ({
            value: method,
            label: t(method),
            hint: t(`${method}Hint`),
          }))}
        />
      ))}
      <p className="text-sm text-ink-soft">
        {t('noCash')} {t('hold', { minutes: holdMinutes })}
      </p>
    </CheckoutSection>
  );
}
