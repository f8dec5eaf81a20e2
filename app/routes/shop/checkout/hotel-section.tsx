import { TextField } from '#app/components/text-field.tsx';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useT } from '#app/i18n/messages.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';

/** Where a guest of a hotel is found. */
export function HotelSection({ typed, errors }: { typed: TypedCheckout; errors: CheckoutErrors }) {
  const t = useT(checkoutMessages);
  return (
    <CheckoutSection title={t('hotelWhere')} needs="hotel">
      <TextField
        name="hotelName"
        label={t('hotelName')}
        defaultValue={typed.hotelName}
        errors={errors.hotelName}
      />
      <TextField
        name="hotelRoom"
        label={t('hotelRoom')}
        defaultValue={typed.hotelRoom}
        errors={errors.hotelRoom}
      />
    </CheckoutSection>
  );
}
