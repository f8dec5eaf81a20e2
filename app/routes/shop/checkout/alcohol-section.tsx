import { Note } from '#app/components/note.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useT } from '#app/i18n/messages.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';

/** What follows from alcohol in an order (Law 44/2019, Articles 5 and 16). */
export function AlcoholSection({ typed, errors }: { typed: TypedCheckout; errors: CheckoutErrors }) {
  const t = useT(checkoutMessages);
  return (
    <CheckoutSection title={t('adult')}>
      <Note tone="warning">
        <p>{t('alcoholWarning')}</p>
        <p className="mt-1">{t('idAtHandover')}</p>
      </Note>
      <TextField
        name="birthDate"
        label={t('birthDate')}
        hint={t('birthDateHint')}
        autoComplete="bday"
        inputMode="numeric"
        defaultValue={typed.birthDate}
        errors={errors.birthDate}
      />
    </CheckoutSection>
  );
}
